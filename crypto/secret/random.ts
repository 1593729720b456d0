// Randomness: libsodium's, which is the platform's own generator.
import { base64url } from '#crypto/public/bytes.ts'
import { sodium } from '#crypto/sodium.ts'

/** n fresh random bytes from crypto.getRandomValues. */
export function randomBytes(n: number): Uint8Array {
  return sodium.randombytes_buf(n)
}

/** A fresh opaque id: 128 random bits in 22 characters of base64url. */
export function randomId(): string {
  return base64url(randomBytes(16))
}
