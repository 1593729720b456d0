// Bad input: always a typed refusal, never a fault of the server, and nothing changed.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CODES } from '#shared/wire/codes.ts'
import { household } from '#test/setup/household.ts'
import { type Answer, bodyOf, type Pass, type Raw, startRaw } from '#test/setup/raw.ts'

let raw: Raw
let stop: () => Promise<void>
let pass: Pass
let home: Awaited<ReturnType<typeof household>>
beforeAll(async () => {
  ;({ raw, stop } = await startRaw())
  home = await household(raw)
  pass = home.noors
})
afterAll(() => stop())

const note = () =>
  bodyOf(raw.scene.sign(home.noor, [raw.scene.part({ log: home.vault.id, events: [{ type: 'note' }] })]))
const sizeNow = async () => (await raw.ask(pass, 'GET', `/api/logs/${home.vault.id}?from=0`)).body.size

/** Waits for the rate limits to fill again, without a beat. */
const breathe = async () => {
  raw.scene.now += 300
  pass = await raw.renewed(pass)
}

const refused = (answer: Answer, ...codes: string[]) => {
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
  expect(codes.length === 0 ? CODES : codes).toContain(answer.body.code)
}

test('34: one text for one value: duplicate keys, white space and odd numbers are refused', async () => {
  const text = JSON.stringify(note())
  const cases = [
    text.replace('{"entry":', '{"entry":1,"entry":'),
    text.replace('"v":1', '"v":1.0'),
    text.replace('"v":1', '"v":1e0'),
    text.replace('"type":"note"', '"type":"note","type":"note"'),
    text.replace('"type":"note"', '"type":"n\\u006fte"'),
    ` ${text}`,
    `${text}\n`,
    `\uFEFF${text}`,
    text.slice(0, -1),
    '',
  ]
  for (const body of cases) refused(await raw.ask(pass, 'POST', '/api/entries', body), 'bad-json')
})

test('a field nobody knows is refused, and one that is missing', async () => {
  const good = note()
  const { sigs, ...unsigned } = good
  const cases: unknown[] = [
    { ...good, extra: 1 },
    { ...good, entry: { ...good.entry, extra: 1 } },
    { ...good, parts: good.parts.map((p) => ({ ...p, extra: 1 })) },
    unsigned,
    { ...good, parts: [] },
    { ...good, sigs: [...sigs, null] },
    { ...good, entry: { ...good.entry, v: 2 } },
    [],
    null,
    '"text"',
    7,
  ]
  for (const body of cases) refused(await raw.ask(pass, 'POST', '/api/entries', body), 'bad-shape')
  const event = { type: 'note', extra: 1 }
  const made = raw.scene.sign(home.noor, [raw.scene.part({ log: home.vault.id, events: [event] })])
  expect((await raw.ask(pass, 'POST', '/api/entries', bodyOf(made))).body).toMatchObject({
    code: 'rule-broken',
    rule: 'malformed',
  })
})

test('an empty list is no object without fields', async () => {
  refused(await raw.fetch('POST', '/api/session/challenge', []), 'bad-shape')
})

test('what is too deep or too large is refused before it is read', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  refused(await raw.ask(pass, 'POST', '/api/entries', deep), 'too-deep', 'bad-json')
  const thirteen = `${'{"a":'.repeat(13)}1${'}'.repeat(13)}`
  refused(await raw.ask(pass, 'POST', '/api/entries', thirteen), 'too-deep')
  const large = `"${'a'.repeat(4 * 1024 * 1024)}"`
  const answer = await raw.ask(pass, 'POST', '/api/entries', large)
  expect([answer.status, answer.body.code]).toEqual([413, 'too-large'])
})

test('bytes that are no text are refused', async () => {
  refused(await raw.ask(pass, 'POST', '/api/entries', Uint8Array.of(0x22, 0xff, 0x22)), 'bad-json')
  refused(await raw.ask(pass, 'POST', '/api/entries', '{"\ud800":1}'), 'bad-json', 'bad-shape')
})

const GETS = ['/api/logs', '/api/cards', '/api/organisations', '/api/blobs', '/transparency/tile', '/api']
const POSTS = [
  '/api/entries',
  '/api/blobs',
  '/api/invitations',
  '/api/session/challenge',
  '/api/session',
  '/api/session/refresh',
  '/transparency/labels',
]

