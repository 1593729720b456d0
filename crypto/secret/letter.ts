// Letters: one sealed text that several people can open, without a list of who they are.
import { concat, utf8 } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { LABEL } from './hmac.ts'
import { BOX_OVERHEAD_BYTES, BoxError, boxPublicKey, openWith, sealTo } from './hpke.ts'
import { pad, unpad } from './pad.ts'
import { randomBytes } from './random.ts'
import { open, seal } from './seal.ts'

const BOX_BYTES = BOX_OVERHEAD_BYTES + 32
const BOX_COUNTS = [4, 16, 64] as const

const infoOf = (context: Uint8Array): Uint8Array => concat(utf8(`${LABEL}letter`), context)
// The body commits to every box, so that none can be exchanged under it.
const bodyContext = (context: Uint8Array, boxes: Uint8Array): Uint8Array =>
  concat(utf8(`${LABEL}letter`), sha256(boxes), context)

/**
 * count (1 byte: 4, 16 or 64) ‖ that many boxes of 1168 bytes ‖ the padded text under a random key. The boxes
 * stand in random order and those nobody has are to keys thrown away. Throws RangeError for no recipient or
 * more than 64. `recipients` are 1216-byte X-Wing keys.
 */
export function sealLetter(
  recipients: readonly Uint8Array[],
  context: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  const count = BOX_COUNTS.find((size) => size >= recipients.length)
  if (count === undefined || recipients.length === 0) throw new RangeError('1 to 64 recipients')
  const key = randomBytes(32)
  const nobody = Array.from({ length: count - recipients.length }, () => boxPublicKey(randomBytes(32)))
  const toAll = shuffled([...recipients, ...nobody])
  const boxes = concat(...toAll.map((publicKey) => sealTo(publicKey, infoOf(context), key)))
  return concat(Uint8Array.of(count), boxes, seal(key, bodyContext(context, boxes), pad(plaintext)))
}

// Sorting by fresh random bytes is a fair shuffle: no two of 16 bytes are equal.
function shuffled<T>(items: readonly T[]): T[] {
  const tickets = items.map((item) => ({ item, ticket: randomBytes(16).join() }))
  return tickets.sort((a, b) => (a.ticket < b.ticket ? -1 : 1)).map(({ item }) => item)
}

/**
 * The text, for who holds one of the seeds (32 bytes); null when no box is theirs. Throws BoxError for bytes
 * that are no letter and SealError when the body was changed.
 */
export function openLetter(seed: Uint8Array, context: Uint8Array, letter: Uint8Array): Uint8Array | null {
  const count = letter[0] ?? 0
  const end = 1 + count * BOX_BYTES
  if (!BOX_COUNTS.some((size) => size === count) || letter.length < end) throw new BoxError()
  const boxes = letter.subarray(1, end)
  for (let at = 0; at < boxes.length; at += BOX_BYTES) {
    const key = tryBox(seed, context, boxes.subarray(at, at + BOX_BYTES))
    if (key !== null) return unpad(open(key, bodyContext(context, boxes), letter.subarray(end)))
  }
  return null
}

function tryBox(seed: Uint8Array, context: Uint8Array, box: Uint8Array): Uint8Array | null {
  try {
    return openWith(seed, infoOf(context), box)
  } catch (error) {
    if (error instanceof BoxError) return null
    throw error
  }
}
