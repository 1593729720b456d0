// The global log: leaves, tiles, checkpoint, and which heads it has shown.
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Beat, Transparency } from './contract.ts'
import type { Schema } from './schema.ts'

/** Rows per statement. */
const ROW_COUNT_MAX = 1000

/** `lock` keeps appends out for the rest of the transaction. */
export function transparency(
  db: Kysely<Schema>,
  lock: (tx: Transaction<Schema>) => Promise<void>,
): Transparency {
  return {
    async changedSinceBeat() {
      const columns = ['id', 'size', 'root', 'label', 'n', 'beaten', 'next_label'] as const
      const rows = await db
        .selectFrom('log')
        .select(columns)
        .whereRef('size', '>', 'beaten')
        .unionAll(db.selectFrom('last_head').select(columns))
        .execute()
      return rows.map(({ id, next_label, ...row }) => ({ log: id, ...row, nextLabel: next_label }))
    },

    beat: (beat) =>
      db.transaction().execute(async (tx) => {
        await lock(tx)
        const moved = await tx
          .updateTable('global_log')
          .set({ size: beat.expectedSize + beat.leaves.length, checkpoint: beat.checkpoint })
          .where('size', '=', beat.expectedSize)
          .returning('id')
          .executeTakeFirst()
        if (!moved) return false
        await writeLeaves(tx, beat)
        await writeTiles(tx, beat)
        await writeBeaten(tx, beat)
        return true
      }),

    async globalHead() {
      const row = await db
        .selectFrom('global_log')
        .select(['size', 'checkpoint'])
        .where('size', '>', 0)
        .executeTakeFirst()
      return row ?? null
    },

    async tile(level, index, width) {
      const row = await db
        .selectFrom('tile')
        .select('hashes')
        .where('level', '=', level)
        .where('idx', '=', index)
        .executeTakeFirst()
      return row && row.hashes.length >= width * 32 ? row.hashes.slice(0, width * 32) : null
    },

    async globalLeaves(from, to) {
      const rows = await db
        .selectFrom('global_leaf')
        .select('bytes')
        .where('idx', '>=', from)
        .where('idx', '<', to)
        .orderBy('idx')
        .execute()
      return rows.map(({ bytes }) => bytes)
    },

    labelLeaves: (label, from) =>
      db
        .selectFrom('global_leaf')
        .select(['idx as index', 'bytes'])
        .where('label', '=', label)
        .where('idx', '>=', from)
        .orderBy('idx')
        .execute(),

    async lease(name, holder, end, now) {
      const row = await db
        .insertInto('lease')
        .values({ name, holder, until: end })
        .onConflict((on) =>
          on
            .column('name')
            .doUpdateSet({ holder, until: end })
            .where((eb) => eb.or([eb('lease.holder', '=', holder), eb('lease.until', '<=', now)])),
        )
        .returning('name')
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

async function writeLeaves(tx: Transaction<Schema>, { expectedSize, leaves }: Beat): Promise<void> {
  const rows = leaves.map(({ label, bytes }, i) => ({ idx: expectedSize + i, label, bytes }))
  for (const some of chunks(rows)) await tx.insertInto('global_leaf').values(some).execute()
}

async function writeTiles(tx: Transaction<Schema>, { tiles }: Beat): Promise<void> {
  const rows = tiles.map(({ level, index, hashes }) => ({ level, idx: index, hashes }))
  for (const some of chunks(rows))
    await tx
      .insertInto('tile')
      .values(some)
      .onConflict((on) =>
        on.columns(['level', 'idx']).doUpdateSet((eb) => ({ hashes: eb.ref('excluded.hashes') })),
      )
      .execute()
}

async function writeBeaten(tx: Transaction<Schema>, { beaten }: Beat): Promise<void> {
  for (const some of chunks(beaten)) {
    const rows = some.map(
      ({ log, size, label, n }) =>
        sql`(cast(${log} as text), cast(${size} as bigint), cast(${label} as text), cast(${n} as bigint))`,
    )
    // A label that was named while this beat was made still waits for the next one.
    for (const table of ['log', 'last_head'])
      await sql`
        update ${sql.table(table)} set beaten = shown.column2, label = shown.column3, n = shown.column4,
          next_label = case when next_label = shown.column3 then null else next_label end
        from (values ${sql.join(rows)}) as shown
        where ${sql.ref(`${table}.id`)} = shown.column1`.execute(tx)
  }
  await tx.deleteFrom('last_head').whereRef('beaten', '>=', 'size').execute()
}

function* chunks<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let i = 0; i < rows.length; i += ROW_COUNT_MAX) yield rows.slice(i, i + ROW_COUNT_MAX)
}
