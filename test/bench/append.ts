// Durable appends per second at the store with 32 writers, against raw inserts one by one in the same run.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '#server/store/contract.ts'
import { openStore } from '#server/store/open.ts'
import { openFile } from '#server/store/sqlite-file.ts'
import { entry, lines, newId } from '#test/server/store/make.ts'
import { type Measured, median } from './measure.ts'

const WRITER_COUNT = 32
const LEAF_BYTES = 600
const ROUND_COUNT = 5
const ROUND_MS = 400
/** What group commit has to be worth, times raw inserts. */
const BAR = 1.5

const leaf = new Uint8Array(LEAF_BYTES).fill(97)

/**
 * The store with everything an append does (head, leaf, judge), on SQLite; raw is a bare autocommit insert of the
 * same bytes under the same pragmas. The two take turns on one disk and the medians are compared.
 */
export async function appends(): Promise<Measured> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gezinskluis-bench-'))
  const store = await openStore({ dataDir: join(dataDir, 'store') })
  const insert = rawInsert(join(dataDir, 'raw'))
  const rounds: { store: number; raw: number }[] = []
  for (let round = 0; round < ROUND_COUNT; round++)
    rounds.push({ raw: perSecond(insert), store: await storePerSecond(store) })
  await store.close()
  await rm(dataDir, { recursive: true })

  const value = median(rounds.map(({ store }) => store))
  const raw = median(rounds.map(({ raw }) => raw))
  const ratio = value / raw
  return {
    value: Math.round(value),
    unit: 'durable appends/s',
    ratio,
    against: `${Math.round(raw)} raw node:sqlite inserts/s one by one; ${WRITER_COUNT} writers, ${LEAF_BYTES}-byte leaves`,
    bar: `ratio >= ${BAR}`,
    holds: ratio >= BAR,
  }
}

async function storePerSecond(store: Store): Promise<number> {
  const start = performance.now()
  const counts = await Promise.all(
    Array.from({ length: WRITER_COUNT }, async () => {
      const log = newId()
      let size = 0
      for (; performance.now() - start < ROUND_MS; size++) {
        const answer = await store.append(entry({ ...lines(log, size, 'x'), leaves: [leaf] }))
        if (answer !== 'appended') throw new Error('nobody else writes to this log')
      }
      return size
    }),
  )
  return (counts.reduce((sum, count) => sum + count, 0) / (performance.now() - start)) * 1000
}

/** A bare autocommit insert of one leaf, under the store's own pragmas. */
export function rawInsert(folder: string): () => void {
  const file = openFile(folder)
  file.exec('create table leaf (seq integer primary key, bytes blob not null) strict')
  const insert = file.prepare('insert into leaf (bytes) values (?)')
  return () => insert.run(leaf)
}

/** How often that goes in a second. */
export function perSecond(once: () => void): number {
  const start = performance.now()
  let count = 0
  for (; performance.now() - start < ROUND_MS; count++) once()
  return (count / (performance.now() - start)) * 1000
}
