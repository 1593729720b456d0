// The file of one line: its proof, and, when asked, the one text it names with the key of that text alone.
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { consistencyProof, inclusionProof, leafHash } from '#crypto/public/tree.ts'
import { openRevisionKey } from '#crypto/secret/seal.ts'
import type { Log } from '#shared/log/check.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { exportLeaf } from '#shared/log/export.ts'
import { kindIs } from '#shared/log/is.ts'
import { type LineFile, writeLineFile } from '#shared/log/line-file.ts'
import { blobs } from '#shared/wire/logs.ts'
import type { Core } from './core.ts'
import { exportLog, globalLine, globalLog, seenChain } from './export.ts'
import { linesOf } from './lines.ts'
import type { Line, LogFile } from './replica.ts'
import type { LineRef } from './shown.ts'

/**
 * The file's bytes; null while the register does not hold the line yet. `text`: with the first text it names that is open
 * here; the key of one revision goes along, which opens that revision and nothing else.
 */
export async function exportLine(core: Core, ref: LineRef, text: boolean): Promise<Uint8Array | null> {
  await core.sync()
  const file = core.replica.file(ref.log)
  const line = file?.lines[ref.line - 1]
  const head = core.registered.get(ref.log)
  const bytes = file?.leaves[ref.line - 1]
  const card = line && core.replica.file(line.person)
  if (!file || !line || !bytes || !head || head.size <= line.seq || !card) return null
  const global = await globalLog(core)
  const made: LineFile = {
    v: 1,
    exported: core.ports.now(),
    origin: core.register.origin,
    vkey: core.register.vkey,
    line: {
      log: file.log.id,
      kind: file.log.kind,
      seq: line.seq,
      ...exportLeaf(bytes),
      ...placeOf(file, line, head.size),
      head: globalLine(global, head.index, global.leaves.length),
    },
    card: await exportLog(core, card, global),
    content: text ? await contentOf(core, file, line) : null,
    global: { checkpoint: global.note, ...seenChain([...card.leaves, bytes], global) },
  }
  return writeLineFile(made)
}

/** Where a line stands in the tree of `size` leaves, and the tree its entry came upon. */
function placeOf({ lines, leaves }: LogFile, { seq, entry }: Line, size: number) {
  const hashes = leaves.slice(0, size).map(leafHash)
  let from = seq
  while (lines[from - 1]?.entry === entry) from--
  return {
    tree: { size, root: lines[size - 1]?.root ?? '' },
    proof: inclusionProof(hashes, seq, size).map(base64url),
    from,
    history: from === 0 ? [] : consistencyProof(hashes, from, size).map(base64url),
  }
}

type Named = AnyEvent & {
  record: string
  rev: number
  prev: string | null
  schema: number
  epoch: number
  body: string
  box: string
  author?: string
  device?: string
}

async function contentOf(core: Core, { log }: LogFile, line: Line): Promise<LineFile['content']> {
  const written = new Set(linesOf(core, log.id).map(({ record }) => record))
  const named = line.events.find(
    (e) => (e.type === 'put' || e.type === 'adopt') && written.has(String(e.record)),
  ) as Named | undefined
  const vault = vaultOf(log)
  if (!named || vault === null || !('epochs' in log.state)) return null
  const asked = { log: log.id, hashes: [named.body, named.box] }
  const found = (await core.connection.post('/api/blobs', blobs, asked)).blobs
  const bytesOf = (hash: string) => found.find((one) => one.hash === hash)?.bytes ?? null
  const [body, box] = [bytesOf(named.body), bytesOf(named.box)]
  const epochKey = core.keys.epochKey(vault, log.id, named.epoch, log.state)
  if (body === null || box === null || !epochKey) return null
  const { record, rev, prev, schema, epoch, author = line.person, device = line.device } = named
  const context = { vault, log: log.id, record, rev, prev, author, device, schema, slot: 'body', epoch }
  const key = base64url(openRevisionKey({ epochKey, context, box: fromBase64url(box) }))
  return { vault, record, key, body }
}

const vaultOf = (log: Log): string | null => {
  if (kindIs(log, 'family')) return log.id
  return kindIs(log, 'compartment') ? log.state.vault : null
}
