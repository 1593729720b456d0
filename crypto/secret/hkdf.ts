// HKDF with SHA-512 (RFC 5869). libsodium's wrapper offers none, so it is built on HMAC here.
import { concat } from '#crypto/public/bytes.ts'
import { hmacSha512 } from './hmac.ts'

const HASH_BYTES = 64

/** The 64-byte pseudorandom key of some input keying material (§2.2). An empty salt means 64 zero bytes. */
export function extract(salt: Uint8Array, ...material: Uint8Array[]): Uint8Array {
  return hmacSha512(salt.length === 0 ? new Uint8Array(HASH_BYTES) : salt, ...material)
}

/** `length` bytes of output for one `info` (§2.3). Throws RangeError above 255 × 64. */
export function expand(key: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  if (!Number.isInteger(length) || length < 0 || length > 255 * HASH_BYTES) throw new RangeError('length')
  const blocks: Uint8Array[] = []
  let block: Uint8Array = new Uint8Array(0)
  for (let i = 1; blocks.length * HASH_BYTES < length; i++) {
    block = hmacSha512(key, block, info, Uint8Array.of(i))
    blocks.push(block)
  }
  return concat(...blocks).slice(0, length)
}
