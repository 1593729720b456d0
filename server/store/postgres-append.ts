// Appending on PostgreSQL: one transaction per batch, written in bulk.
import type pg from 'pg'
import type { Answer } from './append.ts'
import type { Change, Commit, InvitationChange, ReaderChange, WayChange } from './contract.ts'
import { type Effects, type HeadChange, judge, type Touched, touched, type World } from './judge.ts'
import { eraseBlob, eraseVault } from './postgres-erase.ts'

/**
 * Held while a batch is judged and written: one writer at a time over all instances. What was read stays true,
 * nothing deadlocks, and lockbox cursors become visible in their order. Group commit makes the waiting short.
 * The number is arbitrary: "GEZK" in ASCII.
 */
export const APPEND_LOCK = 0x47455a4b

/** The channel on which `{log, size}` is told; postgres-changes.ts listens. */
export const CHANNEL = 'gezinskluis'

/** Writes batches through a connection of the pool; durable when it resolves. */
export function postgresWriter(pool: pg.Pool): (commits: readonly Commit[]) => Promise<Answer[]> {
  return async (commits) => {
    const client = await pool.connect()
    let broken = true
    try {
      // Read committed: what is read after the wait for the lock is as of after the wait.
      await client.query(`begin isolation level read committed; select pg_advisory_xact_lock(${APPEND_LOCK})`)
      const { answers, effects } = judge(commits, await read(client, touched(commits)))
      await write(client, effects)
      await client.query('commit')
      broken = false
      return answers
    } finally {
      // Closing the connection of a failed transaction rolls it back, also when it no longer answers.
      client.release(broken)
    }
  }
}

async function read(client: pg.PoolClient, ids: Touched): Promise<World> {
  const pairs = async (text: string, keys: readonly string[]): Promise<[string, string][]> => {
    if (keys.length === 0) return []
    const { rows } = await client.query<[string, string]>({ text, values: [keys], rowMode: 'array' })
    return rows
  }
  const sizes = await client.query<{ id: string; size: number }>({
    text: 'select id, size from log where id = any($1::text[])',
    values: [ids.logs],
  })
  return {
    sizes: new Map(sizes.rows.map(({ id, size }) => [id, size])),
    blobs: new Set(
      (await pairs('select hash, hash from blob where hash = any($1::text[])', ids.blobs)).map(
        ([hash]) => hash,
      ),
    ),
    ways: new Map(await pairs('select locator, person from way where locator = any($1::text[])', ids.ways)),
    invitations: new Map(
      await pairs('select locator, vault from invitation where locator = any($1::text[])', ids.invitations),
    ),
  }
}

/** One statement over many rows; `$1`, `$2` … are the columns that `keys` name, as arrays. */
async function bulk<Row>(
  client: pg.PoolClient,
  text: string,
  rows: readonly Row[],
  keys: readonly (keyof Row)[],
): Promise<number> {
  if (rows.length === 0) return 0
  const { rowCount } = await client.query(
    text,
    keys.map((key) => rows.map((row) => row[key])),
  )
  return rowCount ?? 0
}

async function write(client: pg.PoolClient, effects: Effects): Promise<void> {
  await writeHeads(client, [...effects.heads.values()])
  await bulk(
    client,
    `insert into leaf (log, seq, entry, bytes)
     select * from unnest($1::text[], $2::bigint[], $3::text[], $4::bytea[])`,
    effects.leaves,
    ['log', 'seq', 'entry', 'bytes'],
  )
  await bulk(
    client,
    `insert into blob (hash, bytes) select * from unnest($1::text[], $2::bytea[]) on conflict do nothing`,
    [...effects.blobs].map(([hash, bytes]) => ({ hash, bytes })),
    ['hash', 'bytes'],
  )
  await bulk(
    client,
    `insert into place (hash, log) select * from unnest($1::text[], $2::text[]) on conflict do nothing`,
    effects.places,
    ['hash', 'log'],
  )
  await bulk(
    client,
    `insert into lockbox (recipient, vault, entry, bytes)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[])`,
    effects.lockboxes,
    ['recipient', 'vault', 'entry', 'bytes'],
  )
  await writeReaders(client, [...effects.readers.values()])
  await writeWays(client, [...effects.ways.values()])
  await writeInvitations(client, [...effects.invitations.values()])
  for (const { log, hash } of effects.erased) await eraseBlob(client, log, hash)
  for (const vault of effects.erasedVaults) {
    const gone = await eraseVault(client, vault)
    await tell(
      client,
      gone.map((log) => ({ log, size: 0 })),
    )
  }
}

