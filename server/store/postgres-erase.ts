// Erasing on PostgreSQL: ciphertext of one log, or a vault whole.
import type pg from 'pg'
import type { Id } from './contract.ts'

/** Ciphertext, as far as this log holds it: an entry in one log cannot erase what another keeps. */
export async function eraseBlob(client: pg.PoolClient, log: Id, hash: Id): Promise<void> {
  const { rowCount } = await client.query('delete from place where log = $1 and hash = $2', [log, hash])
  if (rowCount === 1)
    await client.query(
      'delete from blob where hash = $1 and not exists (select 1 from place where hash = $1)',
      [hash],
    )
}

/** Every log of a vault and all that hangs on them; gives those logs. */
export async function eraseVault(client: pg.PoolClient, vault: Id): Promise<Id[]> {
  const { rows } = await client.query<{ id: Id }>('select id from log where id = $1 or vault = $1', [vault])
  const logs = rows.map(({ id }) => id)
  const ofLogs = (text: string) => client.query<{ hash: Id }>(text, [logs])
  await ofLogs(
    `insert into last_head (id, size, root, label, n, beaten, next_label)
     select id, size, root, label, n, beaten, next_label from log where id = any($1::text[]) and size > beaten`,
  )
  const held = await ofLogs('delete from place where log = any($1::text[]) returning hash')
  await client.query(
    `delete from blob where hash = any($1::text[])
     and not exists (select 1 from place where place.hash = blob.hash)`,
    [held.rows.map(({ hash }) => hash)],
  )
  // Leaves and readers refer to their log.
  await ofLogs('delete from leaf where log = any($1::text[])')
  await ofLogs('delete from reader where log = any($1::text[])')
  await ofLogs('delete from log where id = any($1::text[])')
  await client.query('delete from lockbox where vault = $1', [vault])
  await client.query('delete from invitation where vault = $1', [vault])
  return logs
}
