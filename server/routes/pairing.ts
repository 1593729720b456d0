// Routes of pairing: a message left in a room is taken once. Nobody is signed in on the new device yet, so anybody may.
import type { Hono } from 'hono'
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import type { Server } from '#server/around.ts'
import { bodyOf } from '#server/body.ts'
import { Denied } from '#server/problem.ts'
import { pairingBody, pairingTake } from '#shared/wire/pairing.ts'
import { route, type Vars } from './route.ts'

const BODY_MAX = 10 * 1024
/** Long enough to walk to the other device; then the room is gone. */
const ROOM_SECONDS = 300

export function pairingRoutes(app: Hono<Vars>, { store, clock, limits }: Server): void {
  const keyOf = ({ room, slot }: { room: string; slot: string }) => `pairing ${room} ${slot}`

  route(app, '/api/pairing', {
    async POST(c) {
      limits.door.take(c.get('address'))
      const body = await bodyOf(c.req.raw, pairingBody, BODY_MAX)
      const now = clock()
      const end = (now + ROOM_SECONDS) * 1000
      if (!(await store.putOnce(keyOf(body), fromBase64url(body.bytes), end, now * 1000)))
        throw new Denied('conflict')
      return c.body(null, 204)
    },
  })
  route(app, '/api/pairing/take', {
    async POST(c) {
      const body = await bodyOf(c.req.raw, pairingTake, BODY_MAX)
      const found = await store.takeOnce(keyOf(body), clock() * 1000)
      return c.json({ bytes: found ? base64url(found) : null })
    },
  })
}
