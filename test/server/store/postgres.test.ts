// The contract on PostgreSQL, and several instances on one database.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Change, Store } from '#server/store/contract.ts'
import { openStore } from '#server/store/open.ts'
import { startPostgres, type TestPostgres } from '#test/setup/postgres.ts'
import { storeContract } from './contract.ts'
import { bytes, entry, lines, newId } from './make.ts'
import { until } from './showing.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const openAt = (databaseUrl: string) => openStore({ dataDir: '', databaseUrl })

storeContract('PostgreSQL', async () => {
  const url = await postgres.database()
  return { open: () => openAt(url), gone: async () => {} }
})

async function openTwo(): Promise<{ url: string; one: Store; two: Store }> {
  const url = await postgres.database()
  // Both at once: each brings the tables up to date.
  const [one, two] = await Promise.all([openAt(url), openAt(url)])
  onTestFinished(async () => {
    await one.close()
    await two.close()
  })
  return { url, one, two }
}

describe('two instances on one database', () => {
  test('a second instance hears of an append', async () => {
    const { one, two } = await openTwo()
    const log = newId()
    const heard: Change[] = []
    two.subscribe((change) => heard.push(change))
    await one.append(entry(lines(log, 0, 'a')))
    await until(() => heard.length > 0)
    expect(heard).toEqual([{ log, size: 1 }])
  })

  test('of two writers at two instances exactly one wins', async () => {
    const { one, two } = await openTwo()
    for (let round = 0; round < 20; round++) {
      const [log, fresh] = [newId(), newId()]
      await one.append(entry(lines(log, 0, 'start')))
      const answers = await Promise.all(
        [one, two].map((store) => store.append(entry([lines(log, 1, 'mine'), lines(fresh, 0, 'mine')]))),
      )
      expect(answers.filter((answer) => answer === 'appended').length).toBe(1)
      expect((await two.head(fresh))?.size).toBe(1)
      expect((await two.leaves(log, 0, 9)).length).toBe(2)
    }
  })

  test('no lockbox appears behind a cursor that was already given', async () => {
    const { one, two } = await openTwo()
    let writing = true
    const write = async (store: Store) => {
      const log = newId()
      for (let i = 0; i < 100; i++) {
        const lockboxes = [{ recipient: 'joris', vault: 'vault', entry: `${log} ${i}`, bytes: bytes('keys') }]
        await store.append(entry(lines(log, i, 'admit'), { lockboxes }))
      }
    }
    const seen: string[] = []
    let cursor = 0
    const read = async () => {
      const boxes = await one.lockboxes('joris', cursor, 100)
      seen.push(...boxes.map((box) => box.entry))
      cursor = boxes.at(-1)?.cursor ?? cursor
    }
    const follow = async () => {
      while (writing) await read()
      await read()
      await read()
    }
    const following = follow()
    await Promise.all([one, two, one, two].map(write))
    writing = false
    await following
    expect(seen.length).toBe(400)
    expect(new Set(seen).size).toBe(400)
  })

  test('an instance that was cut off hears what it missed', async () => {
    const { url, one } = await openTwo()
    const asSecond = new URL(url)
    asSecond.username = `second_${newId().replaceAll('-', '_')}`
    const role = pg.escapeIdentifier(asSecond.username)
    const rule = new pg.Client(url)
    await rule.connect()
    await rule.query(`create role ${role} superuser login password '${asSecond.password}'`)
    const second = await openAt(asSecond.href)
    onTestFinished(async () => {
      await second.close()
      await rule.end()
    })
    const log = newId()
    const sizes: number[] = []
    second.subscribe((change) => {
      if (change.log === log) sizes.push(change.size)
    })
    await one.append(entry(lines(log, 0, 'heard')))
    await until(() => sizes.includes(1))

    await rule.query(`alter role ${role} nologin`)
    await rule.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [
      asSecond.username,
    ])
    await one.append(entry(lines(log, 1, 'missed')))
    await expect(second.head(log)).rejects.toThrow()
    expect(sizes).toEqual([1])
    await rule.query(`alter role ${role} login`)

    await until(() => sizes.includes(2))
    await one.append(entry(lines(log, 2, 'heard again')))
    await until(() => sizes.includes(3))
    expect(await second.append(entry(lines(log, 3, 'works on')))).toBe('appended')
  })

  test('a sweep beside appends takes no ciphertext that an entry names', async () => {
    const { one, two } = await openTwo()
    const rounds = Array.from({ length: 30 }, (_, i) => i)
    for (const round of rounds) {
      const [log, hash] = [newId(), newId()]
      await one.stage(hash, bytes('sealed'), 10)
      const put = entry(lines(log, 0, `${round}`), { blobs: [{ hash, log, bytes: null }] })
      const [answer] = await Promise.all([one.append(put), two.sweep(10)])
      if (answer === 'appended') expect(await one.blob(hash)).not.toBeNull()
      else {
        expect(answer).toEqual({ missing: [hash] })
        expect(await one.head(log)).toBeNull()
      }
    }
  })
})

test('a database that does not sync to disk is refused', async () => {
  const url = await postgres.database()
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`alter database ${client.escapeIdentifier(new URL(url).pathname.slice(1))}
    set synchronous_commit = off`)
  await client.end()
  await expect(openAt(url)).rejects.toThrow('synchronous_commit = off')
})

test('a backup of this store is left to pg_dump', async () => {
  const { one } = await openTwo()
  await expect(one.backup('/nowhere')).rejects.toThrow('pg_dump')
})
