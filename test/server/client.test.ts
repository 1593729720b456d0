// The built client as it is served: pages to look at, and the verifier to keep.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, createApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { Store } from '#server/store/contract.ts'
import { openStore } from '#server/store/open.ts'

let dir: string
let store: Store
let app: App

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'gezinskluis-client-'))
  for (const name of ['index.html', 'controle.html']) writeFileSync(join(dir, name), name)
  store = await openStore({ dataDir: dir })
  app = await createApp({ store, config: readConfig({}), clock: () => 1_800_000_000, webDir: dir })
})
afterAll(async () => {
  app.close()
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

const get = (path: string) =>
  app.fetch(new Request(`http://localhost${path}`, { headers: { accept: 'text/html' } }))

test('the verifier is given to keep, at an address of its own', async () => {
  const answer = await get('/controle.html')
  expect(await answer.text()).toBe('controle.html')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="gezinskluis-controle.html"')
})
test('every other address of the client is its page, to look at', async () => {
  const answer = await get('/logboek')
  expect(await answer.text()).toBe('index.html')
  expect(answer.headers.get('content-disposition')).toBeNull()
})
