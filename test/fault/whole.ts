// Whether what a killed server left on disk is whole: every log by the one check, the global log by its own tiles.
import { base64url, equal, fromUtf8 } from '#crypto/public/bytes.ts'
import { parseCheckpoint } from '#crypto/public/checkpoint.ts'
import { parseNote, parseVerifierKey, verifyNote } from '#crypto/public/note.ts'
import { leafHash, rootOf } from '#crypto/public/tree.ts'
import type { Store } from '#server/store/contract.ts'
import { rootAt } from '#server/transparency/tree.ts'
import { type Card, checkLog } from '#shared/log/check.ts'
import { parseLeaf } from '#shared/log/entry.ts'
import { parseGlobalLeaf } from '#shared/log/global.ts'
import { kindIs } from '#shared/log/is.ts'
import type { Landed } from './served.ts'

const ALL = Number.MAX_SAFE_INTEGER
/** Size and root of the global log as somebody saw it. */
export type Seen = { size: number; root: string }

/** What is wrong with the acknowledged logs: leaves that are gone, logs that do not hold, ciphertext that is not there. */
export async function wrongLogs(store: Store, landed: Landed): Promise<string[]> {
  const wrong: string[] = []
  const cards = new Map<string, Card>()
  const byCardsFirst = [...landed].sort(([, [a]], [, [b]]) => Number(isCard(b)) - Number(isCard(a)))
  for (const [id, acknowledged] of byCardsFirst) {
    const head = await store.head(id)
    const leaves = (await store.leaves(id, 0, ALL)).map(({ bytes }) => bytes)
    if (acknowledged.some((leaf, seq) => !equal(leaf, leaves[seq] ?? new Uint8Array())))
      wrong.push(`${id} lost a leaf`)
    const log = checkLog(null, leaves, { card: (person) => cards.get(person) ?? null })
    if (kindIs(log, 'card')) cards.set(id, log)
    if (head?.size !== log.size || !equal(head.root, log.frontier.root()))
      wrong.push(`${id} has another head`)
    for (const hash of leaves.flatMap(bodiesIn))
      if (!(await store.logsOfBlob(hash))?.includes(id)) wrong.push(`${id} lost ciphertext`)
  }
  return wrong
}

const isCard = (first: Uint8Array | undefined): boolean =>
  first !== undefined && parseLeaf(first).part.events[0]?.kind === 'card'

const bodiesIn = (leaf: Uint8Array): string[] =>
  parseLeaf(leaf).part.events.flatMap(({ body, box }) =>
    typeof body === 'string' && typeof box === 'string' ? [body, box] : [],
  )

/** What is wrong with the global log: its checkpoint, its tiles, its labels' counts, or what was seen of it before. */
export async function wrongGlobal(store: Store, vkey: string, seen: readonly Seen[]): Promise<string[]> {
  const head = await store.globalHead()
  if (!head) return ['there is no global log']
  const wrong: string[] = []
  const note = parseNote(head.checkpoint)
  verifyNote(note, [parseVerifierKey(vkey)])
  const { size, root } = parseCheckpoint(note.text)
  const leaves = await store.globalLeaves(0, size)
  if (size !== head.size || leaves.length !== size) wrong.push('leaves are missing')
  if (!equal(root, rootOf(leaves.map(leafHash)))) wrong.push('the checkpoint is of other leaves')
  for (const one of [...seen, { size, root: base64url(root) }]) {
    const now = await rootAt((level, index, width) => store.tile(level, index, width), one.size)
    if (base64url(now) !== one.root) wrong.push(`what was seen at ${one.size} is no beginning of it`)
  }
  const next = new Map<string, number>()
  for (const bytes of leaves) {
    const leaf = parseGlobalLeaf(bytes)
    if (!('label' in leaf)) continue
    if (leaf.n !== (next.get(leaf.label) ?? 0)) wrong.push('a label does not count up by one')
    next.set(leaf.label, leaf.n + 1)
  }
  return wrong
}

/** The checkpoint that a server shows: its size and root. */
export function seenIn(checkpoint: Uint8Array): Seen {
  const { size, root } = parseCheckpoint(parseNote(fromUtf8(checkpoint)).text)
  return { size, root: base64url(root) }
}
