// Ed25519: RFC 8032's examples, Wycheproof, node:crypto, and the keys and signatures others let through.
import { createPrivateKey, createPublicKey, sign as nodeSign, verify as nodeVerify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hex, utf8 } from '#crypto/public/bytes.ts'
import { isPrimeOrderKey, verifySignature } from '#crypto/public/verify.ts'
import { generateSigningKey, importSigningKey, signerFrom, webCryptoSigner } from '#crypto/secret/sign.ts'
import { sodium } from '#crypto/sodium.ts'
import { unhex, type Wycheproof, withJson } from '#test/crypto/third-party.ts'

// RFC 8032 §7.1, tests 1 to 3: seed, public key, message, signature.
const RFC_8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const

// Every encoding of a point of order 1, 2, 4 or 8, canonical or not (Chalkias et al., 2020/1244, table 1).
const SMALL_ORDER = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '0000000000000000000000000000000000000000000000000000000000000000',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]
const L = 2n ** 252n + 27742317777372353535851937790883648493n
const SPKI = '302a300506032b6570032100'
const PKCS8 = '302e020100300506032b657004220420'
const nodeKey = (publicKey: Uint8Array) =>
  createPublicKey({ key: Buffer.from(SPKI + hex(publicKey), 'hex'), format: 'der', type: 'spki' })

const little = (n: bigint): Uint8Array => unhex(n.toString(16).padStart(64, '0')).reverse()
const number = (bytes: Uint8Array): bigint => BigInt(`0x${hex(bytes.slice().reverse())}`)

describe('a signature', () => {
  test.each(RFC_8032)('of RFC 8032 is made and verified (seed %s)', (seed, publicKey, message, signature) => {
    const signer = signerFrom(unhex(seed))
    expect(hex(signer.publicKey)).toBe(publicKey)
    expect(hex(signer.sign(unhex(message)))).toBe(signature)
    expect(verifySignature(unhex(signature), unhex(message), unhex(publicKey))).toBe(true)
    expect(isPrimeOrderKey(unhex(publicKey))).toBe(true)
  })

  test('made by node:crypto verifies here and the other way round, and no changed one does', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(511),
        (seed, message, bit) => {
          const { publicKey, sign } = signerFrom(seed)
          const key = createPrivateKey({
            key: Buffer.from(PKCS8 + hex(seed), 'hex'),
            format: 'der',
            type: 'pkcs8',
          })
          const theirs = nodeSign(null, message, key)
          expect(verifySignature(theirs, message, publicKey)).toBe(true)
          const ours = sign(message)
          expect(nodeVerify(null, message, nodeKey(publicKey), ours)).toBe(true)
          const changed = ours.slice()
          changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
          expect(verifySignature(changed, message, publicKey)).toBe(false)
          expect(verifySignature(ours, Uint8Array.of(...message, 0), publicKey)).toBe(false)
        },
      ),
    )
  })

  test('whose S is moved up by the group order is refused: nobody can make a second one of it', () => {
    const { publicKey, sign } = signerFrom(new Uint8Array(32).fill(9))
    const signature = sign(utf8('toestemming'))
    const moved = signature.slice()
    moved.set(little(number(signature.slice(32)) + L), 32)
    expect(verifySignature(moved, utf8('toestemming'), publicKey)).toBe(false)
  })

  test('of another length is refused, not an error', () => {
    const { publicKey, sign } = signerFrom(new Uint8Array(32))
    const message = new Uint8Array(1)
    const signature = sign(message)
    expect(verifySignature(signature.slice(1), message, publicKey)).toBe(false)
    expect(verifySignature(Uint8Array.of(...signature, 0), message, publicKey)).toBe(false)
    expect(verifySignature(signature, message, publicKey.slice(1))).toBe(false)
  })
})

describe('attack 48: small-order keys', () => {
  test.each(SMALL_ORDER)('%s is no key, and under it nothing verifies', (point) => {
    expect(isPrimeOrderKey(unhex(point))).toBe(false)
    // With S = 0 and R a small-order point these verify for one message in eight where nobody checks.
    for (const R of SMALL_ORDER) {
      const forged = unhex(R + '00'.repeat(32))
      for (let i = 0; i < 16; i++) {
        expect(verifySignature(forged, Uint8Array.of(i), unhex(point))).toBe(false)
      }
    }
  })

  test('a forgery under the neutral point, whose equation S·B = R + h·A holds for every message, is refused', () => {
    const neutral = unhex(SMALL_ORDER[0] ?? '')
    const S = Uint8Array.of(5, ...new Uint8Array(31))
    const R = sodium.crypto_scalarmult_ed25519_base_noclamp(S)
    expect(sodium.crypto_core_ed25519_add(R, neutral)).toEqual(R)
    expect(verifySignature(Uint8Array.of(...R, ...S), utf8('anything'), neutral)).toBe(false)
  })

  test('a key with a small-order part added, or one off the curve, or encoded twice, is no key', () => {
    const { publicKey } = signerFrom(new Uint8Array(32).fill(3))
    const mixed = sodium.crypto_core_ed25519_add(publicKey, unhex(SMALL_ORDER[4] ?? ''))
    expect(isPrimeOrderKey(publicKey)).toBe(true)
    expect(isPrimeOrderKey(mixed)).toBe(false)
    expect(isPrimeOrderKey(unhex(`02${'00'.repeat(31)}`))).toBe(false)
    expect(isPrimeOrderKey(new Uint8Array(32).fill(255))).toBe(false)
    expect(isPrimeOrderKey(publicKey.slice(1))).toBe(false)
  })
})

describe('a key in WebCrypto', () => {
  const seed = new Uint8Array(32).fill(5)

  test('made from a seed signs as the seed does and cannot be taken out', async () => {
    const key = await importSigningKey(crypto.subtle, seed)
    const signature = await webCryptoSigner(crypto.subtle, key)(utf8('bericht'))
    expect(verifySignature(signature, utf8('bericht'), signerFrom(seed).publicKey)).toBe(true)
    expect(key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow()
  })

  test('made fresh gives its public half and keeps the other', async () => {
    const { privateKey, publicKey } = await generateSigningKey(crypto.subtle)
    const signature = await webCryptoSigner(crypto.subtle, privateKey)(utf8('bericht'))
    expect(isPrimeOrderKey(publicKey)).toBe(true)
    expect(verifySignature(signature, utf8('bericht'), publicKey)).toBe(true)
    expect(privateKey.extractable).toBe(false)
  })

  test('is not made from a seed of another length', () => {
    expect(() => importSigningKey(crypto.subtle, seed.slice(1))).toThrow(RangeError)
    expect(() => signerFrom(seed.slice(1))).toThrow(RangeError)
  })
})

type EddsaGroup = {
  publicKey: { pk: string }
  tests: { tcId: number; msg: string; sig: string; result: 'valid' | 'invalid' }[]
}
withJson<Wycheproof<EddsaGroup>>(
  'wycheproof/ed25519_test.json',
  'signatures are judged as Wycheproof asks',
  (file) => {
    let tried = 0
    for (const group of file.testGroups) {
      for (const { tcId, msg, sig, result } of group.tests) {
        const verdict = verifySignature(unhex(sig), unhex(msg), unhex(group.publicKey.pk))
        expect(verdict, `case ${tcId}`).toBe(result === 'valid')
        tried++
      }
    }
    expect(tried).toBe(file.numberOfTests)
  },
)
