// Routes of sealed bytes: fetched by hash, attachments uploaded ahead of their entry.
import type { Hono } from 'hono'
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import type { Server } from '#server/around.ts'
import { bodyBytes, bodyOf } from '#server/body.ts'
import { Denied } from '#server/problem.ts'
import { mayFetch } from '#server/serve/ciphertext.ts'
import { servedLog } from '#server/serve/leaves.ts'
import { accessOf, hasEnded, mayWrite } from '#shared/compartment/state.ts'
import type { Log } from '#shared/log/check.ts'
import { kindIs } from '#shared/log/is.ts'
import { type Blobs, blobsBody, boxesBody } from '#shared/wire/logs.ts'
import { idOf, route, type Vars, whoAsks } from './route.ts'

const ATTACHMENT_BYTES_MAX = 32 * 1024 * 1024
const BODY_MAX = 8192
const BOXES_BODY_MAX = 65_536

export function blobRoutes(app: Hono<Vars>, server: Server): void {
  const { store, clock } = server

  route(app, '/api/blobs', {
    async POST(c) {
      const who = await whoAsks(c, server)
      const { log, hashes } = await bodyOf(c.req.raw, blobsBody, BODY_MAX)
      const may = await mayFetch(who, log, { ...server, now: clock() })
      const blobs: Blobs['blobs'] = []
      for (const hash of hashes) {
        const blob = may(hash) ? await store.blob(hash) : null
        blobs.push({ hash, bytes: blob?.logs.includes(log) ? base64url(blob.bytes) : null })
      }
      return c.json({ blobs })
    },
  })
  route(app, '/api/boxes', {
    async POST(c) {
      const who = await whoAsks(c, server)
      const { log: id, boxes } = await bodyOf(c.req.raw, boxesBody, BOXES_BODY_MAX)
      const log = await servedLog(who, id, null, { ...server, now: clock() })
      if (!kindIs(log, 'compartment') || !log.state.keepers.includes(who.person))
        throw new Denied('not-yours')
      const all = boxes.map((box) => fromBase64url(box))
      server.limits.bytes.take(
        who.person,
        all.reduce((sum, bytes) => sum + bytes.length, 0),
      )
      for (const bytes of all) await server.uploads.keep(log.id, base64url(sha256(bytes)), bytes)
      return c.body(null, 204)
    },
  })
  route(app, '/api/blobs/:log/:hash', {
    async GET(c) {
      const who = await whoAsks(c, server)
      const log = idOf(c, 'log')
      const hash = idOf(c, 'hash')
      const may = await mayFetch(who, log, { ...server, now: clock() })
      const blob = may(hash) ? await store.blob(hash) : null
      if (!blob?.logs.includes(log)) throw new Denied('not-found')
      return new Response(Buffer.from(blob.bytes), {
        headers: { 'content-type': 'application/octet-stream' },
      })
    },
    async PUT(c) {
      const who = await whoAsks(c, server)
      const hash = idOf(c, 'hash')
      const log = await servedLog(who, idOf(c, 'log'), null, { ...server, now: clock() })
      if (!mayBring(who.person, log, clock())) throw new Denied('not-yours')
      const bytes = await bodyBytes(c.req.raw, ATTACHMENT_BYTES_MAX)
      server.limits.bytes.take(who.person, bytes.length)
      if (base64url(sha256(bytes)) !== hash) throw new Denied('bad-shape')
      await server.uploads.keep(log.id, hash, bytes)
      return c.body(null, 204)
    },
  })
}

/** Who could name it in an entry of that log. */
function mayBring(person: string, log: Log, now: number): boolean {
  if (kindIs(log, 'family')) return log.state.holders.includes(person)
  if (kindIs(log, 'member')) return log.state.owner === person
  if (!kindIs(log, 'compartment')) return false
  const access = accessOf(log.state, person)
  return access !== null && mayWrite(access) && !hasEnded(access, now)
}
