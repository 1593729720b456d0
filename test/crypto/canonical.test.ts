// RFC 8785: its own sample, Unicode and number tables, and what must be refused (attack 34).

import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import {
  assertPublic,
  CanonicalError,
  canonicalize,
  canonicalText,
  type Json,
  parseCanonical,
} from '#crypto/public/canonical.ts'
import { withVectors } from '#test/crypto/third-party.ts'

const LIMITS = { bytesMax: 65_536, depthMax: 8 }
const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof CanonicalError) return error.code
    throw error
  }
  return 'accepted'
}
const parsing = (text: string | Uint8Array) =>
  codeOf(() => parseCanonical(typeof text === 'string' ? utf8(text) : text, LIMITS))

describe('encoding', () => {
  test('gives the sample of RFC 8785 §3.2.2 and §3.2.3', () => {
    const source = `{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}`
    expect(canonicalText(JSON.parse(source) as Json)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('sorts keys by UTF-16 code units, as the example of RFC 8785 §3.2.3', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']
    const value = Object.fromEntries(keys.map((key) => [key, 0]))
    expect(Object.keys(JSON.parse(canonicalText(value)) as object).sort()).toEqual([...sorted].sort())
    expect(canonicalText(value)).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`)
  })

  // RFC 8785 Appendix B: the IEEE 754 bits and their one text.
  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555554', '333333333.33333325'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number with bits %s as %s', (bits, text) => {
    expect(canonicalText(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text)
  })

  test('integer-like keys, which JavaScript moves to the front, still sort as text', () => {
    expect(canonicalText({ '9': 1, '10': 2, a: 3, '-': 4 })).toBe('{"-":4,"10":2,"9":1,"a":3}')
  })

  test.each([
    ['NaN', Number.NaN, 'number'],
    ['infinity', Number.POSITIVE_INFINITY, 'number'],
    ['undefined', undefined, 'type'],
    ['bytes', new Uint8Array(2), 'type'],
    ['a date', new Date(0), 'type'],
    ['a hole', new Array(1), 'type'],
    ['a function', { toJSON: () => 1 }, 'type'],
    ['a lone surrogate', '\udc00', 'string'],
    ['a lone surrogate in a key', { '\ud800': 1 }, 'string'],
    ['a prototype key', JSON.parse('{"__proto__":1}'), 'key'],
  ])('has no canonical form for %s', (_, value, code) => {
    expect(codeOf(() => canonicalize(value as Json))).toBe(code)
    expect(codeOf(() => canonicalize({ inside: [value as Json] }))).toBe(code)
  })
})

describe('parsing', () => {
  test('whatever is encoded parses to the same value and the same bytes, in any order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (any) => {
        const value = JSON.parse(JSON.stringify(any)) as Json
        if (JSON.stringify(value).includes('__proto__')) return
        if (codeOf(() => canonicalize(value)) === 'string') return
        const bytes = canonicalize(value)
        const again = parseCanonical(bytes, { bytesMax: 1e6, depthMax: 16 })
        expect(again).toEqual(
          JSON.parse(JSON.stringify(value, (_, v: unknown) => (Object.is(v, -0) ? 0 : v))),
        )
        expect(canonicalize(again)).toEqual(bytes)
        expect(canonicalText(reversed(value))).toBe(fromUtf8(bytes))
      }),
    )
  })

  test('any bytes are refused with a code or are the encoding of what they gave', () => {
    const soup = fc.string({ unit: fc.constantFrom(...'{}[]",:019.-eE\\u "truefalsn_ab'), maxLength: 24 })
    const raw = fc.oneof(
      fc.uint8Array({ maxLength: 24 }),
      soup.map((text) => utf8(text)),
    )
    fc.assert(
      fc.property(raw, (bytes) => {
        const code = codeOf(() => expect(canonicalize(parseCanonical(bytes, LIMITS))).toEqual(bytes))
        expect(['accepted', 'utf8', 'syntax', 'not-canonical', 'too-deep', 'string', 'key']).toContain(code)
      }),
      { numRuns: 2000 },
    )
  })

  describe('attack 34: duplicate keys, big integers, odd Unicode', () => {
    test.each([
      ['a duplicate key', '{"a":1,"a":1}', 'not-canonical'],
      ['a duplicate key written two ways', '{"a":1,"\\u0061":2}', 'not-canonical'],
      ['keys out of order', '{"b":1,"a":1}', 'not-canonical'],
      ['an integer no double holds', '9007199254740993', 'not-canonical'],
      ['a number too large', '1e999', 'number'],
      ['minus zero', '-0', 'not-canonical'],
      ['a fraction of nothing', '1.0', 'not-canonical'],
      ['an exponent where none is due', '1e3', 'not-canonical'],
      ['a space', '{"a": 1}', 'not-canonical'],
      ['a trailing newline', '1\n', 'not-canonical'],
      ['an escaped letter', '"\\u0041"', 'not-canonical'],
      ['an escaped slash', '"\\/"', 'not-canonical'],
      ['a lone surrogate', '"\\ud800"', 'string'],
      ['a byte order mark', '\ufeff1', 'syntax'],
      ['two values', '1 2', 'syntax'],
      ['nothing', '', 'syntax'],
      ['a prototype key', '{"__proto__":{"admin":true}}', 'key'],
      ['a prototype key deeper', '{"a":{"__proto__":1}}', 'key'],
    ])('refuses %s', (_, text, code) => {
      expect(parsing(text)).toBe(code)
    })

    test('keeps composed and decomposed letters apart', () => {
      expect(parsing('{"\u00e9":1,"e\u0301":1}')).toBe('not-canonical')
      expect(parsing('{"e\u0301":1,"\u00e9":1}')).toBe('accepted')
    })

    test('refuses bytes that are not UTF-8', () => {
      expect(parsing(Uint8Array.of(0x22, 0xc0, 0x80, 0x22))).toBe('utf8')
    })
  })

  test('the limits hold at their edge', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
    expect(parsing(nested(8))).toBe('accepted')
    expect(parsing(nested(9))).toBe('too-deep')
    expect(parsing(nested(30_000))).toBe('too-deep')
    expect(parsing(`"${'a'.repeat(65_534)}"`)).toBe('accepted')
    expect(parsing(`"${'a'.repeat(65_535)}"`)).toBe('too-large')
  })
})

describe('the public profile', () => {
  test('takes words, base64url, whole numbers, truth and null', () => {
    const value = { v: 1, log: null, ok: true, ids: ['AbC-_9', ''], n: Number.MAX_SAFE_INTEGER, m: -1 }
    expect(codeOf(() => assertPublic(value))).toBe('accepted')
  })

  test.each([
    ['free text', 'Yara slaapt slecht', 'string'],
    ['a letter with an accent', 'gesprék', 'string'],
    ['a newline', 'a\n', 'string'],
    ['a fraction', 0.5, 'number'],
    ['an integer above 2^53 - 1', 2 ** 53, 'number'],
    ['a key with a space', { 'a b': 1 }, 'key'],
    ['an empty key', { '': 1 }, 'key'],
    ['a prototype key', JSON.parse('{"__proto__":1}'), 'key'],
    ['undefined', undefined, 'type'],
    ['bytes', new Uint8Array(1), 'type'],
  ])('refuses %s, at any depth', (_, value, code) => {
    expect(codeOf(() => assertPublic(value as Json))).toBe(code)
    expect(codeOf(() => assertPublic({ deeper: [{ still: value as Json }] }))).toBe(code)
  })
})

function reversed(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(reversed)
  const entries = Object.entries(value as Record<string, Json>).reverse()
  return Object.fromEntries(entries.map(([key, inside]) => [key, reversed(inside)]))
}

for (const name of ['arrays', 'french', 'structures', 'unicode', 'values', 'weird']) {
  withVectors(`jcs/input/${name}.json`, 'encodes as the author of RFC 8785 does', (input) => {
    const output = new URL(`../../../shared/vectors/jcs/output/${name}.json`, import.meta.url)
    if (!existsSync(output)) throw new Error('an input without its output')
    const expected = readFileSync(output)
    expect(Buffer.from(canonicalize(JSON.parse(input.toString('utf8')) as Json))).toEqual(expected)
    const limits = { bytesMax: expected.length, depthMax: 8 }
    expect(canonicalize(parseCanonical(expected, limits))).toEqual(Uint8Array.from(expected))
  })
}
