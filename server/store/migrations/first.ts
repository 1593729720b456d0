// The first tables. Later changes are new files beside this one; a migration that has run is never edited.
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '#server/store/schema.ts'

/** The first migration, in the words of one database. */
export function first(engine: Engine): Migration {
  const sqlite = engine === 'sqlite'
  const int = sqlite ? 'integer' : 'bigint'
  const bytes = sqlite ? 'blob' : 'bytea'
  // AUTOINCREMENT: without it SQLite would give a deleted row's cursor out again.
  const cursor = sqlite
    ? sql`integer primary key autoincrement`
    : sql`bigint generated always as identity primary key`
  // STRICT: SQLite then refuses a value of another type, as PostgreSQL does.
  const strict = sqlite ? sql` strict` : sql``

  const tables = [
    sql`create table log (
      id text primary key,
      kind text not null,
      vault text,
      owner text,
      size ${sql.raw(int)} not null,
      root ${sql.raw(bytes)} not null,
      frontier ${sql.raw(bytes)} not null,
      label text not null,
      n ${sql.raw(int)} not null default 0,
      beaten ${sql.raw(int)} not null default 0,
      next_label text
    )${strict}`,
    sql`create index log_changed on log (id) where size > beaten`,
    sql`create table leaf (
      log text not null references log (id),
      seq ${sql.raw(int)} not null,
      entry text not null,
      bytes ${sql.raw(bytes)} not null,
      primary key (log, seq)
    )${strict}`,
    sql`create table blob (
      hash text primary key,
      bytes ${sql.raw(bytes)} not null,
      until ${sql.raw(int)}
    )${strict}`,
    sql`create index blob_staged on blob (until) where until is not null`,
    sql`create table place (
      hash text not null references blob (hash),
      log text not null references log (id),
      primary key (hash, log)
    )${strict}`,
    sql`create table lockbox (
      cursor ${cursor},
      recipient text not null,
      vault text not null,
      entry text not null,
      bytes ${sql.raw(bytes)} not null
    )${strict}`,
    sql`create index lockbox_recipient on lockbox (recipient, cursor)`,
    sql`create table reader (
      person text not null,
      log text not null references log (id),
      may text not null,
      primary key (person, log)
    )${strict}`,
    sql`create index reader_log on reader (log)`,
    sql`create table way (locator text primary key, person text not null, way text not null)${strict}`,
    sql`create table invitation (
      locator text primary key,
      vault text not null,
      sealed ${sql.raw(bytes)} not null,
      uses ${sql.raw(int)} not null,
      until ${sql.raw(int)} not null
    )${strict}`,
    sql`create table bookmark (
      person text primary key,
      version ${sql.raw(int)} not null,
      sealed ${sql.raw(bytes)} not null
    )${strict}`,
    sql`create table session (
      id text primary key,
      person text not null,
      device text not null,
      thumbprint text not null,
      refresh text not null,
      until ${sql.raw(int)} not null
    )${strict}`,
    sql`create index session_person on session (person)`,
    sql`create table once (
      key text primary key,
      value ${sql.raw(bytes)} not null,
      until ${sql.raw(int)} not null
    )${strict}`,
    sql`create index once_until on once (until)`,
    sql`create table setting (key text primary key, value ${sql.raw(bytes)} not null)${strict}`,
    sql`create table global_log (
      id ${sql.raw(int)} primary key check (id = 1),
      size ${sql.raw(int)} not null,
      checkpoint ${sql.raw(bytes)} not null
    )${strict}`,
    sql`insert into global_log (id, size, checkpoint) values (1, 0, ${new Uint8Array()})`,
    sql`create table global_leaf (
      idx ${sql.raw(int)} primary key,
      label text,
      bytes ${sql.raw(bytes)} not null
    )${strict}`,
    sql`create index global_leaf_label on global_leaf (label, idx) where label is not null`,
    sql`create table tile (
      level ${sql.raw(int)} not null,
      idx ${sql.raw(int)} not null,
      hashes ${sql.raw(bytes)} not null,
      primary key (level, idx)
    )${strict}`,
    sql`create table lease (
      name text primary key,
      holder text not null,
      until ${sql.raw(int)} not null
    )${strict}`,
  ]

  return {
    async up(db: Kysely<unknown>) {
      for (const table of tables) await table.execute(db)
    },
  }
}
