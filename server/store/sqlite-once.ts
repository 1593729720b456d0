// Values for one use on SQLite, put many at a time: every signed-in request brings one, its DPoP identifier.
import type { DatabaseSync } from 'node:sqlite'
import { type Batcher, batcher } from './batch.ts'
import type { TimeMs } from './contract.ts'

type Put = { key: string; value: Uint8Array; end: TimeMs; now: TimeMs }

const PUT_COUNT_MAX = 256

/** Group commit for `putOnce`: one transaction and one fsync for all who wait. `turn` gives the connection. */
export function onceBatcher(
  file: DatabaseSync,
  turn: <T>(work: () => T) => Promise<T>,
): Batcher<Put, boolean> {
  const put = file.prepare(
    `insert into once (key, value, until) values (?, ?, ?)
     on conflict (key) do update set value = excluded.value, until = excluded.until
     where once.until <= ? returning key`,
  )
  const write = (items: readonly Put[]): boolean[] => {
    file.exec('begin immediate')
    try {
      // In order of arrival, so of two with one key the first gets it.
      const results = items.map(({ key, value, end, now }) => put.get(key, value, end, now) !== undefined)
      file.exec('commit')
      return results
    } catch (error) {
      // A failed commit may have rolled back by itself.
      if (file.isTransaction) file.exec('rollback')
      throw error
    }
  }
  return batcher((items) => turn(() => write(items)), {
    countMax: PUT_COUNT_MAX,
    bytesMax: Number.POSITIVE_INFINITY,
    bytesOf: () => 0,
    alone: () => false,
  })
}
