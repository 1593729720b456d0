// A server that hides, forks or rolls back, against the real client: what it withholds shows in the register.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { nextOf } from '#shared/log/global.ts'
import { logSlice } from '#shared/wire/logs.ts'
import { done, House, PASSWORD, type Somebody, sure } from '#test/setup/house.ts'
import { grants, household, mapOf, note, textsOf, visits, write } from '#test/story/scene.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { Register } from '#web/vault/register.ts'
import { alarmOf, reopened, THERAPIST, type Victim, victim } from './people.ts'
import { flipped, Liar, signedOver } from './proxy.ts'

let house: House
let noor: Victim
let fatima: Victim
/** the one map both read, and its vault */
let school: string
let vault: string

beforeAll(async () => {
  house = await House.open()
  noor = await victim(house, 'Noor')
  fatima = await victim(house, 'Fatima', THERAPIST)
  await household(house, noor)
  await write(noor, 'school', 'Eerste.')
  await grants(house, noor, fatima, { maps: ['school'] })
  vault = noor.vault().id
  school = mapOf(noor, 'school').log
  await visits(fatima, vault, [school])
  await house.later()
})
afterAll(() => house.close())

/** Every attack meets a client that was closed and opened again, with no alarm, behind an honest server. */
beforeEach(async () => {
  for (const who of [noor, fatima]) who.liar.honest()
  await house.later()
  noor = await reopened(house, noor)
  fatima = await reopened(house, fatima)
  await noor.look()
  await fatima.look()
  expect([alarmOf(noor), alarmOf(fatima)]).toEqual([null, null])
})

const writes = (who: Somebody, text: string) => who.engine.write(vault, school, note(text))
const isStopped = async (who: Victim) =>
  expect(await writes(who, 'Mag niet aankomen.')).toEqual({
    done: false,
    queued: false,
    refused: 'log-alarm',
  })

type Logs = { logs: { log: string; size: number; kind: string }[] }
type Slice = { leaves: string[]; size: number; checkpoint: string }
const sliceOf = (log: string) => new RegExp(`/api/logs/${log}\\?`)

/** Answers for this log as they are now, served from now on. */
async function frozen(who: Victim, log: string) {
  let kept: Slice | null = null
  who.liar.lie(sliceOf(log), (now) => {
    kept = now as Slice
    return now
  })
  const size = who.core.replica.size(log)
  who.liar.honest()
  return () => {
    who.liar.lie(/\/api\/logs$/, (answer) => ({
      logs: (answer as Logs).logs.map((one) => (one.log === log ? { ...one, size } : one)),
    }))
    return kept
  }
}

test('43: a line withheld from Noor is missed: its head is in the register', async () => {
  const freeze = await frozen(noor, school)
  freeze()
  done(await writes(fatima, 'Wat Noor niet mag zien.'))
  await house.later()
  await noor.look()
  expect(alarmOf(noor)).toBe('register-differs')
  await isStopped(noor)
})

test('43: an entry that was acknowledged and then left out is missed by its author at once', async () => {
  noor.liar.instead(/\/api\/entries/, () => ({ landed: [] }))
  await writes(noor, 'Bevestigd en weggegooid.')
  expect(alarmOf(noor)).toBe('entry-withheld')
})

test('43 and 49: a log that never comes into the register is an alarm after two beats', async () => {
  noor.liar.lie(/\/transparency\/labels/, (answer) => ({
    labels: (answer as { labels: { label: string; leaves: unknown[] }[] }).labels.map((one) => ({
      ...one,
      leaves: [],
    })),
  }))
  done(await writes(noor, 'Staat nergens.'))
  await house.later()
  await noor.look()
  expect(alarmOf(noor)).toBeNull()
  done(await fatima.engine.write(vault, school, note('Nog een slag.')))
  await house.later()
  await noor.look()
  done(await fatima.engine.write(vault, school, note('En nog een.')))
  await house.later()
  await noor.look()
  expect(alarmOf(noor)).toBe('head-not-registered')
  await isStopped(noor)
})

test('49: a whole map that is no longer named to Noor is missed', async () => {
  noor.liar.lie(/\/api\/logs$/, (answer) => ({
    logs: (answer as Logs).logs.filter(({ log }) => log !== school),
  }))
  await noor.look()
  expect(alarmOf(noor)).toBe('log-withheld')
})

