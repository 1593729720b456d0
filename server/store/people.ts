// Ways in by locator, invitations, bookmarks.
import type { Kysely } from 'kysely'
import type { People } from './contract.ts'
import type { Schema } from './schema.ts'

export function people(db: Kysely<Schema>): People {
  return {
    async way(locator) {
      const row = await db
        .selectFrom('way')
        .select(['person', 'way'])
        .where('locator', '=', locator)
        .executeTakeFirst()
      return row ?? null
    },

    async openInvitation(locator, now) {
      // One statement, so that of two who open the last use one gets it.
      const row = await db
        .updateTable('invitation')
        .set((eb) => ({ uses: eb('uses', '-', 1) }))
        .where('locator', '=', locator)
        .where('uses', '>', 0)
        .where('until', '>', now)
        .returning(['vault', 'sealed', 'uses as usesLeft'])
        .executeTakeFirst()
      return row ?? null
    },

    async bookmark(person) {
      const row = await db
        .selectFrom('bookmark')
        .select(['version', 'sealed'])
        .where('person', '=', person)
        .executeTakeFirst()
      return row ?? null
    },

    async keepBookmark(person, expected, sealed) {
      const row =
        expected === 0
          ? await db
              .insertInto('bookmark')
              .values({ person, version: 1, sealed })
              .onConflict((on) => on.column('person').doNothing())
              .returning('version')
              .executeTakeFirst()
          : await db
              .updateTable('bookmark')
              .set({ version: expected + 1, sealed })
              .where('person', '=', person)
              .where('version', '=', expected)
              .returning('version')
              .executeTakeFirst()
      return row !== undefined
    },
  }
}
