// Boxes to a person: the X-Wing draft's vectors, @hpke/core both ways, and one error for all that fails.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, hex, utf8 } from '#crypto/public/bytes.ts'
import {
  BOX_OVERHEAD_BYTES,
  BoxError,
  boxPublicKey,
  ENC_BYTES,
  openWith,
  sealTo,
} from '#crypto/secret/hpke.ts'
import { sodium } from '#crypto/sodium.ts'
import { twinOpenWith, twinSealTo } from '#test/crypto/hpke-twin.ts'
import { unhex, type Wycheproof, withJson } from '#test/crypto/third-party.ts'

const seed = new Uint8Array(32).map((_, i) => i)
const publicKey = boxPublicKey(seed)
const info = utf8('info')
const exactly = (n: number) => fc.uint8Array({ minLength: n, maxLength: n })

test('what is boxed here opens in @hpke/core, and what @hpke/core boxes opens here', async () => {
  await fc.assert(
    fc.asyncProperty(
      exactly(32),
      fc.uint8Array({ maxLength: 40 }),
      fc.uint8Array({ maxLength: 200 }),
      async (s, i, text) => {
        const key = boxPublicKey(s)
        expect(await twinOpenWith(s, i, sealTo(key, i, text))).toEqual(text)
        expect(openWith(s, i, await twinSealTo(key, i, text))).toEqual(text)
      },
    ),
    { numRuns: 25 },
  )
})

test('a box is 1136 bytes longer than what is in it, and never the same twice', () => {
  const box = sealTo(publicKey, info, utf8('sleutel'))
  expect(box).toHaveLength(7 + BOX_OVERHEAD_BYTES)
  expect(box).not.toEqual(sealTo(publicKey, info, utf8('sleutel')))
})

describe('one error, whatever is wrong (attack 5)', () => {
  const box = sealTo(publicKey, info, utf8('sleutel'))
  const lowOrder = box.slice()
  lowOrder.fill(0, ENC_BYTES - 32, ENC_BYTES)
  test.each([
    ['a flipped bit in the ML-KEM ciphertext', box.with(0, (box[0] ?? 0) ^ 1)],
    ['a flipped bit in the X25519 share', box.with(ENC_BYTES - 32, (box[ENC_BYTES - 32] ?? 0) ^ 1)],
    ['a low-order X25519 share', lowOrder],
    ['a flipped bit in the text', box.with(ENC_BYTES, (box[ENC_BYTES] ?? 0) ^ 1)],
    ['a flipped bit in the tag', box.with(-1, (box.at(-1) ?? 0) ^ 1)],
    ['a missing tag', box.slice(0, ENC_BYTES)],
    ['half an encapsulation', box.slice(0, 100)],
    ['nothing', new Uint8Array(0)],
    ['a byte too many', concat(box, Uint8Array.of(0))],
  ])('%s', (_, broken) => {
    expect(() => openWith(seed, info, broken)).toThrow(BoxError)
  })

  test('another key, another info', () => {
    expect(() => openWith(seed.slice().reverse(), info, box)).toThrow(BoxError)
    expect(() => openWith(seed, utf8('Info'), box)).toThrow(BoxError)
  })
})

test('nothing is boxed to what is no public key', () => {
  const wrong = [
    publicKey.slice(1),
    new Uint8Array(1216).fill(255),
    concat(publicKey.subarray(0, 1184), new Uint8Array(32)),
  ]
  for (const key of wrong) expect(() => sealTo(key, info, utf8('sleutel'))).toThrow(RangeError)
})

type XWingVector = { seed: string; eseed: string; ss: string; sk: string; pk: string; ct: string }
withJson<XWingVector[]>(
  'xwing/xwing.json',
  'the KEM gives the keys and secrets of the X-Wing draft',
  (vectors) => {
    for (const { seed: sk, eseed, ss, pk, ct } of vectors) {
      expect(hex(boxPublicKey(unhex(sk)))).toBe(pk)
      const made = sodium.crypto_kem_xwing_enc_deterministic(unhex(pk), unhex(eseed))
      expect(hex(made.ciphertext)).toBe(ct)
      expect(hex(made.sharedSecret)).toBe(ss)
      expect(hex(sodium.crypto_kem_xwing_dec(unhex(ct), unhex(sk)))).toBe(ss)
    }
  },
)

type XdhTest = { tcId: number; public: string; private: string; shared: string; result: string }
withJson<Wycheproof<{ tests: XdhTest[] }>>(
  'wycheproof/x25519_test.json',
  'the X25519 inside agrees with Wycheproof',
  (file) => {
    for (const { tcId, public: share, private: own, shared } of file.testGroups.flatMap(
      (group) => group.tests,
    )) {
      const run = () => hex(sodium.crypto_scalarmult(unhex(own), unhex(share)))
      if (/^0+$/.test(shared)) expect(run, `case ${tcId}`).toThrow()
      else expect(run(), `case ${tcId}`).toBe(shared)
    }
  },
)

type KemTest = { tcId: number; seed?: string; ek?: string; c?: string; K?: string; result: string }
withJson<Wycheproof<{ tests: KemTest[] }>>(
  'wycheproof/mlkem_768_test.json',
  'the ML-KEM-768 inside agrees with Wycheproof',
  (file) => {
    let tried = 0
    for (const { tcId, seed: kemSeed, ek, c, K, result } of file.testGroups.flatMap((group) => group.tests)) {
      const run = () => {
        const pair = sodium.crypto_kem_mlkem768_seed_keypair(unhex(kemSeed ?? ''))
        return {
          ek: hex(pair.publicKey),
          K: hex(sodium.crypto_kem_mlkem768_dec(unhex(c ?? ''), pair.privateKey)),
        }
      }
      if (kemSeed === undefined || c === undefined) continue
      tried++
      if (result === 'valid') expect(run(), `case ${tcId}`).toEqual({ ek, K })
      else expect(run, `case ${tcId}`).toThrow()
    }
    expect(tried).toBeGreaterThan(0)
  },
)
