// Starts the server: settings, store, one socket; and stops it gracefully.
import './node-version.js'
import { openStore } from '#server/store/open.ts'
import { readConfig } from './config.ts'
import { listen } from './listen.ts'

const config = readConfig(process.env)
const store = await openStore({
  dataDir: config.dataDir,
  ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
})
const server = await listen(store, config, (line) => console.log(JSON.stringify(line)))
console.log(`Gezinskluis listens on ${server.address}`)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void server.stop())
