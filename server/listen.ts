// Listening: the app on one socket with its jobs, and how that ends gracefully.
import { join } from 'node:path'
import { type HttpBindings, serve } from '@hono/node-server'
import { startJobs } from '#server/jobs/jobs.ts'
import type { Store } from '#server/store/contract.ts'
import { createApp, type Line } from './app.ts'
import type { Config } from './config.ts'
import { peerOf } from './peer.ts'

export type Listening = {
  /** where people reach it */
  address: string
  /** Takes no new requests, ends the streams, finishes what was asked, then lets go of the store. */
  stop(): Promise<void>
}

/** Serves the built client and the store's logs until it is stopped. Resolves once the socket is open. */
export async function listen(store: Store, config: Config, log: (line: Line) => void): Promise<Listening> {
  const clock = (): number => Math.floor(Date.now() / 1000)
  const app = await createApp({
    store,
    config,
    clock,
    webDir: join(import.meta.dirname, '../dist/web'),
    addressOf: (request, env) => peerOf(request, env as HttpBindings, config),
    log,
  })
  const jobs = startJobs(app, store, clock, config.beatSeconds)
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
    await new Promise((closed) => server.close(closed))
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
