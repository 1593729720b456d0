// HMAC-SHA-512 and HKDF: RFC 4231, Wycheproof, node:crypto; and that labels part what they derive.
import { createHmac, hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hex, utf8 } from '#crypto/public/bytes.ts'
import { expand, extract } from '#crypto/secret/hkdf.ts'
import { derive, hmacSha512 } from '#crypto/secret/hmac.ts'
import { hexOf, unhex, type Wycheproof, withJson } from '#test/crypto/third-party.ts'

describe('HMAC-SHA-512', () => {
  test('gives test cases 1, 2 and 6 of RFC 4231', () => {
    expect(hex(hmacSha512(new Uint8Array(20).fill(0x0b), utf8('Hi There')))).toBe(
      '87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854',
    )
    expect(hex(hmacSha512(utf8('Jefe'), utf8('what do ya want '), utf8('for nothing?')))).toBe(
      '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
    )
    const long = utf8('Test Using Larger Than Block-Size Key - Hash Key First')
    expect(hex(hmacSha512(new Uint8Array(131).fill(0xaa), long))).toBe(
      '80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598',
    )
  })

  test('agrees with node:crypto for any key and parts', () => {
    const bytes = fc.uint8Array({ maxLength: 300 })
    fc.assert(
      fc.property(bytes, bytes, bytes, (key, a, b) => {
        expect(hexOf(hmacSha512(key, a, b))).toBe(createHmac('sha512', key).update(a).update(b).digest('hex'))
      }),
    )
  })

  test('asks no memory that it does not give back', () => {
    // 200,000 states of 416 bytes would not fit into libsodium's 16 MiB of memory.
    const key = new Uint8Array(32)
    let last = hmacSha512(key)
    for (let i = 0; i < 200_000; i++) last = hmacSha512(key)
    expect(last).toEqual(hmacSha512(key))
  })
})

describe('HKDF-SHA-512', () => {
  test('agrees with node:crypto, extracted and expanded', () => {
    const bytes = fc.uint8Array({ maxLength: 100 })
    fc.assert(
      fc.property(bytes, bytes, bytes, fc.integer({ min: 1, max: 1000 }), (material, salt, info, length) => {
        const theirs = new Uint8Array(hkdfSync('sha512', material, salt, info, length))
        expect(expand(extract(salt, material), info, length)).toEqual(theirs)
      }),
    )
  })

  test('gives at most 255 blocks', () => {
    expect(expand(new Uint8Array(64), new Uint8Array(0), 255 * 64)).toHaveLength(16_320)
    expect(() => expand(new Uint8Array(64), new Uint8Array(0), 255 * 64 + 1)).toThrow(RangeError)
  })
})

describe('a derived key', () => {
  test('is the first half of HMAC-SHA-512 over the product label', () => {
    const secret = new Uint8Array(32).fill(4)
    const whole = createHmac('sha512', secret).update('gezinskluis/v1/inbox').digest()
    expect(derive(secret, 'inbox')).toEqual(Uint8Array.from(whole.subarray(0, 32)))
  })

  test('comes from no secret under 128 bits', () => {
    expect(() => derive(new Uint8Array(15), 'inbox')).toThrow(RangeError)
  })
})

type MacGroup = {
  tagSize: number
  tests: { tcId: number; key: string; msg: string; tag: string; result: string }[]
}
withJson<Wycheproof<MacGroup>>(
  'wycheproof/hmac_sha512_test.json',
  'HMAC is judged as Wycheproof asks',
  (file) => {
    for (const { tagSize, tests } of file.testGroups) {
      for (const { tcId, key, msg, tag, result } of tests) {
        const own = hexOf(hmacSha512(unhex(key), unhex(msg)).subarray(0, tagSize / 8))
        expect(own === tag, `case ${tcId}`).toBe(result === 'valid')
      }
    }
  },
)

type HkdfTest = {
  tcId: number
  ikm: string
  salt: string
  info: string
  size: number
  okm: string
  result: string
}
withJson<Wycheproof<{ tests: HkdfTest[] }>>(
  'wycheproof/hkdf_sha512_test.json',
  'HKDF is judged as Wycheproof asks',
  (file) => {
    for (const { tcId, ikm, salt, info, size, okm, result } of file.testGroups.flatMap(
      (group) => group.tests,
    )) {
      const own = () => hexOf(expand(extract(unhex(salt), unhex(ikm)), unhex(info), size))
      if (result === 'valid') expect(own(), `case ${tcId}`).toBe(okm)
      else expect(own, `case ${tcId}`).toThrow(RangeError)
    }
  },
)

test('one label is no beginning of another one that is used', () => {
  const labels = ['account/sign', 'account/box', 'account/symmetric', 'user-key/link', 'way/sign', 'way/box']
  labels.push('way/password', 'locator', 'password/salt', 'recovery/locator', 'inbox', 'epoch/link', 'commit')
  labels.push('invitation/locator', 'invitation/key', 'lockbox', 'letter', 'drop')
  for (const a of labels) for (const b of labels) expect(a !== b && b.startsWith(a)).toBe(false)
  const secret = new Uint8Array(16).fill(1)
  expect(new Set(labels.map((label) => hex(derive(secret, label)))).size).toBe(labels.length)
})
