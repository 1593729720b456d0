// The SQLite file: how it is opened, and what kysely needs to speak with it.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { SqliteDatabase } from 'kysely'

export const FILE_NAME = 'gezinskluis.db'
const BUSY_MS_MAX = 5000
const STATEMENTS_KEPT_MAX = 500

/**
 * Opens (and creates) the file in a folder that only its owner can enter. `synchronous = full`: with less, a power
 * cut loses acknowledged entries. `secure_delete`: what is erased is overwritten with zeros.
 */
export function openFile(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = new DatabaseSync(join(dataDir, FILE_NAME), {
    timeout: BUSY_MS_MAX,
    enableForeignKeyConstraints: true,
  })
  file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;')
  return file
}

/** The same file, for reading alone: sees one moment, and never stands in the way of who writes. */
export function openReader(dataDir: string): DatabaseSync {
  return new DatabaseSync(join(dataDir, FILE_NAME), { timeout: BUSY_MS_MAX, readOnly: true })
}

/**
 * The few methods of better-sqlite3 that kysely asks for. Statements are prepared once: a request brings a dozen, the same
 * ones each time. SQLite prepares them again by itself when the schema changes.
 */
export function forKysely(file: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>()
  return {
    close: () => file.close(),
    prepare(sql) {
      const known = prepared.get(sql)
      if (known) return known
      const statement = file.prepare(sql)
      const ready = {
        reader: statement.columns().length > 0,
        all: (values: readonly unknown[]) => statement.all(...values.map(bindable)),
        run: (values: readonly unknown[]) => statement.run(...values.map(bindable)),
        // Read row by row while others run the same text: a statement of its own.
        iterate: (values: readonly unknown[]) => file.prepare(sql).iterate(...values.map(bindable)),
      }
      // Lists of any length make ever new texts: those that were there first are the common ones.
      if (prepared.size < STATEMENTS_KEPT_MAX) prepared.set(sql, ready)
      return ready
    },
  }
}

function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array)
    return value
  throw new TypeError('SQLite stores text, numbers, bytes and null')
}
