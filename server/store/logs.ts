// Reads of logs and of who may read them; writing is append's.
import type { Kysely, Selectable } from 'kysely'
import type { Head, Logs } from './contract.ts'
import type { Schema } from './schema.ts'

/** Ids per query: both databases bound how many values one statement takes. */
const ID_COUNT_MAX = 1000

export function logs(db: Kysely<Schema>): Omit<Logs, 'append'> {
  return {
    async head(log) {
      const row = await db.selectFrom('log').selectAll().where('id', '=', log).executeTakeFirst()
      return row ? headOf(row) : null
    },

    async heads(ids) {
      const found: Head[] = []
      for (let i = 0; i < ids.length; i += ID_COUNT_MAX) {
        const some = ids.slice(i, i + ID_COUNT_MAX)
        const rows = await db.selectFrom('log').selectAll().where('id', 'in', some).execute()
        found.push(...rows.map(headOf))
      }
      return found
    },

    leaves: (log, from, to) =>
      db
        .selectFrom('leaf')
        .selectAll()
        .where('log', '=', log)
        .where('seq', '>=', from)
        .where('seq', '<', to)
        .orderBy('seq')
        .execute(),

    async logsOf(person) {
      const rows = await db
        .selectFrom('reader')
        .innerJoin('log', 'log.id', 'reader.log')
        .selectAll('log')
        .select('reader.may')
        .where('reader.person', '=', person)
        .execute()
      return rows.map(({ may, ...row }) => ({ head: headOf(row), may }))
    },

    readersOf: (log) =>
      db.selectFrom('reader').select(['person', 'may']).where('log', '=', log).orderBy('person').execute(),
  }
}

function headOf({ id, next_label, ...row }: Selectable<Schema['log']>): Head {
  return { log: id, ...row, nextLabel: next_label }
}
