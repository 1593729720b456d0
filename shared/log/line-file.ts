// The file of one line: who signed it, where it stands, and, when its reader made that known, the one text it names.
import * as v from 'valibot'
import { fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { base, clock, exportedLine, exportedLog, globalLine, proof } from './export-file.ts'
import { KINDS } from './kind.ts'
import { bytes16, bytes32, count } from './shapes.ts'

/** Base64url of the largest body: 3 MiB. */
const BODY_CHARS_MAX = 4_194_304

export const lineFile = v.strictObject({
  ...base,
  /** what tells this file from an export */
  line: v.strictObject({
    log: bytes32,
    kind: v.picklist(KINDS),
    seq: count,
    ...exportedLine.entries,
    /** the tree it stands in, and its audit path there (RFC 6962 §2.1.1) */
    tree: v.strictObject({ size: count, root: bytes32 }),
    proof,
    /** the size its entry came upon, whose root is `part.prev`, and that the tree grew from it */
    from: count,
    history: proof,
    /** the leaf of the global log that holds the head of that tree */
    head: globalLine,
  }),
  /** the author's card, whole */
  card: exportedLog,
  /** one revision that the line names, with its key; null: nothing was made known */
  content: v.nullable(
    v.strictObject({
      vault: bytes32,
      record: bytes16,
      key: bytes32,
      body: v.pipe(v.string(), v.maxLength(BODY_CHARS_MAX)),
    }),
  ),
  global: clock,
})
export type LineFile = v.InferOutput<typeof lineFile>

export const writeLineFile = (file: LineFile): Uint8Array => utf8(`${JSON.stringify(file)}\n`)

/** Null when it is no such file. */
export function parseLineFile(bytes: Uint8Array): LineFile | null {
  let json: unknown
  try {
    json = JSON.parse(fromUtf8(bytes))
  } catch {
    return null
  }
  const parsed = v.safeParse(lineFile, json)
  return parsed.success ? parsed.output : null
}
