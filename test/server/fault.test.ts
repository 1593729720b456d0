// What the server says when something of its own fails: where, and never a value.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { createApp, type Line } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { JobLine } from '#server/fault.ts'
import { startJobs } from '#server/jobs/jobs.ts'
import { isBusy } from '#server/store/busy.ts'
import { openStore } from '#server/store/open.ts'

const SECRET = 'a value that somebody wrote'

async function openHere() {
  const dataDir = await mkdtemp(join(tmpdir(), 'gezinskluis-fault-'))
  const store = await openStore({ dataDir })
  onTestFinished(async () => {
    await store.close()
    await rm(dataDir, { recursive: true })
  })
  return { dataDir, store }
}

/** SQLite's own error for a file that another connection is writing in. */
async function busyError(dataDir: string): Promise<Error> {
  const path = join(dataDir, 'gezinskluis.db')
  const [one, other] = [new DatabaseSync(path), new DatabaseSync(path, { timeout: 0 })]
  one.exec('begin immediate')
  try {
    other.exec('begin immediate')
  } catch (error) {
    if (error instanceof Error) return error
  } finally {
    one.exec('rollback')
    one.close()
    other.close()
  }
  throw new Error('nobody was in the way')
}

test('a database that is busy for a moment is told apart from one that fails', async () => {
  const { dataDir, store } = await openHere()
  const lines: Line[] = []
  const failing: { with: Error | null } = { with: null }
  const app = await createApp({
    store: {
      ...store,
      globalHead: () => (failing.with ? Promise.reject(failing.with) : store.globalHead()),
    },
    config: readConfig({}),
    clock: () => 1,
    log: (line) => lines.push(line),
  })
  const health = async () => {
    const answer = await app.fetch(new Request('http://vault.test/healthz'))
    return { status: answer.status, after: answer.headers.get('retry-after'), body: await answer.json() }
  }
  expect(await health()).toMatchObject({ status: 200, body: { ok: true } })
  failing.with = await busyError(dataDir)
  expect(await health()).toMatchObject({ status: 503, after: '30', body: { code: 'server-busy' } })
  failing.with = new Error(SECRET)
  expect(await health()).toMatchObject({ status: 500, after: null, body: { code: 'server-failed' } })
  expect(lines.map(({ fault }) => fault?.split('\n')[0])).toEqual([
    undefined,
    'Error ERR_SQLITE_ERROR',
    'Error',
  ])
  expect(JSON.stringify(lines)).not.toContain(SECRET)
  app.close()
})

test('PostgreSQL that starts, stops, has no room or lost the connection is busy; a broken rule is a failure', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code })
  for (const code of ['57P01', '57P03', '53300', '08006', '40P01', 'ECONNREFUSED', 'ECONNRESET'])
    expect(isBusy(coded(code)), code).toBe(true)
  expect(isBusy(new Error('Connection terminated unexpectedly'))).toBe(true)
  for (const code of ['23505', '42P01', 'ENOENT']) expect(isBusy(coded(code)), code).toBe(false)
  expect(isBusy(new Error(SECRET))).toBe(false)
})

test('a job that fails is one line without the message, and comes round again', async () => {
  const lines: JobLine[] = []
  let beats = 0
  const again = Promise.withResolvers<void>()
  const app = {
    beat() {
      beats += 1
      if (beats === 2) again.resolve()
      return Promise.reject(Object.assign(new TypeError(SECRET), { code: '23505', detail: SECRET }))
    },
  }
  const jobs = startJobs(
    app,
    { sweep: async () => {} },
    () => 7,
    0.001,
    (line) => lines.push(line),
  )
  await again.promise
  await jobs.stop()
  expect(lines.length).toBe(2)
  expect(lines[0]).toMatchObject({ time: 7, job: 'beat' })
  expect(lines[0]?.fault).toMatch(/^TypeError 23505\n\s+at /)
  expect(JSON.stringify(lines)).not.toContain(SECRET)
})
