// Starts the server: settings, store, app, one socket, a beat; and stops it gracefully.
import './node-version.js'
import { join } from 'node:path'
import { type HttpBindings, serve } from '@hono/node-server'
import { startJobs } from '#server/jobs/jobs.ts'
import { openStore } from '#server/store/open.ts'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { peerOf } from './peer.ts'

const config = readConfig(process.env)
const clock = (): number => Math.floor(Date.now() / 1000)
const store = await openStore({
  dataDir: config.dataDir,
  ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
})
const app = await createApp({
  store,
  config,
  clock,
  webDir: join(import.meta.dirname, '../dist/web'),
  addressOf: (request, env) => peerOf(request, env as HttpBindings, config),
  log: (line) => console.log(JSON.stringify(line)),
})
const jobs = startJobs(app, store, clock, config.beatSeconds)
const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, ({ port }) => {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  console.log(`Gezinskluis listens on ${config.publicUrl?.origin ?? `http://${host}:${port}`}`)
})

let stopping = false
/** Takes no new requests, ends the streams, finishes what was asked, then lets go of the store. */
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await jobs.stop()
  app.close()
  await new Promise((resolve) => server.close(resolve))
  await store.close()
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
