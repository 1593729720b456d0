// The global log for everybody: C2SP tlog-tiles, its key, and what a client asks to check its own heads.
import type { Hono } from 'hono'
import { base64url, concat, fromUtf8 } from '#crypto/public/bytes.ts'
import type { Server } from '#server/around.ts'
import { bodyOf } from '#server/body.ts'
import { Denied } from '#server/problem.ts'
import { parseTilePath } from '#server/transparency/path.ts'
import { TILE_WIDTH } from '#server/transparency/tree.ts'
import { parseGlobalLeaf } from '#shared/log/global.ts'
import { type LabelsAnswer, labelsBody, type SeenAnswer } from '#shared/wire/transparency.ts'
import { type Ctx, countOf, route, type Vars } from './route.ts'

/** Leaves of one label, and of all in one answer; who needs more asks on. */
const LABEL_LEAVES_MAX = 64
const ANSWER_LEAVES_MAX = 1024
const IMMUTABLE = 'public, max-age=31536000, immutable'

export function transparencyRoutes(app: Hono<Vars>, { global, store, keys }: Server): void {
  const newest = async () => {
    const head = await global.head()
    if (head === null) throw new Denied('not-found')
    return head
  }
  /** Which tile or bundle a path names. */
  const place = (c: Ctx) => {
    const path = c.req.path.replace(/^\/transparency\/tile\/[^/]+\//, '')
    const at = parseTilePath(path)
    if (at === null) throw new Denied('not-found')
    return at
  }
  const bytes = (body: Uint8Array | null) => {
    if (body === null) throw new Denied('not-found')
    return new Response(Buffer.from(body), {
      headers: { 'content-type': 'application/octet-stream', 'cache-control': IMMUTABLE },
    })
  }

  route(app, '/transparency/checkpoint', {
    async GET() {
      const { checkpoint } = await newest()
      return new Response(fromUtf8(checkpoint), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
    },
  })
  route(app, '/transparency/vkey', {
    async GET() {
      return new Response(`${keys.log.vkey}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
    },
  })
  route(app, '/transparency/tile/entries/*', {
    async GET(c) {
      const { index, width } = place(c)
      const from = index * TILE_WIDTH
      const leaves = await store.globalLeaves(from, from + width)
      if (leaves.length < width) throw new Denied('not-found')
      // Big-endian uint16 length before each entry.
      return bytes(
        concat(...leaves.flatMap((leaf) => [Uint8Array.of(leaf.length >> 8, leaf.length & 255), leaf])),
      )
    },
  })
  route(app, '/transparency/tile/:level/*', {
    async GET(c) {
      const level = c.req.param('level') ?? ''
      if (!/^(?:[0-9]|[1-5][0-9]|6[0-3])$/.test(level)) throw new Denied('not-found')
      const { index, width } = place(c)
      return bytes(await store.tile(Number(level), index, width))
    },
  })
  route(app, '/transparency/seen', {
    async GET(c) {
      const from = countOf(c, 'from')
      const { size, checkpoint } = await newest()
      const index = size - 1
      const [leaf] = await store.globalLeaves(index, size)
      if (leaf === undefined || from > size) throw new Denied('bad-shape')
      const answer: SeenAnswer = {
        checkpoint: fromUtf8(checkpoint),
        beat: { index, leaf: base64url(leaf), proof: (await global.inclusion(index, size)).map(base64url) },
        consistency: (await global.consistency(from, size)).map(base64url),
      }
      return c.json(answer)
    },
  })
  route(app, '/transparency/labels', {
    async POST(c) {
      const { size, labels } = await bodyOf(c.req.raw, labelsBody, 32_768)
      if (size > (await newest()).size) throw new Denied('bad-shape')
      const answer: LabelsAnswer = { labels: [] }
      let left = ANSWER_LEAVES_MAX
      for (const { label, n } of labels) {
        const wanted = (await store.labelLeaves(label, 0)).filter(({ index, bytes }) => {
          const leaf = parseGlobalLeaf(bytes)
          return index < size && 'label' in leaf && leaf.n >= n
        })
        const leaves: LabelsAnswer['labels'][number]['leaves'] = []
        for (const { index, bytes } of wanted.slice(0, Math.min(left, LABEL_LEAVES_MAX))) {
          const proof = (await global.inclusion(index, size)).map(base64url)
          leaves.push({ index, leaf: base64url(bytes), proof })
        }
        left -= leaves.length
        answer.labels.push({ label, leaves })
      }
      return c.json(answer)
    },
  })
}
