// Ed25519 verdicts (RFC 8032): libsodium's is the one that counts.
import { sodium } from '#crypto/sodium.ts'

export const SIGNATURE_BYTES = 64
const PUBLIC_KEY_BYTES = 32

/**
 * Whether the 64-byte signature over the message is valid under the 32-byte key. False, never an exception,
 * for wrong lengths. libsodium refuses S ≥ L, small-order keys and small-order R, and checks without the
 * cofactor; other libraries differ in exactly these corners, so no other verdict may be mixed in.
 */
export function verifySignature(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== PUBLIC_KEY_BYTES) return false
  return sodium.crypto_sign_verify_detached(signature, message, publicKey)
}

/**
 * Whether 32 bytes are a canonically encoded point of the prime-order group. Asked of every key that enters
 * a log: a small-order key would accept signatures nobody made, a mixed-order one splits verifiers.
 */
export function isPrimeOrderKey(publicKey: Uint8Array): boolean {
  return publicKey.length === PUBLIC_KEY_BYTES && sodium.crypto_core_ed25519_is_valid_point(publicKey)
}
