// The file of one line, falsified: each way is named, and the text in it is never shown as what somebody signed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { base64, base64url, fromBase64, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { type LineFile, parseLineFile } from '#shared/log/line-file.ts'
import { verifyLine } from '#shared/log/line-proof.ts'
import { House, type Somebody, sure } from '#test/setup/house.ts'
import { grants, household, mapOf, visits, write } from '#test/story/scene.ts'
import type { LogLine } from '#web/vault/shown.ts'

let house: House
let noor: Somebody
let fatima: Somebody
let good: LineFile
let other: LineFile

const TEXT = 'Bram wil weer naar school.'
const lineIn = (log: string, is: LogLine['what']['is']) =>
  sure(noor.vault().logbook.find((l) => l.ref.log === log && l.what.is === is)).ref
const fileOf = async (who: Somebody, ref: LogLine['ref'], text: boolean): Promise<LineFile> =>
  sure(parseLineFile(sure(await who.engine.exportLine(ref, text))))

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'))
  fatima = await house.person('Fatima', { as: 'professional', profession: 'hulpverlener' })
  await write(noor, 'school', 'Iets van daarvoor.')
  await write(noor, 'thuis', 'Iets van thuis.')
  await grants(house, noor, fatima, { maps: ['school'] })
  await write(noor, 'school', TEXT)
  await house.later()
  await noor.look()
  good = await fileOf(noor, lineIn(mapOf(noor, 'school').log, 'wrote'), true)
  other = await fileOf(noor, lineIn(mapOf(noor, 'thuis').log, 'wrote'), true)
})
afterAll(() => house.close())

describe('the file of one line', () => {
  test('shows the one text that the line names, who wrote it and when, and nothing else', () => {
    const report = verifyLine(good)
    expect(report.wrong).toBeNull()
    expect(report.line).toMatchObject({ person: noor.core.person, kind: 'compartment', events: ['put'] })
    expect(JSON.parse(fromUtf8(sure(report.content).text))).toMatchObject({ kind: 'note', text: TEXT })
    const { content, ...rest } = good
    expect(JSON.stringify(rest)).not.toContain(sure(content).key)
    expect(good.card.kind).toBe('card')
  })
  test('proves a line without its text too: of a map, of the family, of a member, of a card', async () => {
    await visits(fatima, noor.vault().id, [mapOf(noor, 'school').log])
    await house.later()
    await noor.look()
    const lines = noor.vault().logbook
    const one = (is: LogLine['what']['is']) => sure(lines.find((l) => l.what.is === is)).ref
    for (const ref of [one('admitted'), one('invited'), one('fetched'), one('vault-started')]) {
      const file = await fileOf(noor, ref, false)
      expect([verifyLine(file).wrong, file.content]).toEqual([null, null])
    }
    const device = sure(
      lines.find((l) => l.kind === 'device') ?? lines.find((l) => l.ref.log === noor.core.person),
    )
    expect(verifyLine(await fileOf(noor, device.ref, false)).wrong).toBeNull()
  })
  test('is not made of a line that the register does not hold yet', async () => {
    await write(noor, 'thuis', 'Net geschreven.')
    const log = mapOf(noor, 'thuis').log
    expect(await noor.engine.exportLine({ log, line: noor.core.replica.size(log) }, true)).toBeNull()
    await house.later()
    await noor.look()
    expect(verifyLine(await fileOf(noor, lineIn(log, 'wrote'), true)).wrong).toBeNull()
  })
  test('of who may only read shows the text too: it was signed by who wrote it', async () => {
    await fatima.look()
    await visits(fatima, noor.vault().id, [mapOf(noor, 'school').log])
    const file = await fileOf(fatima, lineIn(mapOf(noor, 'school').log, 'wrote'), true)
    const { content, wrong } = verifyLine(file)
    expect([wrong, content?.author]).toEqual([null, noor.core.person])
  })
})

