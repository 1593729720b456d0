// Lockboxes: all epoch keys one person gains from one entry, in one HPKE message to their card's key.
import { base64url, concat, fromBase64url, fromU64be, u64be, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { LABEL } from './hmac.ts'
import { BoxError, openWith, sealTo } from './hpke.ts'

export { openLetter, sealLetter } from './letter.ts'

/** One key of one epoch of one log: a 32-byte id in base64url, a number from 0, 32 bytes. */
export type EpochKey = { readonly log: string; readonly epoch: number; readonly key: Uint8Array }

/** Who it is for: their id, the generation of their card that holds `box`, and the vault it is about. */
export type LockboxContext = {
  readonly vault: string
  readonly recipient: string
  readonly generation: number
}

// Layout of the plaintext: count (2 bytes, big-endian) ‖ slots of log (32) ‖ epoch (8) ‖ key (32), unused zero.
const SLOT_BYTES = 32 + 8 + 32
const HEADER_BYTES = 2
const KEYS_MAX = 1024

// 8 or 64 slots, then whole sixty-fours: how many compartments somebody got does not show in the size.
const slotsFor = (count: number): number => (count <= 8 ? 8 : Math.ceil(count / 64) * 64)

function infoOf({ vault, recipient, generation }: LockboxContext): Uint8Array {
  return concat(utf8(`${LABEL}lockbox`), canonicalize({ suite: 1, vault, recipient, generation }))
}

/** The lockbox: 1714 bytes for up to 8 keys, 5746 for up to 64. Throws RangeError for malformed input. */
export function sealLockbox(
  input: LockboxContext & { readonly box: Uint8Array; readonly keys: readonly EpochKey[] },
): Uint8Array {
  const count = input.keys.length
  if (count > KEYS_MAX) throw new RangeError('too many keys for one lockbox')
  const plaintext = new Uint8Array(HEADER_BYTES + slotsFor(count) * SLOT_BYTES)
  plaintext.set([count >> 8, count & 255])
  input.keys.forEach(({ log, epoch, key }, i) => {
    if (key.length !== 32) throw new RangeError('an epoch key that is not 32 bytes')
    plaintext.set(concat(fromBase64url(log, 32), u64be(epoch), key), HEADER_BYTES + i * SLOT_BYTES)
  })
  return sealTo(input.box, infoOf(input), plaintext)
}

/**
 * The keys inside, for the card's X-Wing seed. Throws BoxError when it does not open or holds no such list.
 * The caller checks each key against the keyCommit in its log before using it (meetsCommit).
 */
export function openLockbox(
  input: LockboxContext & { readonly seed: Uint8Array; readonly lockbox: Uint8Array },
): readonly EpochKey[] {
  const plaintext = openWith(input.seed, infoOf(input), input.lockbox)
  const [high = 0, low = 0] = plaintext
  const count = high * 256 + low
  if (plaintext.length !== HEADER_BYTES + slotsFor(count) * SLOT_BYTES) throw new BoxError()
  return Array.from({ length: count }, (_, i) => slotAt(plaintext, HEADER_BYTES + i * SLOT_BYTES))
}

function slotAt(plaintext: Uint8Array, at: number): EpochKey {
  return {
    log: base64url(plaintext.subarray(at, at + 32)),
    epoch: epochOf(plaintext.subarray(at + 32, at + 40)),
    key: plaintext.slice(at + 40, at + SLOT_BYTES),
  }
}

function epochOf(bytes: Uint8Array): number {
  try {
    return fromU64be(bytes)
  } catch {
    throw new BoxError() // above 2⁵³−1: no honest sealer writes it
  }
}