test('38: a log rolled back after a restart', async () => {
  const before = new Map([...noor.core.replica.files].map(([id, { log }]) => [id, log.size]))
  done(await writes(noor, 'Wordt teruggedraaid.'))
  const again = await reopened(house, noor)
  again.liar.lie(/\/api\/logs$/, (answer) => ({
    logs: (answer as Logs).logs.map((one) => ({ ...one, size: before.get(one.log) ?? one.size })),
  }))
  await again.look()
  expect(alarmOf(again)).toBe('log-went-back')
  expect(textsOf(again)).toContain('Wordt teruggedraaid.')
})

test('46: a checkpoint of another log, one that is unsigned, one that is none', async () => {
  const lies: [(slice: Slice) => Slice | Promise<Slice>, string][] = [
    [async (s) => ({ ...s, checkpoint: await signedOver(house, vault, s.leaves) }), 'checkpoint-not-signed'],
    [(s) => ({ ...s, checkpoint: 'niets' }), 'checkpoint-malformed'],
    [(s) => ({ ...s, checkpoint: s.checkpoint.replace(/\n\d+\n/, '\n999\n') }), 'checkpoint-malformed'],
  ]
  for (const [lie, code] of lies) {
    done(await writes(fatima, 'Iets nieuws.'))
    const noors = await reopened(house, noor)
    await noors.look()
    done(await writes(fatima, 'Nog iets.'))
    noors.liar.lie(sliceOf(school), (answer) => lie(answer as Slice))
    await noors.look()
    expect(alarmOf(noors)).toBe(code)
    noors.liar.honest()
  }
})

test('44: lines in another order', async () => {
  done(await writes(fatima, 'Een.'))
  done(await writes(fatima, 'Twee.'))
  noor.liar.lie(sliceOf(school), (answer) => {
    const slice = answer as Slice
    return { ...slice, leaves: slice.leaves.toReversed() }
  })
  await noor.look()
  expect(alarmOf(noor)).toMatch(/^wrong-(seq|prev)$/)
})

test('34: a leaf with a bit flipped, or that is no leaf at all, is an alarm and never a crash', async () => {
  for (const lie of [(leaf: string) => flipped(leaf, 40), () => 'AAAA', () => '']) {
    done(await writes(fatima, 'Iets.'))
    const again = await reopened(house, noor)
    again.liar.lie(sliceOf(school), (answer) => {
      const slice = answer as Slice
      return { ...slice, leaves: slice.leaves.map(lie) }
    })
    await again.look()
    expect(alarmOf(again)).not.toBeNull()
    again.liar.honest()
  }
})

test('a proof, a beat or a key of the register that cannot be is an alarm and never a crash', async () => {
  type SeenAnswer = { checkpoint: string; beat: { index: number; leaf: string; proof: string[] } }
  const lies: ((a: SeenAnswer) => unknown)[] = [
    (a) => ({ ...a, beat: { ...a.beat, leaf: 'AAAA' } }),
    (a) => ({ ...a, beat: { ...a.beat, leaf: '?' } }),
    (a) => ({ ...a, beat: { ...a.beat, index: a.beat.index - 1 } }),
    (a) => ({ ...a, checkpoint: 'niets' }),
  ]
  for (const lie of lies) {
    const again = await reopened(house, noor)
    again.liar.lie(/\/transparency\/seen/, (answer) => lie(answer as SeenAnswer))
    await again.look()
    expect(alarmOf(again)).not.toBeNull()
    again.liar.honest()
  }
})

test('65: half of an entry: taking back without the new keys, or new keys without the taking back', async () => {
  const bystander = await victim(house, 'Karim', THERAPIST)
  await grants(house, noor, bystander, { maps: ['school'] })
  const rounds = [
    { hidden: vault, code: 'removal-is-a-revocation' },
    { hidden: school, code: 'revocation-is-whole' },
  ]
  // Two more devices that know nothing of it yet: one for each half.
  const others = await Promise.all(rounds.map(() => reopened(house, noor, new Liar(house))))
  for (const other of others) await other.look()
  done(await noor.engine.takeBack(vault, bystander.core.person))
  for (const [i, { hidden, code }] of rounds.entries()) {
    const other = sure(others[i])
    const size = other.core.replica.size(hidden)
    expect(size).toBeLessThan(noor.core.replica.size(hidden))
    other.liar.lie(/\/api\/logs$/, (answer) => ({
      logs: (answer as Logs).logs.map((one) => (one.log === hidden ? { ...one, size } : one)),
    }))
    expect(alarmOf(other)).toBeNull()
    await other.look()
    expect(alarmOf(other)).toBe(code)
  }
})

