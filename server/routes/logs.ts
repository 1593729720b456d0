// Routes that read logs.
import type { Hono } from 'hono'
import type { Server } from '#server/around.ts'
import { listLogs, servedLog, sliceOf } from '#server/serve/leaves.ts'
import { namedSlice } from '#server/serve/named.ts'
import type { KindName } from '#shared/log/kind.ts'
import { type Ctx, countOf, idOf, route, type Vars, whoAsks } from './route.ts'

export function logRoutes(app: Hono<Vars>, server: Server): void {
  const slice = async (c: Ctx, param: string, kind: KindName | null) => {
    const who = await whoAsks(c, server)
    const around = { ...server, now: server.clock() }
    const log = await servedLog(who, idOf(c, param), kind, around)
    return c.json(await sliceOf(log, countOf(c, 'from'), around))
  }
  route(app, '/api/logs', {
    async GET(c) {
      return c.json(await listLogs(await whoAsks(c, server), { ...server, now: server.clock() }))
    },
  })
  route(app, '/api/logs/:log', { GET: (c) => slice(c, 'log', null) })
  route(app, '/api/vaults/:vault/named', {
    async GET(c) {
      return c.json(await namedSlice(await whoAsks(c, server), idOf(c, 'vault'), countOf(c, 'from'), server))
    },
  })
  route(app, '/api/cards/:person', { GET: (c) => slice(c, 'person', 'card') })
  route(app, '/api/organisations/:log', { GET: (c) => slice(c, 'log', 'organisation') })
}
