// Bytes, numbers and base64: against Node's Buffer, and strict where Buffer is not.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  base64,
  base64url,
  compare,
  concat,
  equal,
  fromBase64,
  fromBase64url,
  fromHex,
  fromU64be,
  fromUtf8,
  hex,
  u64be,
  utf8,
} from '#crypto/public/bytes.ts'

const bytes = fc.uint8Array({ maxLength: 100 })

describe('base64url', () => {
  test('writes what Node writes, and reads it back, for any bytes', () => {
    fc.assert(
      fc.property(bytes, (b) => {
        expect(base64url(b)).toBe(Buffer.from(b).toString('base64url'))
        expect(base64(b)).toBe(Buffer.from(b).toString('base64'))
        expect(fromBase64url(base64url(b))).toEqual(b)
        expect(fromBase64(base64(b))).toEqual(b)
      }),
    )
  })

  test('has one text for one byte string: any other text is refused', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const read = () => fromBase64url(text)
        if (/^[A-Za-z0-9_-]*$/.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text) {
          expect(base64url(read())).toBe(text)
        } else expect(read).toThrow(SyntaxError)
      }),
    )
  })

  test.each(['QQ==', 'QR', 'Q', 'Q Q', 'Q+/Q', 'Qé', 'QUE\n'])('refuses %j', (text) => {
    expect(() => fromBase64url(text)).toThrow(SyntaxError)
  })

  test('refuses another length than the one asked for', () => {
    expect(fromBase64url('AAAA', 3)).toEqual(new Uint8Array(3))
    expect(() => fromBase64url('AAAA', 4)).toThrow(SyntaxError)
  })

  test.each(['QQ', 'QQ=', 'QR==', 'QQ===', '====', 'Q-_=', 'QUE=\n', 'A==='])('padded refuses %j', (text) => {
    expect(() => fromBase64(text)).toThrow(SyntaxError)
  })
})

describe('numbers and text', () => {
  test('a number keeps its value through eight bytes, and its order', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (a, b) => {
        expect(fromU64be(u64be(a))).toBe(a)
        expect(Buffer.from(u64be(a)).readBigUInt64BE()).toBe(BigInt(a))
        expect(Math.sign(compare(u64be(a), u64be(b)))).toBe(Math.sign(a - b))
      }),
    )
  })

  test.each([-1, 0.5, 2 ** 53, Number.NaN])('no eight bytes for %d', (n) => {
    expect(() => u64be(n)).toThrow(RangeError)
  })

  test('eight bytes above 2^53 - 1 are no number', () => {
    expect(() => fromU64be(Uint8Array.of(0, 32, 0, 0, 0, 0, 0, 0))).toThrow(RangeError)
    expect(fromU64be(Uint8Array.of(0, 31, 255, 255, 255, 255, 255, 255))).toBe(Number.MAX_SAFE_INTEGER)
  })

  test('malformed text has no bytes and malformed bytes no text', () => {
    expect(() => utf8('\ud800')).toThrow(RangeError)
    for (const bad of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82]]) {
      expect(() => fromUtf8(Uint8Array.from(bad))).toThrow(TypeError)
    }
    expect(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe('\ufeffA')
  })

  test('hexadecimal is lower case and whole', () => {
    expect(hex(Uint8Array.of(0, 171, 255))).toBe('00abff')
    expect(fromHex('00abff')).toEqual(Uint8Array.of(0, 171, 255))
    for (const bad of ['0', 'AB', '0g', ' 00']) expect(() => fromHex(bad)).toThrow(SyntaxError)
  })
})

describe('comparing', () => {
  test('agrees with Node on equality and order', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(equal(a, b)).toBe(Buffer.from(a).equals(b))
        expect(equal(a, a.slice())).toBe(true)
        expect(Math.sign(compare(a, b))).toBe(Buffer.compare(a, b))
        expect(concat(a, b)).toEqual(Uint8Array.from(Buffer.concat([a, b])))
      }),
    )
  })
})
