// Blind server: after a whole story no byte it stored, was sent, answered or logged holds a word that people wrote.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { FILE_NAME } from '#server/store/sqlite-file.ts'
import { valuesOf } from '#test/setup/dump.ts'
import { House } from '#test/setup/house.ts'
import { type Told, tell } from './told.ts'

/** In every word of the story, so that one search finds any of them; no cipher or hash gives it by chance. */
const CANARY = 'Kanarievogel'
const said = new Map<string, string>()
const word = (field: string): string => {
  const known = said.get(field) ?? `${CANARY} ${said.size} ${field}`
  said.set(field, known)
  return known
}

let house: House
let told: Told
/** What passed between the clients and the server, by what it was. */
const passed: { what: string; bytes: Buffer }[] = []
const printed: string[] = []

beforeAll(async () => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...all: unknown[]) => void printed.push(all.join(' ')))
  house = await House.open()
  const { app } = house
  const serve = app.fetch
  app.fetch = async (request, env) => {
    const { pathname } = new URL(request.url)
    const heads = (headers: Headers) => Buffer.from([...headers].flat().join('\n'))
    const keep = (what: string, bytes: Buffer) => passed.push({ what: `${what} ${pathname}`, bytes })
    keep('address of', Buffer.from(decodeURIComponent(request.url)))
    keep('headers to', heads(request.headers))
    keep('body to', Buffer.from(await request.clone().arrayBuffer()))
    const response = await serve(request, env)
    keep('headers from', heads(response.headers))
    keep('body from', Buffer.from(await response.clone().arrayBuffer()))
    return response
  }
  told = await tell(house, word)
}, 120_000)
afterAll(async () => {
  vi.restoreAllMocks()
  await house.close()
})

/** The canary in each of the ways in which a text may lie in bytes: in base64 it looks different in each of three places. */
const FORMS: readonly Buffer[] = [CANARY, CANARY.toLowerCase(), CANARY.toUpperCase()].flatMap((canary) => {
  const utf16 = Buffer.from(canary, 'utf16le')
  const plain = [Buffer.from(canary), utf16, Buffer.from(utf16).swap16()]
  const armoured = plain.flatMap((bytes) =>
    [0, 1, 2].flatMap((before) => {
      const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
      // The letters at both ends are shared with the bytes beside it.
      const whole = text.replaceAll('=', '').slice(Math.ceil((before * 4) / 3), -1)
      return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')].map((form) => Buffer.from(form))
    }),
  )
  return [...plain, ...armoured, Buffer.from(plain[0]?.toString('hex') ?? '')]
})

const shows = (bytes: Buffer): boolean => FORMS.some((form) => bytes.includes(form))

/** The bytes, and whatever any word of a JSON text in them decodes to. */
function layers(bytes: Buffer): Buffer[] {
  const words = bytes.toString('latin1').match(/[A-Za-z0-9_+/-]{16,}/g) ?? []
  return [bytes, ...words.map((one) => Buffer.from(one, 'base64'))]
}

const leaks = (all: readonly { what: string; bytes: Buffer }[]): string[] =>
  all.filter(({ bytes }) => layers(bytes).some(shows)).map(({ what }) => what)

test('the search finds a canary in every form it is given', () => {
  for (const before of ['', 'a', 'ab', 'abc']) {
    const text = `${before}${CANARY} en verder`
    const utf16 = Buffer.from(text, 'utf16le')
    const forms = [Buffer.from(text), utf16, Buffer.from(utf16).swap16()].flatMap((bytes) => [
      bytes,
      Buffer.from(bytes.toString('base64')),
      Buffer.from(`{"sealed":"${bytes.toString('base64url')}"}`),
    ])
    for (const bytes of [...forms, Buffer.from(Buffer.from(text).toString('hex'))])
      expect([bytes.toString(), shows(bytes)]).toEqual([bytes.toString(), true])
  }
})

test('people did write all of it: their own devices opened every word', () => {
  const { contents, replica } = told.noor.core
  const opened = [...replica.files.keys()]
    .flatMap((log) => contents.of(log).map(({ bytes }) => Buffer.from(bytes).toString()))
    .join()
  const nowhere = [...said].filter(([field, text]) => !/^password/.test(field) && !opened.includes(text))
  expect(nowhere).toEqual([])
  expect(said.size).toBeGreaterThan(40)
})

test('no file of the server holds a word of it, nor any row of its tables', async () => {
  const files = readdirSync(house.dir).map((name) => ({
    what: name,
    bytes: readFileSync(join(house.dir, name)),
  }))
  if (house.databaseUrl === null) expect(files.map(({ what }) => what)).toContain(`${FILE_NAME}-wal`)
  expect(leaks(files)).toEqual([])
  const values = (await valuesOf(house)).map(({ table, column, bytes }) => ({
    what: `${table}.${column}`,
    bytes,
  }))
  expect(values.length).toBeGreaterThan(500)
  expect(leaks(values)).toEqual([])
})

test('nothing that was asked or answered holds a word of it', () => {
  expect(passed.length).toBeGreaterThan(500)
  expect([...new Set(leaks(passed))]).toEqual([])
})

test('no line of the log holds a word of it, nor anything that was printed', () => {
  const lines = house.lines.map((line) => ({ what: line.route, bytes: Buffer.from(JSON.stringify(line)) }))
  expect(lines.length).toBeGreaterThan(100)
  expect(leaks(lines)).toEqual([])
  expect(printed).toEqual([])
})

test('nor does the file with which anybody verifies the logs', () => {
  expect(leaks([{ what: 'export', bytes: Buffer.from(told.exported) }])).toEqual([])
})
