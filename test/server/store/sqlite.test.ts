// The contract on SQLite, and what only a file can show.
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '#server/store/open.ts'
import { FILE_NAME, openFile } from '#server/store/sqlite-file.ts'
import { storeContract } from './contract.ts'
import { bytes, entry, hashOf, lines, newId, text } from './make.ts'

async function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'gezinskluis-store-'))
}

storeContract('SQLite', async () => {
  const dataDir = await newFolder()
  return {
    open: () => openStore({ dataDir }),
    gone: () => rm(dataDir, { recursive: true }),
  }
})

async function openHere() {
  const dataDir = await newFolder()
  const store = await openStore({ dataDir })
  onTestFinished(async () => {
    await store.close()
    await rm(dataDir, { recursive: true })
  })
  return { dataDir, store }
}

test('erased ciphertext is in no file any more', async () => {
  const { dataDir, store } = await openHere()
  const log = newId()
  const sealed = bytes('ciphertext of something that the family took back '.repeat(200))
  const hash = hashOf(sealed)
  const onDisk = async () => {
    const files = await Promise.all(
      (await readdir(dataDir)).map((name) => readFile(join(dataDir, name), 'latin1')),
    )
    return files.some((file) => file.includes('that the family took back'))
  }
  await store.append(entry(lines(log, 0, 'put'), { blobs: [{ hash, log, bytes: sealed }] }))
  expect(await onDisk()).toBe(true)
  await store.append(entry(lines(log, 1, 'erase'), { erased: [{ log, hash }] }))
  expect(await onDisk()).toBe(false)
})

test('of a vault that is erased no file holds a line any more', async () => {
  const { dataDir, store } = await openHere()
  const [vault, map] = [newId(), newId()]
  const said = 'a line that nobody but this family may know of '.repeat(50)
  const onDisk = async () => {
    const files = await Promise.all(
      (await readdir(dataDir)).map((name) => readFile(join(dataDir, name), 'latin1')),
    )
    return [said, vault, map].filter((one) => files.some((file) => file.includes(one)))
  }
  await store.append(
    entry([
      { ...lines(vault, 0, 'a'), kind: 'family' },
      { ...lines(map, 0, said), vault },
    ]),
  )
  await store.append(entry(lines(vault, 1, 'erase'), { erasedVault: vault }))
  const beaten = (await store.changedSinceBeat()).map(({ log, size }) => ({ log, size, label: 'l', n: 1 }))
  const leaves = [{ label: null, bytes: bytes('leaf') }]
  await store.beat({ expectedSize: 0, leaves, tiles: [], checkpoint: bytes('c'), beaten })
  await store.close()
  expect(await onDisk()).toEqual([])
  await store.close()
})

test('a backup made while others write is a whole store', async () => {
  const { dataDir, store } = await openHere()
  const log = newId()
  const write = async (from: number, to: number) => {
    for (let i = from; i < to; i++) await store.append(entry(lines(log, i, `line ${i}`)))
  }
  await write(0, 50)
  const writing = write(50, 200)
  const copyDir = join(dataDir, 'copy')
  const copy = join(copyDir, FILE_NAME)
  await mkdir(copyDir)
  await store.backup(copy)
  await writing
  const restored = await openStore({ dataDir: copyDir })
  const head = await restored.head(log)
  const leaves = await restored.leaves(log, 0, 1000)
  expect(leaves.length).toBeGreaterThanOrEqual(50)
  expect(leaves.length).toBe(head?.size)
  expect(leaves.map((leaf) => text(leaf.bytes))).toEqual(leaves.map((_, i) => `line ${i}`))
  await restored.close()
})

test('the file syncs every commit, keeps references whole and overwrites what is erased', async () => {
  const dataDir = await newFolder()
  const file = openFile(dataDir)
  const pragma = (name: string) => Object.values(file.prepare(`pragma ${name}`).get() ?? {})[0]
  expect(pragma('journal_mode')).toBe('wal')
  expect(pragma('synchronous')).toBe(2)
  expect(pragma('foreign_keys')).toBe(1)
  expect(pragma('secure_delete')).toBe(1)
  expect(pragma('busy_timeout')).toBe(5000)
  file.close()
  await rm(dataDir, { recursive: true })
})

test('another process that reads the file does not stop appends', async () => {
  const { dataDir, store } = await openHere()
  const log = newId()
  await store.append(entry(lines(log, 0, 'a')))
  const other = new DatabaseSync(join(dataDir, FILE_NAME), { readOnly: true })
  other.exec('begin')
  expect(other.prepare('select size from log').get()).toEqual({ size: 1 })
  expect(await store.append(entry(lines(log, 1, 'b')))).toBe('appended')
  other.exec('commit')
  expect(other.prepare('select size from log').get()).toEqual({ size: 2 })
  other.close()
})

test('a store that is closed refuses, after it has finished what it was asked', async () => {
  const { dataDir, store } = await openHere()
  const other = await openStore({ dataDir })
  const log = newId()
  const last = other.append(entry(lines(log, 0, 'last')))
  await other.close()
  expect(await last).toBe('appended')
  await expect(other.append(entry(lines(log, 1, 'too late')))).rejects.toThrow('closed')
  expect((await store.head(log))?.size).toBe(1)
})

test('a database from a later version is not touched', async () => {
  const { dataDir, store } = await openHere()
  await store.setting('x')
  const other = new DatabaseSync(join(dataDir, FILE_NAME))
  other.exec("insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')")
  other.close()
  await expect(openStore({ dataDir })).rejects.toThrow('could not be brought up to date')
})
