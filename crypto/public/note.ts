// Signed notes (C2SP signed-note@v1): a text and signature lines, parsed strictly and verified.
import { base64, fromBase64, fromUtf8, utf8 } from './bytes.ts'
import { cosignatureMessage, splitCosignature } from './cosignature.ts'
import { verifySignature } from './verify.ts'
import { isKeyName, type VerifierKey } from './vkey.ts'

export { cosignatureMessage } from './cosignature.ts'
export { keyId, parseVerifierKey, type VerifierKey, verifierKey } from './vkey.ts'

/** One signature line: which key claims it, and the bytes after the key id. */
export type NoteSignature = { readonly name: string; readonly keyId: number; readonly signature: Uint8Array }

/** `text` ends in a newline and is what plain signatures cover. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] }

/** malformed: not a note · bad-signature: a known key's does not verify · unsigned: no known key signed. */
export type NoteCode = 'malformed' | 'bad-signature' | 'unsigned'

export class NoteError extends Error {
  override readonly name = 'NoteError'
  readonly code: NoteCode
  constructor(code: NoteCode, why: string) {
    super(why)
    this.code = code
  }
}

/** The specification asks for at least 16 signatures; 64 leaves room for every device of a family. */
const NOTE_SIGNATURES_MAX = 64
const NOTE_BYTES_MAX = 64 * 1024

// No control character but the newline, and a newline at the end.
function isNoteText(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x20 && unit !== 0x0a) return false
  }
  return text.isWellFormed() && text.length > 1 && text.endsWith('\n')
}

const malformed = (why: string): never => {
  throw new NoteError('malformed', why)
}

/** A note of at most 64 KiB and 64 signatures, as bytes or text. Throws NoteError `malformed`. */
export function parseNote(source: Uint8Array | string): Note {
  const whole = typeof source === 'string' ? source : decode(source)
  if (utf8Length(whole) > NOTE_BYTES_MAX) malformed('too long')
  if (!isNoteText(whole)) malformed('not note text')
  // The text is parted from the signatures by the last empty line; it may hold others itself.
  const gap = whole.lastIndexOf('\n\n')
  if (gap < 0) malformed('no signatures')
  const text = whole.slice(0, gap + 1)
  const lines = whole.slice(gap + 2, -1).split('\n')
  if (text === '\n') malformed('no text')
  if (lines.length > NOTE_SIGNATURES_MAX) malformed('too many signatures')
  return { text, signatures: lines.map(parseLine) }
}

const utf8Length = (text: string): number =>
  text.isWellFormed() ? utf8(text).length : Number.POSITIVE_INFINITY

function decode(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    return malformed('not UTF-8')
  }
}

function parseLine(line: string): NoteSignature {
  const [dash, name = '', encoded = '', ...more] = line.split(' ')
  if (dash !== '—' || more.length > 0 || !isKeyName(name)) malformed('not a signature line')
  const bytes = decodeBase64(encoded)
  if (bytes.length < 5) malformed('a signature without bytes')
  const keyId = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  return { name, keyId, signature: bytes.slice(4) }
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64(text)
  } catch {
    return malformed('a signature that is not base64')
  }
}

/** The note as text. Throws NoteError `malformed` when it could not be parsed back to the same note. */
export function formatNote(note: Note): string {
  const lines = note.signatures.map(({ name, keyId, signature }) => {
    const bytes = new Uint8Array(4 + signature.length)
    new DataView(bytes.buffer).setUint32(0, keyId)
    bytes.set(signature, 4)
    return `— ${name} ${base64(bytes)}\n`
  })
  const whole = `${note.text}\n${lines.join('')}`
  if (parseNote(whole).text !== note.text) malformed('a text that ends in an empty line')
  return whole
}

/** A key whose signature stands, once however many lines it wrote; `time` (POSIX seconds) for cosigners. */
export type Verified = { readonly key: VerifierKey; readonly time: number | null }

/**
 * The known keys that signed this note, each counted once. Lines of unknown keys are ignored. Throws
 * NoteError: `bad-signature` when a line of a known key does not verify, `unsigned` when no known key signed.
 */
export function verifyNote(note: Note, keys: readonly VerifierKey[]): readonly Verified[] {
  const verified = new Map<string, Verified>()
  for (const line of note.signatures) {
    const key = keys.find((known) => known.name === line.name && known.keyId === line.keyId)
    if (key === undefined) continue
    const time = verifyLine(note.text, line.signature, key)
    // Two lines of one key, under one name or two, are one witness: keep the newest time. A cosigner's key is
    // its identity, for the message it signs does not name it (tlog-cosignature §Ed25519 signed message).
    const identity = `${key.algorithm} ${base64(key.publicKey)}`
    const before = verified.get(identity)
    if (before === undefined || (before.time ?? 0) < (time ?? 0)) verified.set(identity, { key, time })
  }
  if (verified.size === 0) throw new NoteError('unsigned', 'no known key signed this note')
  return [...verified.values()]
}

function verifyLine(text: string, signature: Uint8Array, key: VerifierKey): number | null {
  const bad = new NoteError('bad-signature', `the signature of ${key.name} does not verify`)
  if (key.algorithm === 'ed25519') {
    if (!verifySignature(signature, utf8(text), key.publicKey)) throw bad
    return null
  }
  const parts = splitCosignature(signature)
  if (parts === null) throw bad
  if (!verifySignature(parts.signature, cosignatureMessage(parts.time, text), key.publicKey)) throw bad
  return parts.time
}
