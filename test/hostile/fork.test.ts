// A server that signs two heads that cannot both be: the device keeps both, stops for good, and a person decides.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { describeEvidence } from '#server/cli/evidence.ts'
import { verifyFile } from '#server/cli/verify.ts'
import { type EvidenceFile, judgeEvidence, parseEvidence } from '#shared/log/evidence.ts'
import { done, House, sure } from '#test/setup/house.ts'
import { household, mapOf, note, textsOf } from '#test/story/scene.ts'
import { learnCard } from '#web/vault/learn.ts'
import { Alarm } from '#web/vault/register.ts'
import { alarmOf, reopened, type Victim, victim } from './people.ts'
import { signedOver } from './proxy.ts'

let house: House
let noor: Victim
let school: string
const folder = mkdtempSync(join(tmpdir(), 'bewijs-'))

beforeAll(async () => {
  house = await House.open()
  noor = await victim(house, 'Noor')
  await household(house, noor)
  school = mapOf(noor, 'school').log
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await house.close()
})

/** Every attack meets a client on which what came before was decided on, behind an honest server. */
beforeEach(async () => {
  noor.liar.honest()
  await house.later()
  if (noor.core.evidence.alarm) done(await noor.engine.settleEvidence())
  noor = await reopened(house, noor)
  await noor.look()
  expect(alarmOf(noor)).toBeNull()
})

const SEEN = /\/transparency\/seen/
const writes = (who: Victim, text: string) => who.engine.write(who.vault().id, school, note(text))
const STOPPED = { done: false, queued: false, refused: 'log-alarm' }

/** From now on the register is one of `size` leaves of the server's own making, signed by its true key. */
async function forks(who: Victim, size: number): Promise<void> {
  const leaves = Array.from({ length: size }, () => 'AAAA')
  const checkpoint = await signedOver(house, null, leaves)
  who.liar.lie(SEEN, (answer) => ({ ...(answer as object), checkpoint }))
}
const fileOf = (who: Victim): EvidenceFile => sure(parseEvidence(sure(who.engine.evidence())))

test('40: another register than the one Noor saw, signed by the same server: both notes are kept', async () => {
  const seen = sure(noor.core.register.seen)
  expect(noor.engine.evidence() === null || noor.vault().health.evidence?.settled).toBe(true)
  await forks(noor, seen.size + 1)
  await noor.look()
  expect(alarmOf(noor)).toBe('register-forked')
  expect(await writes(noor, 'Mag niet aankomen.')).toEqual(STOPPED)
  expect(noor.vault().health).toMatchObject({
    is: 'alarm',
    alarm: { code: 'register-forked' },
    evidence: { code: 'register-forked', noticed: house.now, settled: false },
  })
  expect(judgeEvidence(fileOf(noor))).toMatchObject({
    wrong: null,
    proves: false,
    before: { origin: noor.core.register.origin, size: seen.size, root: seen.root },
    after: { size: seen.size + 1 },
  })
})

test('40: two registers of one length are proof by themselves', async () => {
  await forks(noor, sure(noor.core.register.seen).size)
  await noor.look()
  expect(alarmOf(noor)).toBe('register-forked')
  expect(judgeEvidence(fileOf(noor))).toMatchObject({ wrong: null, proves: true })
})

test('40: another register shown for one moment, while a line is being sent, is an alarm that stays', async () => {
  await forks(noor, sure(noor.core.register.seen).size + 1)
  noor.liar.refuse(/\/api\/entries$/, 'seen-unknown')
  expect(await writes(noor, 'Nooit aangekomen.')).toMatchObject({ refused: 'log-alarm' })
  noor.liar.honest()
  await noor.look()
  expect(alarmOf(noor)).toBe('register-forked')
  const again = await reopened(house, noor)
  await again.look()
  expect(alarmOf(again)).toBe('register-forked')
  expect(textsOf(again)).not.toContain('Nooit aangekomen.')
})

test('41: a server that goes back to the register it showed first is not believed again, not after a restart either', async () => {
  const seen = sure(noor.core.register.seen)
  await forks(noor, seen.size + 1)
  await noor.look()
  noor.liar.honest()
  for (let restart = 0; restart < 2; restart++) {
    noor = await reopened(house, noor)
    expect(alarmOf(noor)).toBe('register-forked')
    await house.later()
    await noor.look()
    expect(alarmOf(noor)).toBe('register-forked')
    expect(await writes(noor, 'Mag niet aankomen.')).toEqual(STOPPED)
  }
  expect(fileOf(noor)).toMatchObject({ code: 'register-forked' })
  // Somebody had it looked at, and decides. The device goes on from what it verified; the evidence stays.
  done(await noor.engine.settleEvidence())
  expect(alarmOf(noor)).toBeNull()
  expect(noor.vault().health).toMatchObject({ is: 'checked', evidence: { settled: true } })
  done(await writes(noor, 'Weer verder.'))
  noor = await reopened(house, noor)
  await noor.look()
  expect(alarmOf(noor)).toBeNull()
  expect(textsOf(noor)).toContain('Weer verder.')
  expect(judgeEvidence(fileOf(noor))).toMatchObject({ wrong: null, before: { size: seen.size } })
})

