// Checkpoints (C2SP tlog-checkpoint): the three lines a note carries for the head of a log.
import { base64, fromBase64 } from './bytes.ts'
import { HASH_BYTES } from './hash.ts'
import { NoteError } from './note.ts'

/** `origin` names the log; `root` is the 32-byte RFC 6962 root of `size` leaves. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array }

/** The note text of a checkpoint: origin, size, root, each with its newline. Throws NoteError `malformed`. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${base64(root)}\n`
  const read = parseCheckpoint(text)
  if (read.origin !== origin) throw new NoteError('malformed', 'not a checkpoint')
  return text
}

/**
 * The checkpoint in a note's text. Throws NoteError `malformed`: an empty origin, a size that is not plain
 * decimal up to 2⁵³−1, a root that is not 32 bytes, or extension lines, which suite 1 does not have.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', end, ...more] = text.split('\n')
  const plain = end === '' && more.length === 0 && origin !== '' && /^(?:0|[1-9][0-9]{0,15})$/.test(size)
  const number = Number(size)
  if (!plain || !Number.isSafeInteger(number)) throw new NoteError('malformed', 'not a checkpoint')
  return { origin, size: number, root: rootOf(root) }
}

function rootOf(text: string): Uint8Array {
  try {
    const root = fromBase64(text)
    if (root.length === HASH_BYTES) return root
  } catch {
    throw new NoteError('malformed', 'a root that is not base64')
  }
  throw new NoteError('malformed', 'a root that is not 32 bytes')
}