test('any JSON on any route gets a typed refusal and changes nothing', { timeout: 60_000 }, async () => {
  const size = await sizeNow()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...POSTS), fc.jsonValue(), async (path, value) => {
      if (path === '/api/session/challenge' && JSON.stringify(value) === '{}') return
      await breathe()
      refused(await raw.ask(pass, 'POST', path, JSON.stringify(value)))
    }),
    { numRuns: 150 },
  )
  await breathe()
  expect(await sizeNow()).toBe(size)
})

test('an entry with any one field replaced gets a typed refusal', { timeout: 60_000 }, async () => {
  await raw.pass(60)
  pass = await raw.renewed(pass)
  const size = await sizeNow()
  const places: ((body: ReturnType<typeof note>, value: unknown) => unknown)[] = [
    (body, value) => ({ ...body, entry: value }),
    (body, value) => ({ ...body, entry: { ...body.entry, author: value } }),
    (body, value) => ({ ...body, entry: { ...body.entry, seen: value } }),
    (body, value) => ({ ...body, entry: { ...body.entry, seen: { ...body.entry.seen, size: value } } }),
    (body, value) => ({ ...body, entry: { ...body.entry, parts: value } }),
    (body, value) => ({ ...body, sigs: value }),
    (body, value) => ({ ...body, parts: value }),
    (body, value) => ({ ...body, parts: body.parts.map((p) => ({ ...p, events: value })) }),
    (body, value) => ({ ...body, parts: body.parts.map((p) => ({ ...p, events: [value] })) }),
    (body, value) => ({ ...body, parts: body.parts.map((p) => ({ ...p, seq: value })) }),
    (body, value) => ({ ...body, parts: body.parts.map((p) => ({ ...p, log: value })) }),
    (body, value) => ({ ...body, blobs: [value] }),
    (body, value) => ({ ...body, lockboxes: [value] }),
    (body, value) => ({ ...body, invitations: [value] }),
  ]
  const event = fc.record({
    type: fc.constantFrom('create', 'put', 'epoch', 'policy', 'revoke', 'invite', 'holder', 'erase', 'note'),
    boxes: fc.jsonValue(),
    next: fc.jsonValue(),
    body: fc.jsonValue(),
    box: fc.jsonValue(),
    files: fc.jsonValue(),
    record: fc.jsonValue(),
  })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), fc.oneof(fc.jsonValue(), event), async (place, value) => {
      const answer = await raw.ask(pass, 'POST', '/api/entries', place(note(), value))
      if (answer.status === 429) {
        await raw.pass(60)
        pass = await raw.renewed(pass)
      }
      refused(answer)
    }),
    { numRuns: 300 },
  )
  expect(await sizeNow()).toBe(size)
})

test('any path and query gets an answer with a code', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...GETS),
      fc.array(fc.string({ maxLength: 50 }), { maxLength: 3 }),
      fc.string({ maxLength: 10 }),
      async (base, names, from) => {
        await breathe()
        const path = [base, ...names.map(encodeURIComponent)].join('/')
        const answer = await raw.ask(pass, 'GET', `${path}?from=${encodeURIComponent(from)}`)
        if (answer.status !== 200) refused(answer)
      },
    ),
    { numRuns: 150 },
  )
})

test('another method is told so, a path nobody has is not found', async () => {
  await breathe()
  refused(await raw.fetch('DELETE', '/api/entries'), 'method-not-allowed')
  refused(await raw.fetch('GET', '/api/nothing'), 'not-found')
  refused(await raw.fetch('POST', '/nothing', {}), 'not-found')
})

test('the line that is kept of a request names no id, no address and nothing that was sent', async () => {
  await raw.ask(pass, 'GET', `/api/logs/${home.vault.id}?from=0`)
  const line = raw.lines.at(-1)
  expect(Object.keys(line ?? {}).sort()).toEqual(['method', 'ms', 'route', 'status', 'time'])
  expect(line?.route).toBe('/api/logs/:log')
  expect(JSON.stringify(raw.lines)).not.toContain(home.vault.id)
  expect(raw.lines.filter((l) => l.fault !== undefined)).toEqual([])
})

test('a page from here may load nothing from elsewhere, and nobody may frame it', async () => {
  const { headers } = await raw.fetch('GET', '/healthz')
  const csp = headers.get('content-security-policy') ?? ''
  for (const rule of [
    "default-src 'none'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "form-action 'none'",
  ])
    expect(csp).toContain(rule)
  expect(csp).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('set-cookie')).toBeNull()
})
