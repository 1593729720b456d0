// The way every append goes, on either database: wait together, judge, write once.
import { type Batcher, batcher } from './batch.ts'
import type { Commit, Unwritten } from './contract.ts'

export type Answer = 'appended' | Unwritten

/** Enough to fill one fsync; more would only make the first of them wait. */
const COMMIT_COUNT_MAX = 256
const BYTES_MAX = 4 * 1024 * 1024

/** Group commit for commits. One that erases goes alone, so that in a batch the order of effects does not matter. */
export function appendBatcher(
  write: (commits: readonly Commit[]) => Promise<readonly Answer[]>,
): Batcher<Commit, Answer> {
  return batcher(write, {
    countMax: COMMIT_COUNT_MAX,
    bytesMax: BYTES_MAX,
    bytesOf: bytesOf,
    alone: ({ erased, erasedVault }) =>
      erasedVault !== undefined || (erased !== undefined && erased.length > 0),
  })
}

function bytesOf({ logs, blobs = [], lockboxes = [] }: Commit): number {
  const all = [...logs.flatMap(({ leaves }) => leaves), ...[...blobs, ...lockboxes].map(({ bytes }) => bytes)]
  return all.reduce((sum, bytes) => sum + (bytes?.length ?? 0), 0)
}
