// A map that is sealed again: its new boxes were brought ahead, the list of them comes with the entry, the old ones go.
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { Denied } from '#server/problem.ts'
import type { Store } from '#server/store/contract.ts'
import { boxesIn, rootOverBoxes, type Standing, standingIn } from '#shared/compartment/resealed.ts'
import { parseLeaf } from '#shared/log/entry.ts'
import type { AppendBody } from '#shared/wire/append.ts'
import type { LandedLog } from './land.ts'
import type { Uploads } from './uploads.ts'

const LEAVES_PER_READ = 1000

export type Resealed = {
  log: string
  /** by which the list is kept, and named in the event */
  root: string
  /** the boxes' hashes, 32 bytes each, and the SHA-256 of these bytes */
  list: Uint8Array
  hash: string
  boxes: readonly string[]
  /** what nobody needs from now on: the boxes before, and the list before this one */
  gone: readonly string[]
}

type Around = { store: Store; uploads: Uploads }

/** Every reseal of an entry. @throws {Denied} when its list is not here, not whole, or names bytes that are not */
export async function resealsIn(
  body: AppendBody,
  landed: readonly LandedLog[],
  around: Around,
): Promise<Resealed[]> {
  const all: Resealed[] = []
  for (const { before, after, parts } of landed)
    for (const { events } of parts)
      for (const event of events) {
        if (event.type !== 'reseal') continue
        const list = body.blobs
          .filter(({ log }) => log === after.id)
          .map(({ bytes }) => fromBase64url(bytes))
          .find((bytes) => boxesIn(bytes) !== null && rootOverBoxes(bytes) === event.root)
        const boxes = list && boxesIn(list)
        if (!list || !boxes) throw new Denied('blob-missing')
        const { standing, lists } = await linesOf(around.store, after.id, before?.size ?? 0)
        if (boxes.length !== event.count || boxes.length !== standing.length)
          throw new Denied('rule-broken', { rule: 'reseal-covers-all' })
        const now = new Set(boxes)
        const known = await boxesBefore(around.store, standing, lists)
        for (const hash of now)
          if (!known.has(hash) && !(await around.uploads.has(after.id, hash)))
            throw new Denied('blob-missing')
        const gone = [...known].filter((hash) => !now.has(hash))
        all.push({
          log: after.id,
          root: String(event.root),
          list,
          hash: base64url(sha256(list)),
          boxes,
          gone: [...gone, ...lists.filter((root) => root !== event.root)],
        })
      }
  return all
}

/** The boxes that its lines name, and those of earlier lists. */
async function boxesBefore(
  store: Store,
  standing: readonly Standing[],
  lists: readonly string[],
): Promise<Set<string>> {
  const known = new Set(standing.map(({ box }) => box))
  for (const root of lists) {
    const list = await store.blob(root)
    for (const box of list ? (boxesIn(list.bytes) ?? []) : []) known.add(box)
  }
  return known
}

/** What stands after the first `size` lines of a log, and the roots of the lists among them. */
async function linesOf(
  store: Store,
  log: string,
  size: number,
): Promise<{ standing: Standing[]; lists: string[] }> {
  const lines: { seq: number; events: ReturnType<typeof parseLeaf>['part']['events'] }[] = []
  for (let from = 0; from < size; from += LEAVES_PER_READ)
    for (const { seq, bytes } of await store.leaves(log, from, Math.min(from + LEAVES_PER_READ, size)))
      lines.push({ seq, events: parseLeaf(bytes).part.events })
  const lists = lines.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'reseal' ? [String(event.root)] : [])),
  )
  return { standing: standingIn(lines), lists }
}

/** The boxes of a log's newest reseal, each with the revision whose key lies in it; empty when the list is gone. */
export async function resealedIn(
  store: Store,
  log: string,
  { seq, root }: { seq: number; root: string },
): Promise<{ box: string; of: Standing }[]> {
  const list = await store.blob(root)
  const { standing } = await linesOf(store, log, seq)
  const boxes = (list && boxesIn(list.bytes)) ?? []
  return standing.flatMap((of, i) => {
    const box = boxes[i]
    return box === undefined ? [] : [{ box, of }]
  })
}
