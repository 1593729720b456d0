// Values for one use: login challenges, DPoP identifiers.
import type { Kysely } from 'kysely'
import type { Once } from './contract.ts'
import type { Schema } from './schema.ts'

export function once(db: Kysely<Schema>): Once {
  return {
    async putOnce(key, value, end, now) {
      // A key past its end is free again, also before it is swept.
      const row = await db
        .insertInto('once')
        .values({ key, value, until: end })
        .onConflict((on) =>
          on.column('key').doUpdateSet({ value, until: end }).where('once.until', '<=', now),
        )
        .returning('key')
        .executeTakeFirst()
      return row !== undefined
    },

    async takeOnce(key, now) {
      const row = await db.deleteFrom('once').where('key', '=', key).returningAll().executeTakeFirst()
      return row && row.until > now ? row.value : null
    },
  }
}
