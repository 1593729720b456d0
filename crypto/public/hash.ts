// SHA-256 (FIPS 180-4): the one hash of the tree, of ids and of citations.
import { sodium } from '#crypto/sodium.ts'
import { concat } from './bytes.ts'

/** Length of a hash in bytes. */
export const HASH_BYTES = 32

/** 32-byte SHA-256 of all parts in order. One call into WebAssembly, whatever the number of parts. */
export function sha256(...parts: Uint8Array[]): Uint8Array {
  const [only] = parts
  return sodium.crypto_hash_sha256(only !== undefined && parts.length === 1 ? only : concat(...parts))
}
