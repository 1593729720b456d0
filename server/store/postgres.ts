// The store on PostgreSQL, which several servers may share.
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { appendBatcher } from './append.ts'
import { contents } from './contents.ts'
import type { Store } from './contract.ts'
import { logs } from './logs.ts'
import { migrate } from './migrate.ts'
import { once } from './once.ts'
import { people } from './people.ts'
import { APPEND_LOCK, postgresWriter } from './postgres-append.ts'
import { postgresChanges } from './postgres-changes.ts'
import type { Schema } from './schema.ts'
import { sessions } from './sessions.ts'
import { settings } from './settings.ts'
import { sweep } from './sweep.ts'
import { transparency } from './transparency.ts'

const CONNECTION_COUNT_MAX = 10
const CONNECT_MS_MAX = 10_000

/**
 * Connects to a database and brings its tables up to date. Durability rests on the database's `fsync` and
 * `synchronous_commit`, so it refuses one that has them off. Erased bytes leave the files at its next VACUUM.
 */
export async function openPostgres(databaseUrl: string): Promise<Store> {
  const config = {
    connectionString: databaseUrl,
    types: types(),
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS_MAX,
  }
  const pool = new pg.Pool({ ...config, max: CONNECTION_COUNT_MAX })
  // An idle connection that breaks is replaced by the pool; queries in flight get their own error.
  pool.on('error', () => {})
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    await refuseUnsafe(db)
    await migrate(db, 'postgres')
    const changes = await postgresChanges(db, config)
    const batches = appendBatcher(postgresWriter(pool))
    const lock = async (tx: Transaction<Schema>) => {
      await sql`select pg_advisory_xact_lock(${APPEND_LOCK})`.execute(tx)
    }

    return {
      append: (commit) => batches.add(commit),
      ...logs(db),
      ...contents(db),
      ...people(db),
      ...sessions(db),
      ...once(db),
      ...settings(db),
      ...transparency(db, lock),
      subscribe: changes.subscribe,
      sweep: (now) => sweep(db, lock, now),
      backup: () => Promise.reject(new Error('this store is a PostgreSQL database: back it up with pg_dump')),
      async close() {
        await batches.close()
        await changes.close()
        await db.destroy()
      },
    }
  } catch (error) {
    await db.destroy()
    throw error
  }
}

async function refuseUnsafe(db: Kysely<Schema>): Promise<void> {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(db)
    if (rows[0]?.value === 'off')
      throw new Error(`PostgreSQL runs with ${name} = off: a power cut would lose entries`)
  }
}

/** bigint as number (sizes and times stay below 2⁵³), bytea as Uint8Array rather than Buffer. */
function types(): pg.TypeOverrides {
  const overrides = new pg.TypeOverrides()
  overrides.setTypeParser(pg.types.builtins.INT8, Number)
  overrides.setTypeParser(pg.types.builtins.BYTEA, (hex: string) =>
    Uint8Array.from(Buffer.from(hex.slice(2), 'hex')),
  )
  return overrides
}
