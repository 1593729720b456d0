// For erasing a vault whole: finding what is its, and the last head of each of its logs until the register has shown it.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '#server/store/schema.ts'

/** The second migration, in the words of one database. */
export function second(engine: Engine): Migration {
  const sqlite = engine === 'sqlite'
  const int = sqlite ? 'integer' : 'bigint'
  const strict = sqlite ? sql` strict` : sql``
  const changes = [
    sql`create index log_vault on log (vault) where vault is not null`,
    sql`create index lockbox_vault on lockbox (vault)`,
    sql`create index place_log on place (log)`,
    sql`create index invitation_vault on invitation (vault)`,
    sql`create table last_head (
      id text primary key,
      size ${sql.raw(int)} not null,
      root ${sql.raw(sqlite ? 'blob' : 'bytea')} not null,
      label text not null,
      n ${sql.raw(int)} not null,
      beaten ${sql.raw(int)} not null,
      next_label text
    )${strict}`,
  ]
  return {
    async up(db: Kysely<unknown>) {
      for (const change of changes) await change.execute(db)
    },
  }
}
