// HMAC-SHA-512 (RFC 2104, FIPS 198-1) and the one way a secret gives another: a label under it.
import { utf8 } from '#crypto/public/bytes.ts'
import { sodium } from '#crypto/sodium.ts'

/** What every label of this product begins with. */
export const LABEL = 'gezinskluis/v1/'

/** 64-byte HMAC-SHA-512 of all parts in order, under a key of any length. */
export function hmacSha512(key: Uint8Array, ...parts: Uint8Array[]): Uint8Array {
  // libsodium's one-shot takes keys of 32 bytes only. `final` frees the state it was given.
  const state = sodium.crypto_auth_hmacsha512_init(key)
  for (const part of parts) sodium.crypto_auth_hmacsha512_update(state, part)
  return sodium.crypto_auth_hmacsha512_final(state)
}

/**
 * 32 bytes for one purpose: the first half of HMAC-SHA-512(secret, "gezinskluis/v1/" ‖ label). The secret is
 * 16 bytes or more of full entropy; labels and their owners are listed in crypto/README.md.
 */
export function derive(secret: Uint8Array, label: string): Uint8Array {
  if (secret.length < 16) throw new RangeError('a secret under 128 bits')
  return hmacSha512(secret, utf8(LABEL + label)).slice(0, 32)
}