type Change = (file: LineFile) => unknown
const content =
  (change: (content: NonNullable<LineFile['content']>) => unknown): Change =>
  (file) =>
    change(sure(file.content))
const signedPart =
  (from: RegExp, to: string): Change =>
  (file) => {
    const { envelope } = file.line
    envelope.payload = base64(utf8(fromUtf8(fromBase64(envelope.payload)).replace(from, to)))
  }
const flipped = (text: string): string => {
  const bytes = fromBase64url(text)
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  return base64url(bytes)
}

describe('falsified', () => {
  const ways: [string, Change, string][] = [
    [
      'another text under the line',
      content((c) => Object.assign(c, { body: sure(other.content).body })),
      'content-differs',
    ],
    [
      'a text with one bit changed',
      content((c) => Object.assign(c, { body: flipped(c.body) })),
      'content-differs',
    ],
    [
      'another key',
      content((c) => Object.assign(c, { key: base64url(randomBytes(32)) })),
      'content-does-not-open',
    ],
    [
      'the text said to be of another vault',
      content((c) => Object.assign(c, { vault: c.key })),
      'content-does-not-open',
    ],
    [
      'a record the line does not name',
      content((c) => Object.assign(c, { record: base64url(randomBytes(16)) })),
      'content-not-named',
    ],
    [
      'the whole text of another line',
      (f) => Object.assign(f, { content: other.content }),
      'content-not-named',
    ],
    ['another time', signedPart(/"time":\d+,"v"/, '"time":5,"v"'), 'not-included'],
    ['another author', signedPart(/"person":"./, '"person":"-'), 'not-included'],
    ['another number', (f) => Object.assign(f.line, { seq: f.line.seq + 1 }), 'not-included'],
    ['another log', (f) => Object.assign(f.line, { log: other.line.log }), 'other-log'],
    [
      'a line of another log, with its tree',
      (f) => Object.assign(f, { line: { ...other.line, head: f.line.head } }),
      'head-differs',
    ],
    [
      'a tree that was never published',
      (f) => Object.assign(f.line, { tree: { ...f.line.tree, size: f.line.tree.size + 1 } }),
      'not-included',
    ],
    ['a head of another log', (f) => Object.assign(f.line, { head: other.line.head }), 'head-differs'],
    [
      'a head at another place',
      (f) => Object.assign(f.line.head, { index: f.line.head.index + 1 }),
      'proof-wrong',
    ],
    [
      'a history its author never saw',
      (f) => Object.assign(f.line, { history: f.line.history.slice(1) }),
      'wrong-prev',
    ],
    [
      'a signature of nobody',
      (f) => f.line.envelope.signatures.map((s) => Object.assign(s, { sig: base64(new Uint8Array(64)) })),
      'not-included',
    ],
    ['a card that is too short', (f) => f.card.lines.pop(), 'checkpoint-differs'],
    ['the card of somebody else', (f) => Object.assign(f.card, { log: other.line.log }), 'other-log'],
    ['a clock without proof', (f) => f.global.seen.pop(), 'seen-unproven'],
    ['the key of another server', (f) => Object.assign(f, { origin: 'elders.example/log' }), 'vkey-wrong'],
  ]
  test.each(ways)('with %s it does not hold', (_, change, code) => {
    const file = structuredClone(good)
    change(file)
    const report = verifyLine(file)
    expect(report.wrong?.code).toBe(code)
    expect(report.content).toBeNull()
  })
  test('with another key than one knows it does not hold', () => {
    expect(verifyLine(good, { vkey: `${good.vkey.slice(0, -1)}A` }).wrong?.code).toBe('vkey-differs')
    expect(verifyLine(good, { vkey: good.vkey }).wrong).toBeNull()
  })
  test('it is no export of a vault, and an export is no file of one line', async () => {
    expect(parseLineFile(await noor.engine.exportLogs(noor.vault().id))).toBeNull()
  })
})
