// POST /api/entries: one signed entry with its parts, and the sealed bytes it names.
// Every JSON body on the wire is compact: parsing it and writing it again (JSON.stringify) gives the same text.
import * as v from 'valibot'
import { entrySchema, partSchema, type SignedEntry, signature } from '#shared/log/entry.ts'
import { bytes16, bytes32, count, list, ordinal } from '#shared/log/shapes.ts'

/** base64url whose last character leaves no bits over (RFC 4648 §3.5): one text for one byte string. */
const isCanonical = (text: string): boolean => {
  const rest = text.length % 4
  return (
    rest === 0 || (rest === 2 && /[AQgw]$/.test(text)) || (rest === 3 && /[AEIMQUYcgkosw048]$/.test(text))
  )
}

/** Canonical base64url of any length, at most 1 MiB of bytes. */
export const anyBytes = v.pipe(
  v.string(),
  v.maxLength(1_398_102),
  v.regex(/^[A-Za-z0-9_-]*$/),
  v.check(isCanonical),
)

export const appendBody = v.strictObject({
  entry: entrySchema,
  sigs: v.pipe(list(signature, 32), v.minLength(1)),
  parts: v.pipe(list(partSchema, 64), v.minLength(1)),
  /** bodies, boxes and attachments named in the events; the server knows each by its SHA-256 */
  blobs: list(v.strictObject({ log: bytes32, bytes: anyBytes }), 256),
  /** one for each recipient who gains keys by this entry */
  lockboxes: list(v.strictObject({ recipient: bytes32, vault: bytes32, bytes: anyBytes }), 200),
  /** what the server keeps for each `invite` event, found by a locator that is not in the log */
  invitations: list(
    v.strictObject({ invite: bytes16, locator: bytes16, sealed: anyBytes, uses: ordinal, end: count }),
    8,
  ),
})
export type AppendBody = Omit<v.InferOutput<typeof appendBody>, 'entry' | 'sigs' | 'parts'> & SignedEntry

/** 200: where each part landed. A first part's log is its hash. */
export const appended = v.strictObject({
  landed: list(v.strictObject({ log: bytes32, size: ordinal, checkpoint: v.string() }), 64),
})
export type Appended = v.InferOutput<typeof appended>
