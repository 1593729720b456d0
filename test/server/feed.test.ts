// The feed, the client's files, and a second instance on the same store.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { household, put, revoke } from '#test/setup/household.ts'
import { ORIGIN, type Pass, type Raw, startRaw } from '#test/setup/raw.ts'

let raw: Raw
let stop: () => Promise<void>
let webDir: string
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gezinskluis-web-'))
  webDir = join(folder, 'web')
  await mkdir(join(webDir, 'assets'), { recursive: true })
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>kluis</title>')
  await writeFile(join(webDir, 'assets/app-1a2b.js'), 'export {}')
  await writeFile(join(webDir, 'assets/app-1a2b.js.br'), 'brotli bytes')
  await writeFile(join(webDir, '.hidden'), 'hidden')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  ;({ raw, stop } = await startRaw({ webDir }))
})
afterAll(async () => {
  await stop()
  await rm(join(webDir, '..'), { recursive: true })
})

/** Opens the feed; `heads` gives what was told so far. */
async function listen(pass: Pass) {
  const ending = new AbortController()
  const headers = await raw.headers(pass, 'GET', '/api/feed')
  const response = await raw.app.fetch(new Request(`${ORIGIN}/api/feed`, { headers, signal: ending.signal }))
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  let ended = false
  const reading = (async () => {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
      if (done) break
      text += value
    }
    ended = true
  })()
  return {
    heads: () =>
      [...text.matchAll(/event: head\ndata: (.*)\n\n/g)].map(
        (m) => JSON.parse(m[1] ?? '') as { log: string },
      ),
    ended: () => ended,
    async close() {
      await reader?.cancel()
      await reading
    },
  }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 50))

test('the feed tells who is served a log that it grew, and nobody else', async () => {
  const { noor, noors, fatimas, vault } = await household(raw)
  const eve = await raw.signIn(await raw.signUp())
  const [noorHears, fatimaHears, eveHears] = [await listen(noors), await listen(fatimas), await listen(eve)]
  await put(raw, noor, noors, vault.map)
  const note = raw.scene.part({ log: vault.id, events: [{ type: 'note' }] })
  await raw.sent(raw.scene.sign(noor, [note]), noors)
  await settled()
  expect(noorHears.heads().map((h) => h.log)).toEqual([vault.map, vault.id])
  expect(fatimaHears.heads().map((h) => h.log)).toEqual([vault.map])
  expect(eveHears.heads()).toEqual([])
  for (const one of [noorHears, fatimaHears, eveHears]) await one.close()
})

test('after it is taken back the feed is silent about the map, and says once to look again', async () => {
  const { noor, noors, fatima, fatimas, vault, parents } = await household(raw)
  const fatimaHears = await listen(fatimas)
  await revoke(raw, parents, fatima, vault)
  await put(raw, noor, noors, vault.map)
  await settled()
  expect(fatimaHears.heads().map((head) => head.log)).toEqual([fatima.id])
  await fatimaHears.close()
})

test('once a grant has ended the feed is silent about the map, before any keeper said so', async () => {
  const { noor, noors, fatima, fatimas, vault } = await household(raw, { days: 1 })
  const fatimaHears = await listen(fatimas)
  await raw.pass(86_400)
  const later = await raw.renewed(noors)
  const note = raw.scene.part({ log: vault.map, events: [{ type: 'note' }] })
  await raw.sent(raw.scene.sign(noor, [note]), later)
  await settled()
  expect(fatimaHears.heads().map((head) => head.log)).toEqual([fatima.id])
  await fatimaHears.close()
})

test('a feed ends when its device signs out', async () => {
  const { noor, noors, vault } = await household(raw)
  const second = await raw.signIn(noor)
  const hears = await listen(second)
  await raw.ask(noors, 'GET', '/api/logs')
  await raw.ask(second, 'DELETE', '/api/session')
  await put(raw, noor, noors, vault.map)
  await settled()
  expect(hears.heads()).toEqual([])
  expect(hears.ended()).toBe(true)
})

const file = async (path: string, headers: Record<string, string> = {}) => {
  const response = await raw.app.fetch(new Request(ORIGIN + path, { headers }))
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('the page is served for every address inside the client, assets for ever, compressed when asked', async () => {
  const page = await file('/thuis', { accept: 'text/html' })
  expect([page.status, page.text]).toEqual([200, '<!doctype html><title>kluis</title>'])
  expect(page.headers.get('cache-control')).toBe('no-cache')
  const first = await file('/')
  expect([first.status, first.text]).toEqual([200, page.text])
  const asset = await file('/assets/app-1a2b.js')
  expect(asset.text).toBe('export {}')
  expect(asset.headers.get('cache-control')).toContain('immutable')
  const small = await file('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br' })
  expect([small.text, small.headers.get('content-encoding')]).toEqual(['brotli bytes', 'br'])
  expect((await file('/assets/none.js', { accept: 'text/html' })).status).toBe(404)
  expect((await file('/api/none', { accept: 'text/html' })).status).toBe(404)
})

test.each([
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '/.hidden',
  '/%00',
  '/%ff',
  '//etc/passwd',
])('nothing outside the folder of the client has an address: %s', async (path) => {
  const answer = await file(path)
  expect(answer.status).toBe(404)
  expect(answer.text).not.toMatch(/secret'|hidden|root:/)
})
