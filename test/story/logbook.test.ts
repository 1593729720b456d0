// What the logbook says: everything that happened, once, in the order of the log; and of each line only what was checked.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseExport, verifyExport } from '#shared/log/export.ts'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { memoryDevice, onTheSpot } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import type { LogLine, LogWhat } from '#web/vault/shown.ts'
import { takeBackMap } from '#web/vault/taking-back.ts'
import { asks, childOf, grants, household, mapOf, note, visits, write } from './scene.ts'

let house: House
let noor: Somebody
let vault: string

const DAY = 86_400
const helper = (name: string) => house.person(name, { as: 'professional', profession: 'hulpverlener' })
const log = (name: string): string => mapOf(noor, name).log
const said = (is: LogWhat['is'], about?: Somebody): LogLine[] =>
  noor.vault().logbook.filter((l) => l.what.is === is && (!about || l.about === about.core.person))
const settle = async (...people: Somebody[]) => {
  await house.later()
  for (const one of people) await one.look()
}

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'))
  vault = noor.vault().id
})
afterAll(() => house.close())

test('one visit that rests on two grants is one line that names every map', async () => {
  const fatima = await helper('Fatima')
  await grants(house, noor, fatima, { maps: ['school'] })
  await grants(house, noor, fatima, { maps: ['thuis'] })
  await visits(fatima, vault, [log('school'), log('thuis')])
  await settle(noor)
  const fetched = said('fetched').filter((l) => l.person === fatima.core.person)
  expect(fetched.map((l) => l.what)).toEqual([{ is: 'fetched', maps: [log('school'), log('thuis')] }])
})

test('two who end together in one map each have their line', async () => {
  const [pim, rik] = [await helper('Pim'), await helper('Rik')]
  for (const who of [pim, rik]) await grants(house, noor, who, { maps: ['hulp'], end: '2026-11-25' })
  await house.later(3 * DAY)
  await noor.look()
  await settle(noor)
  expect([said('expired', pim).length, said('expired', rik).length]).toEqual([1, 1])
  const [one, other] = [...said('expired', pim), ...said('expired', rik)]
  expect(sure(one).ref).toEqual(sure(other).ref)
  expect(sure(one).nth).not.toBe(sure(other).nth)
})

test('what is taken back in one map is said as taking back, not as less', async () => {
  const lieke = await helper('Lieke')
  await grants(house, noor, lieke, { maps: ['gezondheid'] })
  expect(await takeBackMap(noor.core, log('gezondheid'), lieke.core.person)).toMatchObject({ done: true })
  await settle(noor)
  expect(said('taken-back', lieke).map((l) => l.what)).toEqual([{ is: 'taken-back', maps: 1 }])
  expect([said('narrowed', lieke), said('expired', lieke)]).toEqual([[], []])
})

test('a map’s card is no line of its own beside an admission; what somebody writes always is', async () => {
  const karim = await helper('Karim')
  const of = () => noor.vault().logbook.filter((l) => l.ref.log === log('school'))
  const before = of().length
  await grants(house, noor, karim, { maps: ['school'] })
  expect(
    of()
      .slice(0, of().length - before)
      .map((l) => l.what.is),
  ).toEqual(['admitted'])
  await write(noor, 'school', 'Een regel.')
  await settle(noor)
  expect(sure(of()[0]).what.is).toBe('wrote')
})

test('a clock that runs ahead moves no line of a log', async () => {
  const device = memoryDevice()
  const ahead = { ...house.ports(device), now: () => house.now + 45 }
  const engine = await createEngine(ahead, { follow: false })
  const account = { name: 'Gijs', password: PASSWORD, as: 'professional', profession: 'leerkracht' } as const
  const prepared = await engine.prepareAccount(account)
  done(await prepared.begin())
  await house.later()
  const gijs = somebody(engine, device, prepared.code.join(' '))
  await grants(house, noor, gijs, { maps: ['school'] })
  await visits(gijs, vault, [log('school')])
  done(await gijs.engine.write(vault, log('school'), note('Met een klok die voorloopt.')))
  await noor.look()
  await write(noor, 'school', 'Daarna, in dezelfde minuut.')
  await settle(noor)
  const lines = noor.vault().logbook.filter((l) => l.ref.log === log('school'))
  const [newest, before] = lines
  expect([sure(newest).person, sure(before).person]).toEqual([noor.core.person, gijs.core.person])
  expect(sure(newest).seen).toBe(sure(before).seen)
  expect(sure(before).time).toBeGreaterThan(sure(newest).time)
  const numbers = lines.map((l) => l.ref.line)
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
})

test('a new device says of no line that it was checked before it was', async () => {
  let go = (): void => undefined
  const held = new Promise<void>((resolve) => {
    go = resolve
  })
  const heavy: typeof onTheSpot = {
    ...onTheSpot,
    verify: async (signatures) => {
      await held
      return onTheSpot.verify(signatures)
    },
  }
  const device = memoryDevice()
  const engine = await createEngine({ ...house.ports(device), heavy }, { follow: false })
  const phone = somebody(engine, device, noor.code)
  const signing = phone.engine.signIn({ code: noor.code, password: PASSWORD })
  while (!(phone.engine.snapshot().at === 'open' && phone.vaults().some((v) => v.health.is === 'checking')))
    await new Promise((resolve) => setTimeout(resolve, 5))
  const lines = () => phone.vault().logbook
  expect(lines().length).toBeGreaterThan(5)
  expect(lines().every(({ proof }) => proof.signed === null && proof.chained === null)).toBe(true)
  while (!phone.engine.core) await new Promise((resolve) => setTimeout(resolve, 5))
  const { trusted } = phone.core.replica
  const behind = lines().filter(({ ref }) => ref.line <= (trusted.get(ref.log)?.size ?? 0))
  expect(behind.length).toBeGreaterThan(5)
  expect(behind.every(({ proof }) => proof.signed === null && proof.chained === null)).toBe(true)
  go()
  done(await signing)
  await phone.look()
  expect(phone.vault().health.is).toBe('checked')
  expect(lines().every(({ proof }) => proof.signed === true && proof.chained === true)).toBe(true)
})

test('what a request asks for stands in the log, and who gave it', async () => {
  const hanna = await helper('Hanna')
  const request = await asks(house, noor, hanna, { maps: ['ontwikkeling'] })
  const given = [{ child: childOf(noor).id, map: 'ontwikkeling' as const, read: true, write: true }]
  done(await noor.engine.give(vault, request, { given, past: 'with-history', end: '2027-02-28' }))
  await settle(noor)
  expect([said('approved', hanna).length, said('admitted', hanna).length]).toEqual([1, 1])
})

test('a log that the register does not hold yet is not kept as if it did', async () => {
  const other = await household(house, await house.person('Bram'))
  done(await other.engine.startVault({ family: 'Jansen', name: 'Bram', children: [{ name: 'Lot' }] }))
  await expect(other.engine.exportLogs(sure(other.vaults().at(-1)).id)).rejects.toThrow('register')
  await house.later()
  await other.look()
  const file = parseExport(await other.engine.exportLogs(sure(other.vaults().at(-1)).id))
  expect(verifyExport(file).wrong).toBeNull()
})
