// What is fixed at first start: the server's keys, its origins.
import type { Kysely } from 'kysely'
import type { Settings } from './contract.ts'
import type { Schema } from './schema.ts'

export function settings(db: Kysely<Schema>): Settings {
  const read = (key: string) =>
    db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()

  return {
    setting: async (key) => (await read(key))?.value ?? null,

    async settle(key, value) {
      await db
        .insertInto('setting')
        .values({ key, value })
        .onConflict((on) => on.column('key').doNothing())
        .execute()
      const row = await read(key)
      if (!row) throw new Error('a setting vanished')
      return row.value
    },
  }
}
