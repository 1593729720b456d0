// The export of a test family, with proofs from its own global log, signed by a server's key from a fixed seed.
import { base64url, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { formatCheckpoint } from '#crypto/public/checkpoint.ts'
import { formatNote, keyId, verifierKey } from '#crypto/public/note.ts'
import { consistencyProof, inclusionProof, leafHash, rootOf } from '#crypto/public/tree.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import type { Log } from '#shared/log/check.ts'
import { labelOf, parseLeaf } from '#shared/log/entry.ts'
import { type ExportedLog, type ExportFile, exportLeaf } from '#shared/log/export.ts'
import type { LineFile } from '#shared/log/line-file.ts'
import type { Scene } from './logs.ts'

const ORIGIN = 'kluis.example/log'
const server = signerFrom(new Uint8Array(32).fill(7))

const note = (origin: string, size: number, root: Uint8Array): string => {
  const text = formatCheckpoint({ origin, size, root })
  const signed = { name: ORIGIN, keyId: keyId(ORIGIN, server.publicKey), signature: server.sign(utf8(text)) }
  return formatNote({ text, signatures: [signed] })
}

/** The global log after a last beat, with what proves a log and a clock in it. */
function published(scene: Scene) {
  scene.pass(60)
  const hashes = scene.global.map((bytes) => leafHash(bytes))
  const whole = hashes.length
  const line = (index: number, size = whole) => ({
    index,
    leaf: base64url(scene.global[index] ?? new Uint8Array()),
    proof: inclusionProof(hashes, index, size).map(base64url),
  })
  const headsOf = (log: Log) => {
    const labels = [labelOf(log.id), ...('epochs' in log.state ? log.state.epochs.map((e) => e.label) : [])]
    return scene.global.flatMap((bytes, index) => {
      const leaf = JSON.parse(fromUtf8(bytes)) as { label?: string }
      return leaf.label !== undefined && labels.includes(leaf.label) ? [line(index)] : []
    })
  }
  const logOf = (log: Log): ExportedLog => {
    const lines = (scene.leaves.get(log.id) ?? []).map(exportLeaf)
    const checkpoint = note(`${ORIGIN}/${log.id}`, log.size, log.frontier.root())
    return { log: log.id, kind: log.kind, checkpoint, lines, heads: headsOf(log) }
  }
  const clockOf = (leaves: readonly Uint8Array[]): ExportFile['global'] => {
    const sizes = new Set(leaves.map((bytes) => parseLeaf(bytes).entry.seen.size))
    let before = 0
    const seen = [...sizes]
      .sort((a, b) => a - b)
      .map((size) => {
        const consistency = consistencyProof(hashes, before, size).map(base64url)
        before = size
        return { size, beat: line(size - 1, size), consistency }
      })
    const consistency = consistencyProof(hashes, before, whole).map(base64url)
    return { checkpoint: note(ORIGIN, whole, rootOf(hashes)), seen, consistency }
  }
  const base = {
    v: 1 as const,
    exported: scene.now,
    origin: ORIGIN,
    vkey: verifierKey(ORIGIN, server.publicKey),
  }
  return { base, headsOf, logOf, clockOf }
}

/** Everything a scene holds, as one file, after a last beat; without these logs, as somebody has it who reads less. */
export function exportOf(scene: Scene, without: readonly string[] = []): ExportFile {
  const { base, logOf, clockOf } = published(scene)
  const held = [...scene.logs.values()].filter(({ id }) => !without.includes(id))
  const of = (kinds: readonly string[]) => held.filter(({ kind }) => kinds.includes(kind)).map(logOf)
  return {
    ...base,
    cards: of(['card']),
    organisations: of(['organisation']),
    logs: of(['keyring', 'family', 'compartment', 'member']),
    global: clockOf(held.flatMap(({ id }) => scene.leaves.get(id) ?? [])),
  }
}

/** The file of the newest line of a log, which must be an entry of one part. */
export function lineOf(scene: Scene, log: Log, content: LineFile['content']): LineFile {
  const { base, headsOf, logOf, clockOf } = published(scene)
  const leaves = scene.leaves.get(log.id) ?? []
  const hashes = leaves.map((bytes) => leafHash(bytes))
  const bytes = leaves.at(-1) ?? new Uint8Array()
  const { person } = parseLeaf(bytes).entry.author
  const [seq, head] = [leaves.length - 1, headsOf(log).at(-1)]
  if (!head) throw new Error('a log that was never published')
  return {
    ...base,
    line: {
      log: log.id,
      kind: log.kind,
      seq,
      ...exportLeaf(bytes),
      tree: { size: leaves.length, root: base64url(rootOf(hashes)) },
      proof: inclusionProof(hashes, seq, leaves.length).map(base64url),
      from: seq,
      history: consistencyProof(hashes, seq, leaves.length).map(base64url),
      head,
    },
    card: logOf(scene.log(person, 'card')),
    content,
    global: clockOf([...(scene.leaves.get(person) ?? []), bytes]),
  }
}

/** Another server's word on the same: signed by the same key over another size or root. */
export const otherCheckpoint = (origin: string, size: number, root: string): string =>
  note(origin, size, fromBase64url(root, 32))
export { ORIGIN }
