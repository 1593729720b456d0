// Ciphertext and lockboxes: what is read, and what is put here ahead of its entry.
import type { Kysely } from 'kysely'
import type { Contents, Id } from './contract.ts'
import type { Schema } from './schema.ts'

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
