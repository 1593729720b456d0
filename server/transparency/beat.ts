// A beat: one leaf for every log that changed, in random order, then one with the time; a new signed checkpoint.
import { randomInt } from 'node:crypto'
import { utf8 } from '#crypto/public/bytes.ts'
import { signCheckpoint } from '#server/checkpoint.ts'
import type { Keys } from '#server/keys.ts'
import type { Beat, Store, Unshown } from '#server/store/contract.ts'
import { encodeGlobalLeaf, headOf, nextOf } from '#shared/log/global.ts'
import { type GlobalLog, leafHashes, withTiles } from './log.ts'
import { rootAt, tilesFor } from './tree.ts'

/** An idle server beats this often, so that `seen` never gets too old to write with. In seconds. */
const IDLE_BEAT_SECONDS = 900

type Beaten = Beat['beaten'][number]
type LabelLeaf = Beat['leaves'][number]

/**
 * Makes one beat when anything changed, when there is none yet, or when the last is `IDLE_BEAT_SECONDS` old. Null when
 * there was no need, or when another instance was faster. `now` in Unix seconds; a beat's time never goes back.
 */
export async function makeBeat(
  { store, global, keys }: { store: Store; global: GlobalLog; keys: Keys },
  now: number,
): Promise<{ size: number; time: number } | null> {
  const head = await store.globalHead()
  const size = head?.size ?? 0
  const last = await global.beatAt(size)
  const changed = await store.changedSinceBeat()
  if (last !== null && changed.length === 0 && now - last.time < IDLE_BEAT_SECONDS) return null

  const shown = changed.map(show)
  const time = Math.max(now, last?.time ?? 0)
  const beat = encodeGlobalLeaf({ beat: (last?.beat ?? -1) + 1, time })
  // In the order of arrival the leaves would tell which logs were written by one entry.
  const leaves: LabelLeaf[] = [...shuffled(shown.flatMap((s) => s.leaves)), { label: null, bytes: beat }]
  const tiles = await tilesFor(global.read, size, leafHashes(leaves))
  const root = await rootAt(withTiles(global.read, tiles), size + leaves.length)
  const checkpoint = signCheckpoint(keys, { log: null, size: size + leaves.length, root })
  const written = await store.beat({
    expectedSize: size,
    leaves,
    tiles,
    checkpoint: utf8(checkpoint),
    beaten: shown.map((s) => s.beaten),
  })
  return written ? { size: size + leaves.length, time } : null
}

/**
 * What the global log says of one log: its head under its label. When an epoch brought a new label, the old one's last
 * leaf commits to it, and the new one begins to count: who does not know it cannot follow.
 */
function show({ log, label, n, nextLabel, size, root }: Unshown): { leaves: LabelLeaf[]; beaten: Beaten } {
  const leafOf = (under: string, count: number, next?: string): LabelLeaf => ({
    label: under,
    bytes: encodeGlobalLeaf({
      label: under,
      n: count,
      head: headOf(under, size, root),
      ...(next === undefined ? {} : { next: nextOf(next) }),
    }),
  })
  if (nextLabel === null || nextLabel === label)
    return { leaves: [leafOf(label, n)], beaten: { log, size, label, n: n + 1 } }
  return {
    leaves: [leafOf(label, n, nextLabel), leafOf(nextLabel, 0)],
    beaten: { log, size, label: nextLabel, n: 1 },
  }
}

/** Fisher–Yates with the platform's randomness. */
function shuffled<T>(items: readonly T[]): T[] {
  const rest = [...items]
  const order: T[] = []
  while (rest.length > 0) order.push(...rest.splice(randomInt(rest.length), 1))
  return order
}
