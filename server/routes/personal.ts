// Routes of what is one person's: lockboxes, the bookmark, and the invitation somebody was given a code for.
import type { Hono } from 'hono'
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import type { Server } from '#server/around.ts'
import { bodyOf } from '#server/body.ts'
import { Denied } from '#server/problem.ts'
import { kindIs } from '#shared/log/is.ts'
import { bookmarkBody, invitationBody } from '#shared/wire/logs.ts'
import { countOf, route, type Vars, whoAsks } from './route.ts'

const LOCKBOXES_MAX = 200
const BOOKMARK_BYTES_MAX = 2 * 1024 * 1024
const INVITE_BYTES = 16

export function personalRoutes(app: Hono<Vars>, server: Server): void {
  const { store, states, clock, limits } = server

  const deviceAsks = async (c: Parameters<typeof whoAsks>[0]) => {
    const who = await whoAsks(c, server)
    if (who.by !== 'device') throw new Denied('not-yours')
    return who
  }

  route(app, '/api/lockboxes', {
    async GET(c) {
      const { person } = await deviceAsks(c)
      const found = await store.lockboxes(person, countOf(c, 'after'), LOCKBOXES_MAX)
      return c.json({
        lockboxes: found.map(({ cursor, vault, entry, bytes }) => ({
          cursor,
          vault,
          entry,
          bytes: base64url(bytes),
        })),
      })
    },
  })
  route(app, '/api/bookmark', {
    async GET(c) {
      // Also for who came in by a way: it shows what stood on their screen before the device is in their card.
      const kept = await store.bookmark((await whoAsks(c, server)).person)
      return c.json({ version: kept?.version ?? 0, bytes: kept ? base64url(kept.sealed) : null })
    },
    async PUT(c) {
      const { person } = await deviceAsks(c)
      const { replaces, bytes } = await bodyOf(c.req.raw, bookmarkBody, BOOKMARK_BYTES_MAX)
      if (!(await store.keepBookmark(person, replaces, fromBase64url(bytes))))
        throw new Denied('bookmark-moved')
      return c.json({ version: replaces + 1, bytes: null })
    },
  })
  route(app, '/api/invitations', {
    async POST(c) {
      limits.door.take(c.get('address'))
      await deviceAsks(c)
      const { locator } = await bodyOf(c.req.raw, invitationBody, 4096)
      const opened = await store.openInvitation(locator, clock() * 1000)
      const family = opened ? await states.get(opened.vault) : null
      const invite = base64url(opened?.sealed.slice(0, INVITE_BYTES) ?? new Uint8Array())
      const stands =
        family && kindIs(family, 'family') ? family.state.invites.find((i) => i.invite === invite) : undefined
      if (!opened || !stands || stands.end <= clock()) throw new Denied('invitation-closed')
      return c.json({ invite, sealed: base64url(opened.sealed.slice(INVITE_BYTES)), end: stands.end })
    },
  })
  route(app, '/api/feed', {
    async GET(c) {
      const stream = server.feed.open(await whoAsks(c, server), c.req.raw.signal)
      if (stream === null) throw new Denied('too-many-requests')
      // X-Accel-Buffering: proxies that gather an answer before they pass it on would hold the feed back.
      return new Response(stream, {
        headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
      })
    },
  })
}
