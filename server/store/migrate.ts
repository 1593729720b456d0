// Brings a database to today's tables, at every start.
import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { first } from '#server/store/migrations/first.ts'
import { second } from '#server/store/migrations/second.ts'
import type { Engine, Schema } from './schema.ts'

/**
 * Runs the migrations that have not run yet, in the order of their names. Several instances may start at once:
 * kysely takes a lock. Throws when one fails, or when the database has run one that this version does not know.
 */
export async function migrate(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const migrations = { '0001-first': first(engine), '0002-erasing': second(engine) }
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
  }).migrateToLatest()
  if (error) throw new Error('the store could not be brought up to date', { cause: error })
}