async function writeHeads(client: pg.PoolClient, heads: readonly HeadChange[]): Promise<void> {
  const created = heads.filter(({ sizeBefore }) => sizeBefore === 0)
  const moved = heads.filter(({ sizeBefore }) => sizeBefore > 0)
  const count =
    (await bulk(
      client,
      `insert into log (id, kind, vault, owner, size, root, frontier, label, next_label)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[],
         $6::bytea[], $7::bytea[], $8::text[], $9::text[])`,
      created,
      ['log', 'kind', 'vault', 'owner', 'size', 'root', 'frontier', 'label', 'nextLabel'],
    )) +
    (await bulk(
      client,
      `update log set size = head.size, root = head.root, frontier = head.frontier,
         next_label = coalesce(head.next_label, log.next_label)
       from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[], $6::text[])
         as head (id, size_before, size, root, frontier, next_label)
       where log.id = head.id and log.size = head.size_before`,
      moved,
      ['log', 'sizeBefore', 'size', 'root', 'frontier', 'nextLabel'],
    ))
  if (count !== heads.length) throw new Error('a head moved under its lock')
  await tell(client, heads)
}

/** Told when the transaction is on disk. */
async function tell(client: pg.PoolClient, changes: readonly Change[]): Promise<void> {
  await bulk(
    client,
    `select pg_notify('${CHANNEL}', json_build_object('log', log, 'size', size)::text)
     from unnest($1::text[], $2::bigint[]) as head (log, size)`,
    changes,
    ['log', 'size'],
  )
}

async function writeReaders(client: pg.PoolClient, readers: readonly ReaderChange[]): Promise<void> {
  await bulk(
    client,
    `insert into reader (person, log, may) select * from unnest($1::text[], $2::text[], $3::text[])
     on conflict (person, log) do update set may = excluded.may`,
    readers.filter(({ may }) => may !== null),
    ['person', 'log', 'may'],
  )
  await bulk(
    client,
    `delete from reader using unnest($1::text[], $2::text[]) as gone (person, log)
     where reader.person = gone.person and reader.log = gone.log`,
    readers.filter(({ may }) => may === null),
    ['person', 'log'],
  )
}

async function writeWays(client: pg.PoolClient, ways: readonly WayChange[]): Promise<void> {
  await bulk(
    client,
    `insert into way (locator, person, way) select * from unnest($1::text[], $2::text[], $3::text[])
     on conflict (locator) do update set person = excluded.person, way = excluded.way`,
    ways.filter(({ way }) => way !== null),
    ['locator', 'person', 'way'],
  )
  await bulk(
    client,
    'delete from way where locator = any($1::text[])',
    ways.filter(({ way }) => way === null),
    ['locator'],
  )
}

async function writeInvitations(client: pg.PoolClient, changes: readonly InvitationChange[]): Promise<void> {
  await bulk(
    client,
    `insert into invitation (locator, vault, sealed, uses, until)
     select * from unnest($1::text[], $2::text[], $3::bytea[], $4::bigint[], $5::bigint[])
     on conflict (locator) do update set
       vault = excluded.vault, sealed = excluded.sealed, uses = excluded.uses, until = excluded.until`,
    changes.flatMap(({ locator, vault, invitation }) =>
      invitation ? [{ locator, vault, ...invitation }] : [],
    ),
    ['locator', 'vault', 'sealed', 'uses', 'end'],
  )
  await bulk(
    client,
    'delete from invitation where locator = any($1::text[])',
    changes.filter(({ invitation }) => invitation === null),
    ['locator'],
  )
}
