// Ciphertext and lockboxes: what is read, and what is put here ahead of its entry.
import { type Kysely, sql } from 'kysely'
import type { Contents, Id } from './contract.ts'
import type { Schema } from './schema.ts'

/** Hashes per query: both databases bound how many values one statement takes. */
const HASH_COUNT_MAX = 1000

export function contents(db: Kysely<Schema>): Contents {
  const places = async (hash: Id): Promise<Id[]> => {
    const rows = await db.selectFrom('place').select('log').where('hash', '=', hash).orderBy('log').execute()
    return rows.map(({ log }) => log)
  }

  return {
    async stage(hash, bytes, until) {
      await db
        .insertInto('blob')
        .values({ hash, bytes, until })
        .onConflict((on) => on.column('hash').doUpdateSet({ until }))
        .execute()
    },

    async blob(hash) {
      const row = await db.selectFrom('blob').select('bytes').where('hash', '=', hash).executeTakeFirst()
      return row ? { bytes: row.bytes, logs: await places(hash) } : null
    },

    async logsOfBlob(hash) {
      const row = await db.selectFrom('blob').select('hash').where('hash', '=', hash).executeTakeFirst()
      return row ? places(hash) : null
    },

    async bytesOf(hashes) {
      let sum = 0
      for (let i = 0; i < hashes.length; i += HASH_COUNT_MAX) {
        // octet_length is in both databases; of a value that is stored apart it reads only how long it is.
        const row = await db
          .selectFrom('blob')
          .select(sql<number | null>`cast(sum(octet_length(bytes)) as bigint)`.as('sum'))
          .where('hash', 'in', hashes.slice(i, i + HASH_COUNT_MAX))
          .executeTakeFirst()
        sum += row?.sum ?? 0
      }
      return sum
    },

    lockboxes: (recipient, after, countMax) =>
      db
        .selectFrom('lockbox')
        .selectAll()
        .where('recipient', '=', recipient)
        .where('cursor', '>', after)
        .orderBy('cursor')
        .limit(countMax)
        .execute(),
  }
}
