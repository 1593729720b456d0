// Cosignatures (C2SP tlog-cosignature, cosignature/v1): a device or witness saying when it saw a checkpoint.
import { concat, fromU64be, u64be, utf8 } from './bytes.ts'
import { SIGNATURE_BYTES } from './verify.ts'

/**
 * The bytes a cosigner signs: a header line, `time` in POSIX seconds, and the note's text with its last
 * newline. Throws RangeError unless 0 ≤ time ≤ 2⁵³−1.
 */
export function cosignatureMessage(time: number, noteText: string): Uint8Array<ArrayBuffer> {
  if (!Number.isSafeInteger(time) || time < 0) throw new RangeError('not a POSIX time')
  return utf8(`cosignature/v1\ntime ${time}\n${noteText}`)
}

/** What stands in the note's signature line after the key id: time as eight bytes ‖ 64-byte Ed25519. */
export function joinCosignature(time: number, signature: Uint8Array): Uint8Array<ArrayBuffer> {
  if (signature.length !== SIGNATURE_BYTES) throw new RangeError('not an Ed25519 signature')
  return concat(u64be(time), signature)
}

/** Its two parts, or null when it is none: another length, or a time above 2⁵³−1. */
export function splitCosignature(line: Uint8Array): { time: number; signature: Uint8Array } | null {
  // 2⁵³ seconds are 285 million years: the first byte and three bits of the second are always zero.
  if (line.length !== 8 + SIGNATURE_BYTES || (line[0] ?? 1) !== 0 || (line[1] ?? 32) > 31) return null
  return { time: fromU64be(line.subarray(0, 8)), signature: line.subarray(8) }
}
