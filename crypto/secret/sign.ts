// Signing with Ed25519 (RFC 8032): from a seed in memory, or a key the browser will not give out.
import { concat } from '#crypto/public/bytes.ts'
import { sodium } from '#crypto/sodium.ts'

/** Signs a message, giving 64 bytes. What holds the key decides whether that takes a turn of the loop. */
export type Sign = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>

/** A key pair whose 32-byte seed is in memory: account keys, ways in, tests. Throws RangeError on another length. */
export function signerFrom(seed: Uint8Array): {
  readonly publicKey: Uint8Array
  readonly sign: (message: Uint8Array) => Uint8Array
} {
  if (seed.length !== 32) throw new RangeError('a seed that is not 32 bytes')
  const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(seed)
  return { publicKey, sign: (message) => sodium.crypto_sign_detached(message, privateKey) }
}

const ED25519 = { name: 'Ed25519' } as const

/** The part of WebCrypto's SubtleCrypto a device key needs; `Key` is its CryptoKey. */
export type Subtle<Key> = {
  importKey(
    format: 'pkcs8',
    data: Uint8Array<ArrayBuffer>,
    algorithm: { name: 'Ed25519' },
    extractable: boolean,
    usages: 'sign'[],
  ): Promise<Key>
  generateKey(
    algorithm: { name: 'Ed25519' },
    extractable: boolean,
    usages: ('sign' | 'verify')[],
  ): Promise<Key | { publicKey: Key; privateKey: Key }>
  exportKey(format: 'raw', key: Key): Promise<ArrayBuffer>
  sign(algorithm: { name: 'Ed25519' }, key: Key, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
}

// PKCS#8 of an Ed25519 seed without its 32 bytes (RFC 8410 §7).
const PKCS8_PREFIX = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20)

/** A non-extractable signing key from a 32-byte seed; the caller then forgets the seed. */
export function importSigningKey<Key>(subtle: Subtle<Key>, seed: Uint8Array): Promise<Key> {
  if (seed.length !== 32) throw new RangeError('a seed that is not 32 bytes')
  return subtle.importKey('pkcs8', concat(PKCS8_PREFIX, seed), ED25519, false, ['sign'])
}

/** A fresh device key: the private half non-extractable, the public half as its 32 bytes. */
export async function generateSigningKey<Key>(
  subtle: Subtle<Key>,
): Promise<{ readonly privateKey: Key; readonly publicKey: Uint8Array<ArrayBuffer> }> {
  const pair = await subtle.generateKey(ED25519, false, ['sign', 'verify'])
  if (typeof pair !== 'object' || pair === null || !('privateKey' in pair)) {
    throw new TypeError('no Ed25519 key pair from this platform')
  }
  return {
    privateKey: pair.privateKey,
    publicKey: new Uint8Array(await subtle.exportKey('raw', pair.publicKey)),
  }
}

/** Signs with a key inside WebCrypto. Its signatures need not repeat (some engines add randomness). */
export function webCryptoSigner<Key>(subtle: Subtle<Key>, privateKey: Key): Sign {
  return async (message) => new Uint8Array(await subtle.sign(ED25519, privateKey, concat(message)))
}