test('41: deciding to go on does not take a device over to the other register', async () => {
  await forks(noor, sure(noor.core.register.seen).size + 1)
  await noor.look()
  expect(await noor.engine.settleEvidence()).toEqual(STOPPED)
  expect(alarmOf(noor)).toBe('register-forked')
  expect(await writes(noor, 'Mag niet aankomen.')).toEqual(STOPPED)
})

test('39 and 42: the register rolled back after a restart, to a moment that Noor is past', async () => {
  let old: unknown = null
  noor.liar.lie(SEEN, (answer) => (old ??= answer))
  await noor.look()
  noor.liar.honest()
  done(await writes(noor, 'Wordt teruggedraaid.'))
  await house.later()
  await noor.look()
  const size = sure(noor.core.register.seen).size
  noor = await reopened(house, noor)
  noor.liar.lie(SEEN, () => old)
  await noor.look()
  expect(alarmOf(noor)).toBe('register-went-back')
  expect(textsOf(noor)).toContain('Wordt teruggedraaid.')
  const report = judgeEvidence(fileOf(noor))
  if (report.wrong !== null) throw new Error(report.wrong)
  expect(report.before.size).toBe(size)
  expect(report.after.size).toBeLessThan(size)
})

test('40: a second head of a log of the length it has is kept with the first', async () => {
  const { core } = noor
  const card = core.person
  await learnCard(core, card)
  const leaves = Array.from({ length: core.replica.size(card) }, () => 'AAAA')
  const checkpoint = await signedOver(house, card, leaves)
  noor.liar.lie(/\/api\/cards\//, (answer) => ({ ...(answer as object), checkpoint }))
  await expect(learnCard(core, card)).rejects.toMatchObject({ code: 'checkpoint-differs', log: card })
  await learnCard(core, card).catch((error: unknown) => (error instanceof Alarm ? core.raise(error) : null))
  expect(judgeEvidence(fileOf(noor))).toMatchObject({
    proves: true,
    before: { origin: `${core.register.origin}/${card}` },
  })
  noor = await reopened(house, noor)
  expect(alarmOf(noor)).toBe('checkpoint-differs')
})

test('two looks at once, the first answered last, are no rollback', async () => {
  done(await writes(noor, 'Een kop erbij.'))
  const { register, connection } = noor.core
  const openly = connection.openly.bind(connection)
  const grown = Promise.withResolvers<void>()
  let asked = 0
  connection.openly = async (...question) => {
    const isFirst = asked++ === 0
    // The second is asked when the register has grown; run beside the first, it would be answered before it.
    if (!isFirst) await grown.promise
    const answer = await openly(...question)
    if (isFirst) {
      await house.later()
      grown.resolve()
      await new Promise((later) => setTimeout(later, 50))
    }
    return answer
  }
  const first = register.look(connection, house.now)
  const second = register.look(connection, house.now + 61)
  expect((await first).size).toBeLessThan((await second).size)
})

test('a third party checks the file: signatures, key, log, and against the register of today', async () => {
  await forks(noor, sure(noor.core.register.seen).size + 1)
  await noor.look()
  const file = fileOf(noor)
  const path = join(folder, 'bewijs.json')
  writeFileSync(path, sure(noor.engine.evidence()))
  expect(await verifyFile(path, file.vkey)).toMatchObject({ code: 0 })
  const asks = (server: string) =>
    describeEvidence(file, { server, fetch: async (url) => house.app.fetch(new Request(url)) })
  expect((await asks('http://localhost')).lines.slice(-2)).toEqual([
    'In the tree the server signs now, the first one stands.',
    expect.stringContaining('the then one does not stand'),
  ])
  const otherLog = await signedOver(house, school, ['AAAA'])
  const bad: [string, EvidenceFile, string?][] = [
    ['same-head', { ...file, after: file.before }],
    ['other-log', { ...file, after: otherLog }],
    ['not-signed', { ...file, after: file.after.replace(/\n\d+\n/, '\n7\n') }],
    ['not-signed', { ...file, vkey: 'localhost+00000000+AAAA' }],
    ['other-key', file, 'localhost+00000000+AAAA'],
  ]
  for (const [wrong, changed, vkey] of bad) expect(judgeEvidence(changed, { vkey })).toEqual({ wrong })
  expect(
    parseEvidence(utf8(fromUtf8(sure(noor.engine.evidence())).replace('"evidence":1', '"evidence":2'))),
  ).toBeNull()
})
