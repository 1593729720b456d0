// The export of a test family, with proofs from its own global log, signed by a server's key from a fixed seed.
import { base64url, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { formatCheckpoint } from '#crypto/public/checkpoint.ts'
import { formatNote, keyId, verifierKey } from '#crypto/public/note.ts'
import { consistencyProof, inclusionProof, leafHash, rootOf } from '#crypto/public/tree.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import { labelOf, parseLeaf } from '#shared/log/entry.ts'
import { type ExportedLog, type ExportFile, exportLeaf } from '#shared/log/export.ts'
import type { Scene } from './logs.ts'

const ORIGIN = 'kluis.example/log'
const server = signerFrom(new Uint8Array(32).fill(7))

const note = (origin: string, size: number, root: Uint8Array): string => {
  const text = formatCheckpoint({ origin, size, root })
  const signed = { name: ORIGIN, keyId: keyId(ORIGIN, server.publicKey), signature: server.sign(utf8(text)) }
  return formatNote({ text, signatures: [signed] })
}

/** Everything a scene holds, as one file, after a last beat; without these logs, as somebody has it who reads less. */
export function exportOf(scene: Scene, without: readonly string[] = []): ExportFile {
  scene.pass(60)
  const hashes = scene.global.map((bytes) => leafHash(bytes))
  const whole = hashes.length
  const line = (index: number, size: number) => ({
    index,
    leaf: base64url(scene.global[index] ?? new Uint8Array()),
    proof: inclusionProof(hashes, index, size).map(base64url),
  })
  const held = [...scene.logs.values()].filter(({ id }) => !without.includes(id))
  const logs = held.map((log): ExportedLog & { kind: string } => {
    const labels = [labelOf(log.id), ...('epochs' in log.state ? log.state.epochs.map((e) => e.label) : [])]
    const heads = scene.global.flatMap((bytes, index) => {
      const leaf = JSON.parse(fromUtf8(bytes)) as { label?: string }
      return leaf.label !== undefined && labels.includes(leaf.label) ? [line(index, whole)] : []
    })
    const lines = (scene.leaves.get(log.id) ?? []).map(exportLeaf)
    const checkpoint = note(`${ORIGIN}/${log.id}`, log.size, log.frontier.root())
    return { log: log.id, kind: log.kind, checkpoint, lines, heads }
  })
  const sizes = new Set(
    held.flatMap(({ id }) => (scene.leaves.get(id) ?? []).map((bytes) => parseLeaf(bytes).entry.seen.size)),
  )
  let before = 0
  const seen = [...sizes]
    .sort((a, b) => a - b)
    .map((size) => {
      const consistency = consistencyProof(hashes, before, size).map(base64url)
      before = size
      return { size, beat: line(size - 1, size), consistency }
    })
  const isCard = (log: ExportedLog) => log.kind === 'card'
  return {
    v: 1,
    exported: scene.now,
    origin: ORIGIN,
    vkey: verifierKey(ORIGIN, server.publicKey),
    cards: logs.filter(isCard),
    organisations: [],
    logs: logs.filter((log) => !isCard(log)),
    global: {
      checkpoint: note(ORIGIN, whole, rootOf(hashes)),
      seen,
      consistency: consistencyProof(hashes, before, whole).map(base64url),
    },
  }
}

/** Another server's word on the same: signed by the same key over another size or root. */
export const otherCheckpoint = (origin: string, size: number, root: string): string =>
  note(origin, size, fromBase64url(root, 32))
export { ORIGIN }
