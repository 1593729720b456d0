// Randomness: the platform's own generator, crypto.getRandomValues, in every browser and in Node.
import { base64url } from '#crypto/public/bytes.ts'

// crypto/ is typed without DOM and Node.
declare const crypto: { getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> }

// What one call may ask for (Web Cryptography §10.1.1).
const CALL_BYTES_MAX = 65_536

/**
 * n fresh random bytes. Asked straight from the platform: libsodium's build asks it for four bytes at a time,
 * through WebAssembly, which for 32 bytes takes a hundred times as long.
 */
export function randomBytes(n: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(n)
  for (let at = 0; at < n; at += CALL_BYTES_MAX)
    crypto.getRandomValues(bytes.subarray(at, at + CALL_BYTES_MAX))
  return bytes
}

/** A fresh opaque id: 128 random bits in 22 characters of base64url. */
export function randomId(): string {
  return base64url(randomBytes(16))
}
