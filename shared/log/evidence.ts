// Evidence: two heads of one log that the server signed and that cannot both be. It tells nothing of a family.
import * as v from 'valibot'
import { base64url, equal, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { type Checkpoint, parseCheckpoint } from '#crypto/public/checkpoint.ts'
import { NoteError, parseNote, parseVerifierKey, verifyNote } from '#crypto/public/note.ts'
import { count } from './shapes.ts'

/** Alarms that rest on two signed heads: they stay until a person decides. */
const EVIDENCE_CODES = ['register-forked', 'register-went-back', 'checkpoint-differs'] as const
/** A note is at most 64 KiB (C2SP signed-note). */
const note = v.pipe(v.string(), v.maxLength(65_536))

export const evidenceFile = v.strictObject({
  /** what tells this file from an export */
  evidence: v.literal(1),
  code: v.picklist(EVIDENCE_CODES),
  /** the key both are signed with, as the device pinned it */
  vkey: v.string(),
  /** the signed note that was verified and kept, and the one that was shown later */
  before: note,
  after: note,
  /** Unix seconds by the clock of the device that noticed it */
  noticed: count,
})
export type EvidenceFile = v.InferOutput<typeof evidenceFile>
export type EvidenceCode = EvidenceFile['code']

export const isEvidenceCode = (code: string): code is EvidenceCode =>
  EVIDENCE_CODES.some((one) => one === code)

export const writeEvidence = (file: EvidenceFile): Uint8Array => utf8(`${JSON.stringify(file)}\n`)

/** Null when it is no such file. */
export function parseEvidence(bytes: Uint8Array): EvidenceFile | null {
  let json: unknown
  try {
    json = JSON.parse(fromUtf8(bytes))
  } catch {
    return null
  }
  const parsed = v.safeParse(evidenceFile, json)
  return parsed.success ? parsed.output : null
}

export type Head = { origin: string; size: number; root: string }

/**
 * `wrong`: why this shows nothing (not-signed · other-key · other-log · same-head), else null. `proves`: whether the two
 * notes alone are the proof (two roots for one size). If not, one tree must begin with the other, and only the leaves or
 * a consistency proof tell whether it does.
 */
export type EvidenceReport =
  | { wrong: 'not-signed' | 'other-key' | 'other-log' | 'same-head' }
  | { wrong: null; proves: boolean; before: Head; after: Head }

/** Judges the file from scratch. `vkey`: the server's key, known from elsewhere. */
export function judgeEvidence(
  file: EvidenceFile,
  { vkey }: { vkey?: string | undefined } = {},
): EvidenceReport {
  if (vkey !== undefined && vkey !== file.vkey) return { wrong: 'other-key' }
  const [before, after] = [signedHead(file.before, file.vkey), signedHead(file.after, file.vkey)]
  if (before === null || after === null) return { wrong: 'not-signed' }
  if (before.origin !== after.origin) return { wrong: 'other-log' }
  if (before.size !== after.size)
    return { wrong: null, proves: false, before: told(before), after: told(after) }
  return equal(before.root, after.root)
    ? { wrong: 'same-head' }
    : { wrong: null, proves: true, before: told(before), after: told(after) }
}

/** The head in a note that this key signed over a log of its own; null when it did not, or it is no checkpoint. */
export function signedHead(source: string, vkey: string): Checkpoint | null {
  try {
    const parsed = parseNote(source)
    const key = parseVerifierKey(vkey)
    verifyNote(parsed, [key])
    const head = parseCheckpoint(parsed.text)
    return head.origin === key.name || head.origin.startsWith(`${key.name}/`) ? head : null
  } catch (error) {
    if (error instanceof NoteError || error instanceof SyntaxError) return null
    throw error
  }
}

const told = ({ origin, size, root }: Checkpoint): Head => ({ origin, size, root: base64url(root) })
