// The leaves of the global log: one per changed log per beat under a label, and one per beat with its time.

import * as v from 'valibot'
import { base64url, fromBase64url, u64be } from '#crypto/public/bytes.ts'
import { canonicalize, type Json, parseCanonical } from '#crypto/public/canonical.ts'
import { sha256 } from '#crypto/public/hash.ts'
import type { Log } from './check.ts'
import { labelOf } from './entry.ts'
import { currentEpoch } from './epochs.ts'
import { kindIs } from './is.ts'
import { Refused } from './refusal.ts'
import { bytes16, bytes32, count } from './shapes.ts'

const headLeaf = v.strictObject({ label: bytes16, n: count, head: bytes32, next: v.optional(bytes32) })
const beatLeaf = v.strictObject({ beat: count, time: count })
const manifestLeaf = v.strictObject({ manifest: bytes32 })
const afterLeaf = v.strictObject({
  after: v.strictObject({ origin: v.string(), size: count, root: bytes32 }),
})

const globalLeaf = v.union([headLeaf, beatLeaf, manifestLeaf, afterLeaf])
export type HeadLeaf = v.InferOutput<typeof headLeaf>
export type BeatLeaf = v.InferOutput<typeof beatLeaf>
export type GlobalLeaf = v.InferOutput<typeof globalLeaf>

export const encodeGlobalLeaf = (leaf: GlobalLeaf): Uint8Array => canonicalize(leaf as unknown as Json)

/** @throws {Refused} when the bytes are not one of the four leaves in canonical form */
export function parseGlobalLeaf(bytes: Uint8Array): GlobalLeaf {
  let json: Json
  try {
    json = parseCanonical(bytes, { bytesMax: 1024, depthMax: 3 })
  } catch {
    throw new Refused('not-canonical')
  }
  const parsed = v.safeParse(globalLeaf, json)
  if (!parsed.success) throw new Refused('malformed')
  return parsed.output as GlobalLeaf
}

/** SHA-256(label ‖ size as u64 big-endian ‖ root): what the global log says of one log at one size. */
export const headOf = (label: string, size: number, root: Uint8Array): string =>
  base64url(sha256(fromBase64url(label, 16), u64be(size), root))

/** SHA-256 of the label that comes after: who does not know that label cannot follow. */
export const nextOf = (label: string): string => base64url(sha256(fromBase64url(label, 16)))

/** The label under which a log stands now: its epoch's, or, for a log without epochs, one derived from its id. */
export function labelNow(log: Log): string {
  if (kindIs(log, 'family') || kindIs(log, 'compartment'))
    return currentEpoch(log.state)?.label ?? labelOf(log.id)
  return labelOf(log.id)
}
