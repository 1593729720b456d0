// kill -9 in the middle of appends: what was acknowledged is there, and the store opens by itself.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openStore } from '#server/store/open.ts'
import { startPostgres } from '#test/setup/postgres.ts'
import { startChild } from './child.ts'
import { type Acknowledged, examine } from './evidence.ts'

type Where = { dataDir: string; databaseUrl?: string }

async function killAndExamine(where: Where, times: number): Promise<Acknowledged[]> {
  const { dataDir, databaseUrl } = where
  const acknowledged: Acknowledged[] = []
  for (let time = 0; time < times; time++) {
    const child = startChild(
      new URL('load.ts', import.meta.url),
      databaseUrl ? [dataDir, databaseUrl] : [dataDir],
    )
    await child.line(() => true)
    // A different moment each time, so that it falls anywhere in a batch.
    await setTimeout(10 + ((time * 17) % 70))
    await child.kill()
    acknowledged.push(...child.lines.map((line): Acknowledged => JSON.parse(line)))

    const store = await openStore(where)
    const { leafCount, ...findings } = await examine(store, acknowledged)
    await store.close()
    expect(findings).toEqual({ lost: [], torn: [], halved: [], withheld: [] })
    expect(leafCount).toBeGreaterThanOrEqual(acknowledged.length)
  }
  return acknowledged
}

test('killed twenty times under load, every acknowledged append is there and every log is whole', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gezinskluis-kill-'))
  const acknowledged = await killAndExamine({ dataDir }, 20)
  expect(acknowledged.length).toBeGreaterThan(20)
  await rm(dataDir, { recursive: true })
})

test('the same holds for an instance on PostgreSQL, and another instance sees it', async () => {
  const postgres = await startPostgres()
  const databaseUrl = await postgres.database()
  const acknowledged = await killAndExamine({ dataDir: '', databaseUrl }, 5)
  expect(acknowledged.length).toBeGreaterThan(5)
  await postgres.stop()
})
