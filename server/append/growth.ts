// How a member's log grew of late: what the quota over it counts.
import { parseLeaf } from '#shared/log/entry.ts'

/** One leaf: its deciding time, the events in its part, its bytes. */
export type Growth = { time: number; events: number; bytes: number }

/** Seconds that growth is remembered, back from the newest leaf. */
export const GROWTH_SECONDS = 86_400

const growthOf = (leaves: readonly Uint8Array[]): Growth[] =>
  leaves.map((bytes) => {
    const { entry, part } = parseLeaf(bytes)
    return { time: entry.seen.time, events: part.events.length, bytes: bytes.length }
  })

/** With what came after it, and without what is past. */
export function grown(before: readonly Growth[], leaves: readonly Uint8Array[]): Growth[] {
  const all = [...before, ...growthOf(leaves)]
  const now = all.at(-1)?.time ?? 0
  return all.filter(({ time }) => now - time < GROWTH_SECONDS)
}
