// Deletes what is past its end.
import type { Kysely, Transaction } from 'kysely'
import type { TimeMs } from './contract.ts'
import type { Schema } from './schema.ts'

/** `lock` keeps appends out meanwhile: else one could name a staged blob that is just being deleted. */
export async function sweep(
  db: Kysely<Schema>,
  lock: (tx: Transaction<Schema>) => Promise<void>,
  now: TimeMs,
): Promise<void> {
  await db.deleteFrom('session').where('until', '<=', now).execute()
  await db.deleteFrom('once').where('until', '<=', now).execute()
  await db.deleteFrom('invitation').where('until', '<=', now).execute()
  await db.transaction().execute(async (tx) => {
    await lock(tx)
    await tx
      .deleteFrom('blob')
      .where('until', '<=', now)
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom('place').select('log').whereRef('place.hash', '=', 'blob.hash'))),
      )
      .execute()
  })
}