test('49 and 39: a new device is shown less than its owner verified before: the bookmark tells', async () => {
  const map = mapOf(noor, 'documenten').log
  const signsIn = async (lie: (logs: Logs['logs']) => Logs['logs']) => {
    const liar = new Liar(house)
    const engine = await createEngine(house.ports(memoryDevice(), liar.fetch), { follow: false })
    liar.lie(/\/api\/logs$/, (answer) => ({ logs: lie((answer as Logs).logs) }))
    done(await engine.signIn({ code: noor.code, password: PASSWORD }))
    return engine.core?.alarm?.code ?? null
  }
  await noor.look()
  expect(await signsIn((logs) => logs)).toBeNull()
  expect(await signsIn((logs) => logs.filter(({ log }) => log !== map))).toBe('log-withheld')
  expect(await signsIn((logs) => logs.map((one) => (one.log === map ? { ...one, size: 1 } : one)))).toBe(
    'log-went-back',
  )
})

test('42: a view that stands still: nothing is decided on it after an hour, and what is written waits until it moves', async () => {
  let kept: unknown
  noor.liar.lie(/\/transparency\/seen/, (answer) => (kept ??= answer))
  await noor.look()
  await house.later(3700)
  await noor.look()
  expect(noor.vault().health.is).toBe('behind')
  const invited = { children: [], days: 14, uses: 1 }
  expect(await noor.engine.invite(vault, invited)).toMatchObject({ refused: 'register-behind' })
  expect(await writes(noor, 'Straks.')).toEqual({ done: false, queued: true })
  expect(textsOf(noor)).not.toContain('Straks.')
  noor.liar.honest()
  await noor.look()
  expect(textsOf(noor)).toContain('Straks.')
})

test('71: a log goes on under another label only when its own epoch says which, and no number is left out', async () => {
  for (const [change, code] of [
    [() => ({ next: nextOf('A'.repeat(22)) }), 'label-differs'],
    [(leaf: { n: number }) => ({ n: leaf.n + 1 }), 'register-skips'],
  ] as const) {
    const again = await reopened(house, noor)
    await again.look()
    const heads = again.core.register.heads.bind(again.core.register)
    done(await writes(fatima, 'Een nieuwe kop.'))
    await house.later()
    again.core.register.heads = async (...asked) =>
      (await heads(...asked)).map((one) => ({
        ...one,
        leaves: one.leaves.map((leaf) => ({ ...leaf, ...change(leaf) })),
      }))
    await again.look()
    expect(alarmOf(again)).toBe(code)
  }
})

test('9 and 10: an old card kept before Noor, without the device or the keys that came since', async () => {
  const path = `/api/cards/${fatima.core.person}?from=${noor.core.replica.size(fatima.core.person)}`
  const old = await noor.core.connection.get(path, logSlice)
  const engine = await createEngine(house.ports(memoryDevice()), { follow: false })
  done(await engine.signIn({ code: fatima.code, password: PASSWORD }))
  await house.later()
  const unasked = await reopened(house, noor)
  await unasked.look()
  expect(unasked.core.replica.size(fatima.core.person)).toBeGreaterThan(old.size)
  noor.liar.instead(new RegExp(`/api/cards/${fatima.core.person}`), () => old)
  await noor.look()
  expect(alarmOf(noor)).toBe('register-differs')
})

test('64: a beat from the future, and a clock that is held back', async () => {
  const { connection } = noor.core
  const ahead = new Register()
  await expect(ahead.look(connection, house.now - 3600)).rejects.toThrow('time-ahead')
  const behind = new Register()
  await behind.look(connection, house.now + 3600)
  done(await writes(fatima, 'Een slag later.'))
  await house.later()
  await expect(behind.look(connection, house.now + 3660)).rejects.toThrow('time-behind')
  // Both are seen through the client too: an alarm, and nothing is written from then on.
  await noor.core.register.look(connection, house.now + 3600)
  done(await writes(fatima, 'En nog een.'))
  await house.later()
  await noor.look()
  expect(alarmOf(noor)).toBe('time-behind')
  await isStopped(noor)
})
