// The server as one function from request to answer: usable without a socket.
import { Hono } from 'hono'
import { createUploads } from '#server/append/uploads.ts'
import { createFeed } from '#server/feed/feed.ts'
import { blobRoutes } from '#server/routes/blobs.ts'
import { clientRoutes } from '#server/routes/client.ts'
import { entryRoutes } from '#server/routes/entries.ts'
import { logRoutes } from '#server/routes/logs.ts'
import { pairingRoutes } from '#server/routes/pairing.ts'
import { personalRoutes } from '#server/routes/personal.ts'
import { route, type Vars } from '#server/routes/route.ts'
import { sessionRoutes } from '#server/routes/session.ts'
import { shareRoutes } from '#server/routes/shares.ts'
import { transparencyRoutes } from '#server/routes/transparency.ts'
import { createNamings } from '#server/serve/namings.ts'
import { isBusy } from '#server/store/busy.ts'
import type { Store } from '#server/store/contract.ts'
import { makeBeat } from '#server/transparency/beat.ts'
import { createGlobalLog } from '#server/transparency/log.ts'
import type { Server } from './around.ts'
import type { Config } from './config.ts'
import { faultOf } from './fault.ts'
import { setHeaders } from './headers.ts'
import { loadKeys } from './keys.ts'
import { createLimits, LIMITS, type LimitNumbers } from './limits.ts'
import { createLocks } from './locks.ts'
import { Denied, denialOf, problemResponse } from './problem.ts'
import { createStates } from './states.ts'

/** One line per request: nothing of who asked, nothing that the path names. */
export type Line = { time: number; method: string; route: string; status: number; ms: number; fault?: string }

export type Setup = {
  store: Store
  config: Config
  /** Unix seconds */
  clock: () => number
  /** the address a request came from, for rate limits only; never kept or logged */
  addressOf?: (request: Request, env: unknown) => string
  log?: (line: Line) => void
  /** how often and how much one caller may; tools that fill a server of their own need none */
  limits?: LimitNumbers
  /** folder of the built client; null: none is served */
  webDir?: string | null
}

export type App = {
  fetch: (request: Request, env?: unknown) => Promise<Response>
  /** Beats the global log when there is need; gives the new head, or null. */
  beat(): Promise<{ size: number; time: number } | null>
  /** Ends the streams. The store is the caller's to close. */
  close(): void
}

/** Makes keys at the first start, and the first beat when there is none. */
export async function createApp(setup: Setup): Promise<App> {
  const { store, config, clock } = setup
  const locks = createLocks()
  const states = createStates(store, locks)
  const server: Server = {
    config,
    store,
    states,
    namings: createNamings(store),
    locks,
    clock,
    global: createGlobalLog(store),
    uploads: createUploads(store, clock),
    keys: await loadKeys(store, config.publicUrl),
    feed: createFeed(store, states, clock),
    limits: createLimits(setup.limits ?? LIMITS, clock),
  }
  const app = new Hono<Vars>()
  observe(app, setup)
  app.use(async (c, next) => {
    const address = setup.addressOf?.(c.req.raw, c.env) ?? 'local'
    server.limits.address.take(address)
    c.set('address', address)
    await next()
  })
  route(app, '/healthz', {
    async GET(c) {
      await store.globalHead()
      return c.json({ ok: true })
    },
  })
  sessionRoutes(app, server)
  entryRoutes(app, server)
  logRoutes(app, server)
  blobRoutes(app, server)
  personalRoutes(app, server)
  pairingRoutes(app, server)
  shareRoutes(app, server)
  transparencyRoutes(app, server)
  clientRoutes(app, setup.webDir ?? null)
  app.notFound(() => problemResponse(new Denied('not-found')))

  const beat = () => makeBeat(server, clock())
  if ((await store.globalHead()) === null) await beat()
  return {
    fetch: async (request, env) => app.fetch(request, env as Record<string, unknown>),
    beat,
    close: () => server.feed.close(),
  }
}

/** Headers on every answer, a problem for every refusal, one line for every request. */
function observe(app: Hono<Vars>, { config, clock, log }: Setup): void {
  const https = config.publicUrl?.protocol === 'https:'
  const faults = new WeakMap<Request, string>()
  app.onError((error, c) => {
    const denial = denialOf(error)
    if (denial === null) faults.set(c.req.raw, faultOf(error))
    return problemResponse(denial ?? new Denied(isBusy(error) ? 'server-busy' : 'server-failed'))
  })
  app.use(async (c, next) => {
    const started = performance.now()
    await next()
    setHeaders(c.res.headers, https)
    const fault = faults.get(c.req.raw)
    log?.({
      time: clock(),
      method: c.req.method,
      route: c.get('route') ?? '*',
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      ...(fault === undefined ? {} : { fault }),
    })
  })
}
