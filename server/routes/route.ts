// How a route is written: a pattern, a function per method, and every refusal told the same way.
import type { Context, Hono } from 'hono'
import type { Server } from '#server/around.ts'
import { Denied } from '#server/problem.ts'
import { authenticate } from '#server/session/authenticate.ts'
import type { Who } from '#server/session/who.ts'

export type Vars = { Variables: { route: string; address: string } }
export type Ctx = Context<Vars>
export type Methods = Partial<Record<'GET' | 'POST' | 'PUT' | 'DELETE', (c: Ctx) => Promise<Response>>>

/** Adds a route. Another method on it is method-not-allowed. */
export function route(app: Hono<Vars>, pattern: string, methods: Methods): void {
  app.all(pattern, async (c) => {
    // The pattern is what the log line says: never the ids in the path.
    c.set('route', pattern)
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
    const run = methods[method as keyof Methods]
    if (!run) throw new Denied('method-not-allowed')
    return run(c)
  })
}

/** The address a proof must name: the public one when that is set, without query (RFC 9449 §4.2). */
export const urlOf = (c: Ctx, { config }: Server): string => {
  const { origin, pathname } = new URL(c.req.url)
  return `${config.publicUrl?.origin ?? origin}${pathname}`
}

/** Who asks. @throws {Denied} when nobody is signed in, or too often */
export async function whoAsks(c: Ctx, server: Server): Promise<Who> {
  const { store, states, keys, clock, limits } = server
  const claims = {
    authorization: c.req.header('authorization'),
    proof: c.req.header('dpop'),
    method: c.req.method,
    url: urlOf(c, server),
  }
  const who = await authenticate(claims, { store, states, keys, now: clock() })
  limits.account.take(who.person)
  return who
}

/** A path parameter that is base64url of that many bytes; anything else names nothing. */
export function idOf(c: Ctx, name: string, bytes: 16 | 32 = 32): string {
  const text = c.req.param(name) ?? ''
  if (!(bytes === 32 ? /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/ : /^[A-Za-z0-9_-]{21}[AQgw]$/).test(text))
    throw new Denied('not-found')
  return text
}

/** A whole number in the query; 0 when it is not there. @throws {Denied} bad-shape */
export function countOf(c: Ctx, name: string): number {
  const text = c.req.query(name) ?? '0'
  const number = Number(text)
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text) || !Number.isSafeInteger(number)) throw new Denied('bad-shape')
  return number
}
