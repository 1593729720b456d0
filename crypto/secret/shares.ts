// Shares of the recovery secret: any k of n give it back, fewer say nothing of it (Shamir, over GF(2⁸)).
import { combine, split } from 'shamir-secret-sharing'
import { concat } from '#crypto/public/bytes.ts'
import { derive } from './hmac.ts'
import { decodeCode, encodeCode } from './sheet.ts'

const SECRET_BYTES = 16
const COUNT_MAX = 16

/**
 * `count` shares of a 16-byte secret, of which any `needed` give it back; each 16 bytes ‖ its place (1 byte, 1–255).
 * Throws RangeError unless 2 ≤ needed ≤ count ≤ 16.
 */
export async function splitSecret(secret: Uint8Array, count: number, needed: number): Promise<Uint8Array[]> {
  if (secret.length !== SECRET_BYTES) throw new RangeError('a secret that is not 16 bytes')
  if (needed < 2 || needed > count || count > COUNT_MAX) throw new RangeError('no such number of shares')
  return split(secret, count, needed)
}

/** The 16 bytes that these shares meet in: the secret when they are enough and all right, else other bytes. Throws RangeError for fewer than two, or two of one place. */
export async function combineShares(shares: readonly Uint8Array[]): Promise<Uint8Array> {
  const places = new Set(shares.map((share) => share[SECRET_BYTES]))
  if (shares.length < 2 || places.size !== shares.length) throw new RangeError('two different shares or more')
  return combine([...shares])
}

/** What the keyring says of a share, 32 bytes: it tells a right share from a wrong one and nothing of what is in it. */
export const shareCommit = (share: Uint8Array): Uint8Array => derive(share, 'recovery/share')

/** A share as eight groups to print and to type; its place stands where a sheet has its version. */
export const shareCode = (share: Uint8Array): string[] =>
  encodeCode(share[SECRET_BYTES] ?? 0, share.subarray(0, SECRET_BYTES))

/** The share in typed text, 17 bytes; null when the code has a typing error. */
export function readShare(text: string): Uint8Array | null {
  const read = decodeCode(text)
  return 'secret' in read ? concat(read.secret, Uint8Array.of(read.version)) : null
}
