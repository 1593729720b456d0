// ChaCha20-Poly1305 (RFC 8439): the one AEAD of suite 1.
import { sodium } from '#crypto/sodium.ts'

/** An authenticated cipher: `open` gives null for anything it did not seal under that key and nonce. */
export type Aead = {
  /** Its name in the IANA AEAD registry. */
  readonly name: string
  readonly keyBytes: number
  readonly nonceBytes: number
  readonly tagBytes: number
  seal(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array): Uint8Array
  open(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array | null
}

/** 32-byte key, 12-byte nonce, 16-byte tag, no additional data: context goes into the key derivation. */
export const chacha20Poly1305: Aead = {
  name: 'AEAD_CHACHA20_POLY1305',
  keyBytes: 32,
  nonceBytes: 12,
  tagBytes: 16,
  seal: (key, nonce, plaintext) =>
    sodium.crypto_aead_chacha20poly1305_ietf_encrypt(plaintext, null, null, nonce, key),
  open: (key, nonce, sealed) => {
    if (key.length !== 32 || nonce.length !== 12) throw new RangeError('a key or nonce of another length')
    try {
      return sodium.crypto_aead_chacha20poly1305_ietf_decrypt(null, sealed, null, nonce, key)
    } catch {
      return null // libsodium throws for a wrong tag and for what is too short to hold one
    }
  },
}
