// The route of recovery shares: which of them belong together. It opens nothing; what they give together signs in as a way in.
import type { Hono } from 'hono'
import type { Server } from '#server/around.ts'
import { bodyOf } from '#server/body.ts'
import { sharesBody } from '#shared/wire/shares.ts'
import { route, type Vars } from './route.ts'

export function shareRoutes(app: Hono<Vars>, { store, limits }: Server): void {
  route(app, '/api/shares', {
    async POST(c) {
      limits.door.take(c.get('address'))
      const { shares } = await bodyOf(c.req.raw, sharesBody, 4096)
      const owners = await Promise.all(shares.map(async (share) => (await store.way(share))?.person ?? null))
      const most = owners
        .filter((owner) => owner !== null)
        .sort((a, b) => count(owners, b) - count(owners, a))[0]
      return c.json({ known: owners.map((owner) => owner !== null && owner === most) })
    },
  })
}

const count = (owners: readonly (string | null)[], owner: string | null): number =>
  owners.filter((one) => one === owner).length
