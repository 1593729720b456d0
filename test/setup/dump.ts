// Everything a house's server keeps: every value of every row of every table, whatever the database.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { FILE_NAME } from '#server/store/sqlite-file.ts'
import type { House } from './house.ts'

export type Value = { table: string; column: string; bytes: Buffer }

type Row = Record<string, unknown>

/** What stands there now; null stands for nothing and is left out. */
export async function valuesOf(house: House): Promise<Value[]> {
  const tables =
    house.databaseUrl === null ? sqliteTables(house.dir) : await postgresTables(house.databaseUrl)
  return tables.flatMap(([table, rows]) =>
    rows.flatMap((row) =>
      Object.entries(row)
        .filter(([, value]) => value !== null)
        .map(([column, value]) => ({
          table,
          column,
          bytes: value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value)),
        })),
    ),
  )
}

function sqliteTables(dir: string): [string, Row[]][] {
  const db = new DatabaseSync(join(dir, FILE_NAME), { readOnly: true })
  try {
    return db
      .prepare("select name from sqlite_master where type = 'table'")
      .all()
      .map(({ name }) => [String(name), db.prepare(`select * from "${name}"`).all()])
  } finally {
    db.close()
  }
}

async function postgresTables(databaseUrl: string): Promise<[string, Row[]][]> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    )
    const tables: [string, Row[]][] = []
    for (const { name } of rows)
      tables.push([name, (await client.query<Row>(`select * from "${name}"`)).rows])
    return tables
  } finally {
    await client.end()
  }
}
