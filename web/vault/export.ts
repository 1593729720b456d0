// The export: the logs of a vault with everything that proves them, for somebody without an account.
import { base64url } from '#crypto/public/bytes.ts'
import { consistencyProof, inclusionProof, leafHash } from '#crypto/public/tree.ts'
import { parseLeaf } from '#shared/log/entry.ts'
import { type ExportedLog, type ExportFile, exportLeaf, writeExport } from '#shared/log/export.ts'
import { parseGlobalLeaf } from '#shared/log/global.ts'
import { kindIs } from '#shared/log/is.ts'
import { logSlice } from '#shared/wire/logs.ts'
import type { Core } from './core.ts'
import { labelsOf } from './heads.ts'
import type { Line, LogFile } from './replica.ts'

/** Leaves in one bundle of the global log (C2SP tlog-tiles). */
const BUNDLE = 256

/** The file's bytes. What is in the maps is not in it: only who did what, when, and that nothing is missing. */
export async function exportVault(core: Core, vault: string): Promise<Uint8Array> {
  await core.sync()
  const global = await globalLog(core)
  const files = [...core.replica.files.values()]
  const logs = files.filter(
    ({ log }) =>
      log.id === vault || ('vault' in log.state && log.state.vault === vault && core.served.has(log.id)),
  )
  const organisations = files.filter(({ log }) => kindIs(log, 'organisation'))
  const people = new Set([...logs, ...organisations].flatMap((file) => file.lines.flatMap(peopleIn)))
  const cards = files.filter(({ log }) => kindIs(log, 'card') && people.has(log.id))
  const all = async (some: readonly LogFile[]) =>
    Promise.all(some.map((file) => exportLog(core, file, global)))
  const file: ExportFile = {
    v: 1,
    exported: core.ports.now(),
    origin: core.register.origin,
    vkey: core.register.vkey,
    cards: await all(cards),
    organisations: await all(organisations),
    logs: await all(logs),
    global: {
      checkpoint: global.note,
      ...seenChain(leavesOf([...cards, ...organisations, ...logs]), global),
    },
  }
  return writeExport(file)
}

const leavesOf = (files: readonly LogFile[]): Uint8Array[] => files.flatMap(({ leaves }) => leaves)

/** Whose card a check of this line needs: its author's, and those of everybody it gives a key. */
const peopleIn = ({ person, events }: Line): string[] => [
  person,
  ...events.flatMap(({ boxes, box }) => {
    const given = [...(Array.isArray(boxes) ? boxes : []), box] as ({ person?: unknown } | null | undefined)[]
    return given.flatMap((one) => (typeof one?.person === 'string' ? [one.person] : []))
  }),
]

/** The global log at one checkpoint, read whole. */
export type Global = {
  note: string
  leaves: Uint8Array[]
  hashes: Uint8Array[]
  byLabel: Map<string, number[]>
}

/** The whole global log as the last checkpoint has it, from its public bundles. */
export async function globalLog(core: Core): Promise<Global> {
  const size = core.register.seen?.size ?? 0
  const note = await core.register.note(core.connection)
  const leaves: Uint8Array[] = []
  for (let at = 0; at < size; at += BUNDLE)
    leaves.push(...(await core.connection.bundle(at / BUNDLE, Math.min(BUNDLE, size - at))))
  const byLabel = new Map<string, number[]>()
  leaves.forEach((bytes, index) => {
    const leaf = parseGlobalLeaf(bytes)
    if ('label' in leaf) byLabel.set(leaf.label, [...(byLabel.get(leaf.label) ?? []), index])
  })
  return { note, leaves, hashes: leaves.map(leafHash), byLabel }
}

const proofOf = (global: Global, index: number, size: number): string[] =>
  inclusionProof(global.hashes, index, size).map(base64url)

export const globalLine = (global: Global, index: number, size: number) => ({
  index,
  leaf: base64url(global.leaves[index] ?? new Uint8Array()),
  proof: proofOf(global, index, size),
})

/** One log with its checkpoint and heads. @throws {RangeError} while the register holds none of it: wait two beats */
export async function exportLog(core: Core, { log, leaves }: LogFile, global: Global): Promise<ExportedLog> {
  const path = kindIs(log, 'card') ? `/api/cards/${log.id}` : `/api/logs/${log.id}`
  const { checkpoint } = await core.connection.get(`${path}?from=${log.size}`, logSlice)
  const indices = labelsOf(log).flatMap((label) => global.byLabel.get(label) ?? [])
  if (indices.length === 0) throw new RangeError('a log that the register does not hold yet')
  return {
    log: log.id,
    kind: log.kind,
    checkpoint,
    lines: leaves.map(exportLeaf),
    heads: indices.sort((a, b) => a - b).map((index) => globalLine(global, index, global.leaves.length)),
  }
}

/** The proofs of every clock that these leaves name. */
export function seenChain(
  leaves: readonly Uint8Array[],
  global: Global,
): { seen: ExportFile['global']['seen']; consistency: string[] } {
  const sizes = new Set(leaves.map((bytes) => parseLeaf(bytes).entry.seen.size))
  const seen: ExportFile['global']['seen'] = []
  let before = 0
  for (const size of [...sizes].sort((a, b) => a - b)) {
    seen.push({ size, beat: globalLine(global, size - 1, size), consistency: grown(global, before, size) })
    before = size
  }
  return { seen, consistency: grown(global, before, global.leaves.length) }
}

const grown = (global: Global, from: number, to: number): string[] =>
  from === 0 ? [] : consistencyProof(global.hashes, from, to).map(base64url)
