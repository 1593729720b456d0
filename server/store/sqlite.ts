// The store in one file on this machine: node:sqlite, write-ahead log, every commit synced to disk.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { backup, DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import { appendBatcher } from './append.ts'
import { contents } from './contents.ts'
import type { Change, Store } from './contract.ts'
import { logs } from './logs.ts'
import { migrate } from './migrate.ts'
import { once } from './once.ts'
import { people } from './people.ts'
import type { Schema } from './schema.ts'
import { sessions } from './sessions.ts'
import { settings } from './settings.ts'
import { sqliteWriter } from './sqlite-append.ts'
import { sweep } from './sweep.ts'
import { transparency } from './transparency.ts'

/**
 * Opens (and creates) `gezinskluis.db` in a folder. One process serves from it at a time; another may back it up.
 * `synchronous = FULL`: NORMAL loses acknowledged rows in a power cut. `secure_delete`: erased is overwritten.
 */
export async function openSqlite(dataDir: string): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = new DatabaseSync(join(dataDir, 'gezinskluis.db'), {
    timeout: 5000,
    enableForeignKeyConstraints: true,
  })
  file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;')
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: forKysely(file) }) })
  await migrate(db, 'sqlite')

  const listeners = new Set<(change: Change) => void>()
  const write = sqliteWriter(file)
  const batches = appendBatcher(async (commits) => {
    // Inside kysely's turn on the one connection: a transaction of its own never stands open around this.
    const { answers, changes } = await db.connection().execute(async () => write(commits))
    for (const change of changes) for (const listener of listeners) listener(change)
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
    ...settings(db),
    ...transparency(db, noLock),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    sweep: (now) => sweep(db, noLock, now),
    async backup(path) {
      await backup(file, path)
    },
    async close() {
      await batches.close()
      await db.destroy()
    },
  }
}

/** The few methods of better-sqlite3 that kysely asks for. */
function forKysely(file: DatabaseSync): SqliteDatabase {
  return {
    close: () => file.close(),
    prepare(sql) {
      const statement = file.prepare(sql)
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...values.map(bindable)),
        run: (values) => statement.run(...values.map(bindable)),
        iterate: (values) => statement.iterate(...values.map(bindable)),
      }
    },
  }
}

function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array)
    return value
  throw new TypeError('SQLite stores text, numbers, bytes and null')
}
