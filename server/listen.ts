// Listening: the app on one socket with its jobs, and how that ends gracefully.
import { join } from 'node:path'
import { type HttpBindings, serve } from '@hono/node-server'
import { startJobs } from '#server/jobs/jobs.ts'
import type { Store } from '#server/store/contract.ts'
import { createApp, type Line } from './app.ts'
import type { Config } from './config.ts'
import type { JobLine } from './fault.ts'
import { peerOf } from './peer.ts'

/** Ms that a request under way has to end after stopping began: who was half-way and silent does not keep it alive. */
const GRACE_MS = 5000

export type Listening = {
  /** where people reach it */
  address: string
  /**
   * Takes no new requests, ends the streams, finishes what was asked, then lets go of the store. A request that has not
   * ended when the time is up is cut off.
   */
  stop(): Promise<void>
}

/** Serves the built client and the store's logs until it is stopped. Resolves once the socket is open. */
export async function listen(
  store: Store,
  config: Config,
  log: (line: Line | JobLine) => void,
  graceMs = GRACE_MS,
): Promise<Listening> {
  const clock = (): number => Math.floor(Date.now() / 1000)
  const app = await createApp({
    store,
    config,
    clock,
    webDir: join(import.meta.dirname, '../dist/web'),
    addressOf: (request, env) => peerOf(request, env as HttpBindings, config),
    log,
  })
  const jobs = startJobs(app, store, clock, config.beatSeconds, log)
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, ({ port }) =>
    resolve(port),
  )
  server.once('error', reject)
  const port = await promise
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  let stopping: Promise<void> | null = null
  const stop = async (): Promise<void> => {
    await jobs.stop()
    app.close()
    const late = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, graceMs)
    await new Promise((closed) => server.close(closed))
    clearTimeout(late)
    await store.close()
  }
  return {
    address: config.publicUrl?.origin ?? `http://${host}:${port}`,
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}
