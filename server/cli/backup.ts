// Copies the SQLite store into one file while the server runs: `node server/cli/backup.ts FILE`.
import '#server/node-version.js'
import { existsSync } from 'node:fs'
import { readConfig } from '#server/config.ts'
import { openStore } from '#server/store/open.ts'
import { FILE_NAME } from '#server/store/sqlite-file.ts'

const [file] = process.argv.slice(2)
const { dataDir, databaseUrl } = readConfig(process.env)

/** Why it cannot be done; null when it can. */
function refusal(): string | null {
  if (file === undefined) return 'Say where to: node server/cli/backup.ts FILE'
  if (databaseUrl !== null) return 'This store is PostgreSQL: back it up with pg_dump.'
  if (!existsSync(dataDir)) return `There is no store in ${dataDir}; DATA_DIR says where it is.`
  return existsSync(file) ? `${file} is there already; nothing was written.` : null
}

const why = refusal()
if (why !== null || file === undefined) {
  console.error(why)
  process.exitCode = 1
} else {
  const store = await openStore({ dataDir })
  try {
    await store.backup(file)
    console.log(`The store is in ${file}. To put it back: stop the server, make it ${FILE_NAME} in DATA_DIR.`)
  } finally {
    await store.close()
  }
}
