// One format for every log: an entry is signed once, its parts land in one or more logs, a leaf joins the two.

import * as v from 'valibot'
import { base64url, concat, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize, type Json, parseCanonicalText } from '#crypto/public/canonical.ts'
import { PayloadType, pae } from '#crypto/public/dsse.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { isEvent, isLeaf } from './leaf.ts'
import { LIMITS } from './limits.ts'
import { Refused } from './refusal.ts'
import { bytes16, bytes32, bytes64, count, list } from './shapes.ts'

export { LIMITS } from './limits.ts'

/** The counts to which the parts of an entry are padded when there is more than one. */
const PADDED = [8, 64] as const

export const author = v.strictObject({ person: bytes32, at: count, device: bytes32 })
export const seen = v.strictObject({ size: count, root: bytes32, time: count })
export const entrySchema = v.strictObject({
  v: v.literal(1),
  author,
  time: count,
  seen,
  parts: v.pipe(list(bytes32, LIMITS.partsMax), v.minLength(1)),
})
export const signature = v.strictObject({ key: bytes32, sig: bytes64 })
/** Kept as it came, every field of it: what an event may hold is judged by its kind. */
const event = v.custom<AnyEvent>(isEvent)
export const partSchema = v.strictObject({
  log: v.nullable(bytes32),
  seq: count,
  prev: bytes32,
  salt: bytes16,
  events: v.pipe(list(event, LIMITS.eventsMax), v.minLength(1)),
})
/** Who signs: person (id of their card), the size of that card (this entry's own card parts included), device key. */
export type Author = v.InferOutput<typeof author>
/** The last global checkpoint the author checked: its size, root and the time of the beat leaf it ends in. */
export type Seen = v.InferOutput<typeof seen>
export type Entry = v.InferOutput<typeof entrySchema>
export type Signature = v.InferOutput<typeof signature>
export type AnyEvent = { readonly type: string; readonly [field: string]: unknown }
/** What lands in one log. `prev` is the root over all leaves that stood there before this entry. */
export type Part = {
  log: string | null
  seq: number
  prev: string
  salt: string
  events: readonly AnyEvent[]
}
export type Leaf = { entry: Entry; part: Part; sigs: readonly Signature[] }

/** An entry with its parts, as its author sends it. */
export type SignedEntry = { entry: Entry; sigs: readonly Signature[]; parts: readonly Part[] }

const asJson = (value: unknown): Json => value as Json

/** SHA-256 of the part's canonical bytes (32 bytes, base64url); of a first part it is the id of its log. */
export const partHash = (part: Part): string => base64url(sha256(canonicalize(asJson(part))))

/** The bytes an author signs: DSSE PAE over the entry's canonical bytes. */
export const entryMessage = (entry: Entry): Uint8Array => messageOf(canonicalize(asJson(entry)))

/** The same for the entry's canonical bytes. */
export const messageOf = (entryBytes: Uint8Array): Uint8Array => pae(PayloadType.entry, entryBytes)

/** SHA-256 of the entry's canonical bytes (32 bytes, base64url): how the parts of one entry are known as one. */
export const entryHash = (entry: Entry): string => base64url(sha256(canonicalize(asJson(entry))))

/** The canonical bytes of one leaf. */
export const encodeLeaf = (leaf: Leaf): Uint8Array => canonicalize(asJson(leaf))

/** A leaf with the canonical bytes of its entry and of its part: both stand in the leaf as they are. */
export type ReadLeaf = { leaf: Leaf; entryBytes: Uint8Array; partBytes: Uint8Array }

/** Parses one leaf: canonical bytes, ASCII only, limits, shapes. @throws {Refused} */
export const parseLeaf = (bytes: Uint8Array): Leaf => readLeaf(bytes).leaf

/** The same, and which bytes are signed and hashed, so that nobody has to write them again. @throws {Refused} */
export function readLeaf(bytes: Uint8Array): ReadLeaf {
  if (bytes.length > LIMITS.leafBytesMax) throw new Refused('too-large')
  const text = asciiOf(bytes)
  if (text === null) throw new Refused('not-public')
  let json: Json
  try {
    json = parseCanonicalText(text, LIMITS.depthMax)
  } catch {
    throw new Refused('not-canonical')
  }
  const leaf = json as unknown as Leaf
  if (!isLeaf(leaf)) throw new Refused(shapeCode(json))
  return { leaf, ...cut(bytes, text) }
}

/** The text of bytes that are all ASCII; null of any others. */
const asciiOf = (bytes: Uint8Array): string | null => {
  try {
    const text = fromUtf8(bytes)
    return text.length === bytes.length ? text : null
  } catch {
    return null
  }
}

const BEFORE_ENTRY = '{"entry":'.length
const SEAM = ',"part":'
const LAST_SEAM = '},"sigs":['

/**
 * The entry and the part inside the bytes of a leaf that parses. In `{"entry":…,"part":…,"sigs":…}` no text of the
 * entry can read as the first seam, nor of the signatures as the last: their keys are fixed, their strings base64url.
 */
function cut(bytes: Uint8Array, text: string): { entryBytes: Uint8Array; partBytes: Uint8Array } {
  const seam = text.indexOf(SEAM)
  return {
    entryBytes: bytes.subarray(BEFORE_ENTRY, seam),
    partBytes: bytes.subarray(seam + SEAM.length, text.lastIndexOf(LAST_SEAM) + 1),
  }
}

const shapeCode = (json: Json): 'unknown-version' | 'malformed' => {
  const entry = (json as { entry?: { v?: unknown } } | null)?.entry
  return entry && entry.v !== 1 ? 'unknown-version' : 'malformed'
}

/**
 * The hashes an entry names: those of its parts and, when there are several, random ones up to 8 or 64, ascending, so
 * that who reads one log does not learn how many others were touched: in order of writing a place would tell.
 * @param random gives that many random bytes
 */
export function padParts(parts: readonly Part[], random: (length: number) => Uint8Array): string[] {
  const hashes = parts.map(partHash)
  if (hashes.length <= 1) return hashes
  const target = PADDED.find((size) => size >= hashes.length)
  if (target === undefined) throw new Refused('too-large')
  while (hashes.length < target) hashes.push(base64url(random(32)))
  return hashes.sort()
}

/** H(salt ‖ bytes), base64url: how a part names a lockbox without showing what is equal elsewhere. */
export const saltedHash = (salt: string, bytes: Uint8Array): string =>
  base64url(sha256(concat(fromBase64url(salt, 16), bytes)))

/** SHA-256 over JCS of a value, base64url. */
export const hashOf = (value: Json): string => base64url(sha256(canonicalize(value)))

/** The label under which a log without epochs stands in the global log: 16 bytes of SHA-256 over its id. */
export const labelOf = (log: string): string =>
  base64url(sha256(utf8('gezinskluis/v1/label'), fromBase64url(log, 32)).subarray(0, 16))
