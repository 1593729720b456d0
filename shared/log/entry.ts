// One format for every log: an entry is signed once, its parts land in one or more logs, a leaf joins the two.

import * as v from 'valibot'
import { base64url, concat, fromBase64url, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize, type Json, parseCanonical } from '#crypto/public/canonical.ts'
import { PayloadType, pae } from '#crypto/public/dsse.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { Refused } from './refusal.ts'
import { bytes16, bytes32, bytes64, count, list } from './shapes.ts'

/** A leaf is at most 64 KiB and 8 levels deep; a part holds at most 256 events, an entry 64 parts. */
export const LIMITS = { leafBytesMax: 65_536, depthMax: 8, eventsMax: 256, partsMax: 64 } as const

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
const event = v.looseObject({ type: v.pipe(v.string(), v.regex(/^[a-z-]{1,32}$/)) })
export const partSchema = v.strictObject({
  log: v.nullable(bytes32),
  seq: count,
  prev: bytes32,
  salt: bytes16,
  events: v.pipe(list(event, LIMITS.eventsMax), v.minLength(1)),
})
const leafSchema = v.strictObject({
  entry: entrySchema,
  part: partSchema,
  sigs: v.pipe(list(signature, 32), v.minLength(1)),
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
export const entryMessage = (entry: Entry): Uint8Array => pae(PayloadType.entry, canonicalize(asJson(entry)))

/** SHA-256 of the entry's canonical bytes (32 bytes, base64url): how the parts of one entry are known as one. */
export const entryHash = (entry: Entry): string => base64url(sha256(canonicalize(asJson(entry))))

/** The canonical bytes of one leaf. */
export const encodeLeaf = (leaf: Leaf): Uint8Array => canonicalize(asJson(leaf))

/** Parses one leaf: canonical bytes, limits, shapes. @throws {Refused} */
export function parseLeaf(bytes: Uint8Array): Leaf {
  if (bytes.length > LIMITS.leafBytesMax) throw new Refused('too-large')
  let json: Json
  try {
    json = parseCanonical(bytes, { bytesMax: LIMITS.leafBytesMax, depthMax: LIMITS.depthMax })
  } catch {
    throw new Refused('not-canonical')
  }
  const parsed = v.safeParse(leafSchema, json)
  if (!parsed.success) throw new Refused(shapeCode(json))
  return parsed.output as Leaf
}

const shapeCode = (json: Json): 'unknown-version' | 'malformed' => {
  const entry = (json as { entry?: { v?: unknown } } | null)?.entry
  return entry && entry.v !== 1 ? 'unknown-version' : 'malformed'
}

/**
 * The hashes an entry names: those of its parts, in order, and, when there are several, random ones up to 8 or 64,
 * so that who reads one log does not learn how many others were touched.
 * @param random gives that many random bytes
 */
export function padParts(parts: readonly Part[], random: (length: number) => Uint8Array): string[] {
  const hashes = parts.map(partHash)
  if (hashes.length <= 1) return hashes
  const target = PADDED.find((size) => size >= hashes.length)
  if (target === undefined) throw new Refused('too-large')
  while (hashes.length < target) hashes.push(base64url(random(32)))
  return hashes
}

/** H(salt ‖ bytes), base64url: how a part names a lockbox without showing what is equal elsewhere. */
export const saltedHash = (salt: string, bytes: Uint8Array): string =>
  base64url(sha256(concat(fromBase64url(salt, 16), bytes)))

/** SHA-256 over JCS of a value, base64url. */
export const hashOf = (value: Json): string => base64url(sha256(canonicalize(value)))

/** The label under which a log without epochs stands in the global log: 16 bytes of SHA-256 over its id. */
export const labelOf = (log: string): string =>
  base64url(sha256(utf8('gezinskluis/v1/label'), fromBase64url(log, 32)).subarray(0, 16))
