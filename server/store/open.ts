// Chooses the store: PostgreSQL when there is an address, else one SQLite file.
import type { Store } from './contract.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** Opens the store and brings its tables up to date. `databaseUrl` is a `postgres://` address. */
export function openStore({
  dataDir,
  databaseUrl,
}: {
  dataDir: string
  databaseUrl?: string
}): Promise<Store> {
  return databaseUrl === undefined ? openSqlite(dataDir) : openPostgres(databaseUrl)
}
