// The export of a vault's logs: one JSON file that anybody can check without an account, a server or a network.

import * as v from 'valibot'
import { base64, base64url, fromBase64, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize, type Json, parseCanonical } from '#crypto/public/canonical.ts'
import { PayloadType } from '#crypto/public/dsse.ts'
import { type Part, partSchema, readLeaf } from './entry.ts'
import { KINDS } from './kind.ts'
import { LIMITS } from './limits.ts'
import { Refused } from './refusal.ts'
import { bytes32, count } from './shapes.ts'

const text = v.pipe(v.string(), v.maxLength(131_072))
/** Hashes of a Merkle proof. */
export const proof = v.pipe(v.array(bytes32), v.maxLength(128))

/** An ordinary DSSE envelope of an entry (secure-systems-lab/dsse v1), and the part of it that landed in this log. */
export const exportedLine = v.strictObject({
  envelope: v.strictObject({
    payloadType: v.literal(PayloadType.entry),
    /** base64 of the entry's canonical bytes */
    payload: text,
    /** `keyid`: the Ed25519 public key in base64url; `sig`: base64 */
    signatures: v.pipe(
      v.array(v.strictObject({ keyid: bytes32, sig: text })),
      v.maxLength(LIMITS.signaturesMax),
    ),
  }),
  part: partSchema,
})

/** A leaf of the global log: its bytes in base64url, where it stands, and its proof in the tree of `size`. */
export const globalLine = v.strictObject({ index: count, leaf: text, proof })

export const exportedLog = v.strictObject({
  log: bytes32,
  kind: v.picklist(KINDS),
  /** the server's signed note over the log as it is given here */
  checkpoint: text,
  lines: v.array(exportedLine),
  /** every leaf of the global log under a label of this log, oldest first, proven in the tree of the global checkpoint */
  heads: v.array(globalLine),
})

/** What every file begins with. */
export const base = {
  v: v.literal(1),
  /** Unix seconds */
  exported: count,
  origin: text,
  /** the server's signed-note verifier key */
  vkey: text,
}

/** The global log, as far as the lines of a file lean on it. */
export const clock = v.strictObject({
  checkpoint: text,
  /**
   * Every checkpoint of the global log that an entry here names as `seen`, smallest first: the beat leaf it ends in,
   * proven in its own tree, and that its tree grew from the one before it (`consistency`, empty for the first).
   */
  seen: v.array(v.strictObject({ size: count, beat: globalLine, consistency: proof })),
  /** that the tree of the checkpoint grew from the last of `seen` */
  consistency: proof,
})

export const exportFile = v.strictObject({
  ...base,
  cards: v.array(exportedLog),
  organisations: v.array(exportedLog),
  logs: v.array(exportedLog),
  global: clock,
})
export type ExportFile = v.InferOutput<typeof exportFile>
export type ExportedLog = v.InferOutput<typeof exportedLog>
export type ExportedLine = v.InferOutput<typeof exportedLine>
export type GlobalLine = v.InferOutput<typeof globalLine>

/** One leaf as it stands in an export. @throws {Refused} when the bytes are no leaf */
export function exportLeaf(bytes: Uint8Array): ExportedLine {
  const { leaf, entryBytes } = readLeaf(bytes)
  return {
    envelope: {
      payloadType: PayloadType.entry,
      payload: base64(entryBytes),
      signatures: leaf.sigs.map(({ key, sig }) => ({ keyid: key, sig: base64(fromBase64url(sig, 64)) })),
    },
    part: leaf.part as ExportedLine['part'],
  }
}

/** The leaf's own bytes again. @throws {Refused} when the envelope does not hold canonical bytes */
export function importLeaf({
  envelope,
  part,
}: {
  envelope: ExportedLine['envelope']
  part: Part
}): Uint8Array {
  try {
    const limits = { bytesMax: LIMITS.leafBytesMax, depthMax: LIMITS.depthMax }
    const entry = parseCanonical(fromBase64(envelope.payload), limits)
    const sigs = envelope.signatures.map(({ keyid, sig }) => ({
      key: keyid,
      sig: base64url(fromBase64(sig)),
    }))
    return canonicalize({ entry, part: part as unknown as Json, sigs })
  } catch {
    throw new Refused('not-canonical')
  }
}

/** The file's bytes. */
export const writeExport = (file: ExportFile): Uint8Array => utf8(`${JSON.stringify(file)}\n`)

/** @throws {Refused} `not-an-export` when it is not such a file */
export function parseExport(bytes: Uint8Array): ExportFile {
  let json: unknown
  try {
    json = JSON.parse(fromUtf8(bytes))
  } catch {
    throw new Refused('not-an-export')
  }
  const parsed = v.safeParse(exportFile, json)
  if (!parsed.success) throw new Refused('not-an-export')
  return parsed.output
}
