// POST /api/entries: one signed entry.
import type { Hono } from 'hono'
import { appendEntry } from '#server/append/append.ts'
import { appendingOf, type Server } from '#server/around.ts'
import { bodyOf } from '#server/body.ts'
import { type AppendBody, appendBody } from '#shared/wire/append.ts'
import { route, type Vars, whoAsks } from './route.ts'

const ENTRY_BYTES_MAX = 4 * 1024 * 1024

export function entryRoutes(app: Hono<Vars>, server: Server): void {
  route(app, '/api/entries', {
    async POST(c) {
      // Without a token only a first card and keyring pass: signing up.
      const who = c.req.header('authorization') === undefined ? null : await whoAsks(c, server)
      if (who === null) server.limits.door.take(c.get('address'))
      else server.limits.append.take(who.person)
      const body = await bodyOf(c.req.raw, appendBody, ENTRY_BYTES_MAX)
      if (who !== null) server.limits.bytes.take(who.person, sizeOf(body))
      return c.json(await appendEntry(body, who, appendingOf(server)))
    },
  })
}

/** Bytes that an entry leaves here: its leaves, each with the whole entry in it, and, near enough, what is sealed. */
function sizeOf({ entry, sigs, parts, blobs, lockboxes }: AppendBody): number {
  const around = JSON.stringify({ entry, sigs }).length
  const leaves = parts.reduce((sum, part) => sum + around + JSON.stringify(part).length, 0)
  // Four characters of base64url hold three bytes.
  return [...blobs, ...lockboxes].reduce((sum, { bytes }) => sum + Math.ceil((bytes.length * 3) / 4), leaves)
}
