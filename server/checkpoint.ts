// Signed checkpoints (C2SP tlog-checkpoint): the server's word on the head of a log.
import { sign } from 'node:crypto'
import { utf8 } from '#crypto/public/bytes.ts'
import { formatCheckpoint } from '#crypto/public/checkpoint.ts'
import { formatNote, keyId } from '#crypto/public/note.ts'
import type { Keys } from './keys.ts'

/** The note over a head. `log` null: of the global log itself. Signed by the log key under the global origin's name. */
export function signCheckpoint(
  { origin, log: key }: Keys,
  head: { log: string | null; size: number; root: Uint8Array },
): string {
  const text = formatCheckpoint({
    origin: head.log === null ? origin : `${origin}/${head.log}`,
    size: head.size,
    root: head.root,
  })
  const signature = new Uint8Array(sign(null, utf8(text), key.privateKey))
  return formatNote({ text, signatures: [{ name: origin, keyId: keyId(origin, key.publicKey), signature }] })
}
