// The store in one file on this machine: node:sqlite, write-ahead log, every commit synced to disk.
import { backup } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { appendBatcher } from './append.ts'
import { contents } from './contents.ts'
import type { Store } from './contract.ts'
import { listeners } from './listeners.ts'
import { logs } from './logs.ts'
import { migrate } from './migrate.ts'
import { once } from './once.ts'
import { people } from './people.ts'
import type { Schema } from './schema.ts'
import { sessions } from './sessions.ts'
import { settings } from './settings.ts'
import { sqliteWriter } from './sqlite-append.ts'
import { forKysely, openFile, openReader } from './sqlite-file.ts'
import { onceBatcher } from './sqlite-once.ts'
import { sweep } from './sweep.ts'
import { transparency } from './transparency.ts'

/** More pages than a file can have (SQLite takes an int). */
const ALL_PAGES = 2 ** 31 - 1

/** Opens (and creates) the store in a folder. One process serves from it at a time; another may back it up. */
export async function openSqlite(dataDir: string): Promise<Store> {
  const file = openFile(dataDir)
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: forKysely(file) }) })
  try {
    await migrate(db, 'sqlite')
  } catch (error) {
    await db.destroy()
    throw error
  }

  const { subscribe, tell } = listeners()
  const write = sqliteWriter(file)
  // Inside kysely's turn on the one connection: a transaction of its own never stands open around this.
  const turn = <T>(work: () => T): Promise<T> => db.connection().execute(async () => work())
  const puts = onceBatcher(file, turn)
  const batches = appendBatcher(async (commits) => {
    const { answers, changes } = await turn(() => write(commits))
    for (const change of changes) tell(change)
    return answers
  })
  const noLock = async () => {}

  return {
    append: (commit) => batches.add(commit),
    ...logs(db),
    ...contents(db),
    ...people(db),
    ...sessions(db),
    ...once(db),
    putOnce: (key, value, end, now) => puts.add({ key, value, end, now }),
    ...settings(db),
    ...transparency(db, noLock),
    subscribe,
    sweep: (now) => sweep(db, noLock, now),
    async backup(path) {
      // A reader of its own, and every page in one step: what is written meanwhile is not seen and stops nothing.
      const source = openReader(dataDir)
      try {
        await backup(source, path, { rate: ALL_PAGES })
      } finally {
        source.close()
      }
    },
    async close() {
      await Promise.all([batches.close(), puts.close()])
      await db.destroy()
    },
  }
}
