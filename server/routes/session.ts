// Routes of signing in and out.
import type { Hono } from 'hono'
import type { Server } from '#server/around.ts'
import { bodyOf } from '#server/body.ts'
import { checkProof } from '#server/session/proof.ts'
import { giveChallenge, refreshSession, signIn } from '#server/session/sign-in.ts'
import { challengeBody, refreshBody, sessionBody } from '#shared/wire/session.ts'
import { type Ctx, route, urlOf, type Vars, whoAsks } from './route.ts'

const BODY_MAX = 4096

export function sessionRoutes(app: Hono<Vars>, server: Server): void {
  const { store, limits, clock } = server
  const proofKey = (c: Ctx, now: number) =>
    checkProof({ proof: c.req.header('dpop'), method: c.req.method, url: urlOf(c, server) }, store, now)

  route(app, '/api/session/challenge', {
    async POST(c) {
      limits.door.take(c.get('address'))
      await bodyOf(c.req.raw, challengeBody, BODY_MAX)
      return c.json(await giveChallenge({ ...server, now: clock() }))
    },
  })
  route(app, '/api/session', {
    async POST(c) {
      limits.door.take(c.get('address'))
      const now = clock()
      const body = await bodyOf(c.req.raw, sessionBody, BODY_MAX)
      return c.json(await signIn(body, await proofKey(c, now), { ...server, now }))
    },
    async DELETE(c) {
      await store.closeSession((await whoAsks(c, server)).session)
      return c.body(null, 204)
    },
  })
  route(app, '/api/session/refresh', {
    async POST(c) {
      const now = clock()
      const { refresh } = await bodyOf(c.req.raw, refreshBody, BODY_MAX)
      return c.json(await refreshSession(refresh, await proofKey(c, now), { ...server, now }))
    },
  })
  route(app, '/api/sessions', {
    async DELETE(c) {
      await store.closeSessions((await whoAsks(c, server)).person)
      return c.body(null, 204)
    },
  })
}
