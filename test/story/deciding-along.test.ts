// Sam decides along from Sam's own phone: three clients that share nothing but the server.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import { joins } from '#test/setup/joins.ts'
import type { Wish } from '#web/consent/wish.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { asks, childOf, household, mapOf } from './scene.ts'

let house: House
let noor: Somebody
let bram: Somebody
let sam: Somebody
let vault: string

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'), ['Sam', 'Yara'])
  vault = noor.vault().id
  bram = await house.person('Bram')
  sam = await house.person('Sam')
  await joins(house, noor, sam, { name: 'Sam', as: 'young', child: childOf(noor, 'Sam').id })
  await joins(house, noor, bram, { name: 'Bram', as: 'holder' })
  await look(sam)
})
afterAll(() => house.close())

/** One after the other, so that what one client writes the next one reads. */
async function look(...people: Somebody[]): Promise<void> {
  for (const who of people) {
    await who.look()
    await house.later()
  }
}

const wish = (child: string, map: 'school' | 'thuis'): Wish => ({
  child: childOf(noor, child).id,
  map,
  read: true,
  write: true,
})
const choice = (...given: Wish[]) => ({ given, past: 'with-history' as const, end: '2027-02-28' })
const requestOf = (who: Somebody, id: string) => sure(who.vault().requests.find((r) => r.id === id))
const mapsOf = (who: Somebody) =>
  [...who.core.served.values()].filter((l) => l.kind === 'compartment' && l.vault === vault)

test('Sam sees who asks and for what as soon as a parent’s phone was on, and nothing about Yara', async () => {
  const rik = await house.person('Rik', { as: 'professional', profession: 'mentor' })
  const request = await asks(house, noor, rik, { maps: ['school', 'thuis'], child: 'Sam' })
  await look(noor, sam)
  const seen = requestOf(sam, request)
  expect(seen).toMatchObject({ purpose: 'Ik wil helpen.', state: 'requested', proposed: null })
  expect(sam.vault().people.find((p) => p.person === seen.person)?.name).toBe('Rik')
  expect(seen.waitsFor.toSorted()).toEqual([noor, bram, sam].map((who) => who.core.person).toSorted())
  const other = await asks(house, noor, await house.person('Pim', { as: 'professional' }), {
    maps: ['school'],
    child: 'Yara',
  })
  await look(noor, bram, sam)
  expect(sam.vault().requests.map(({ id }) => id)).toEqual([request])
  expect(noor.vault().requests.map(({ id }) => id)).toContain(other)
  expect(sam.vault().children.map(({ name }) => name)).toEqual(['Sam'])
})

test('an offer that is also about Yara shows Sam the lines about Sam, and Sam’s yes is over all of it', async () => {
  const eva = await house.person('Eva', { as: 'professional' })
  const request = await asks(house, noor, eva, { maps: ['school'], child: 'Sam' })
  const given = [wish('Sam', 'school'), wish('Yara', 'thuis')]
  done(await noor.engine.give(vault, request, choice(...given)))
  await house.later()
  await look(bram)
  done(await bram.engine.agree(vault, request))
  await house.later()
  await look(noor, bram, sam)
  expect(mapsOf(eva)).toEqual([])
  const seen = requestOf(sam, request)
  expect(seen.proposed).toMatchObject({ by: noor.core.person, end: '2027-02-28', past: 'with-history' })
  expect(seen.proposed?.given).toEqual([wish('Sam', 'school')])
  expect(seen).toMatchObject({ state: 'partly-agreed', waitsFor: [sam.core.person] })
  done(await sam.engine.agree(vault, request))
  await house.later()
  await look(noor, eva)
  await look(eva, sam)
  expect(mapsOf(eva)).toHaveLength(2)
  expect(requestOf(sam, request)).toMatchObject({ state: 'active', waitsFor: [] })
  expect(mapOf(sam, 'school', 'Sam').readers).toEqual([eva.core.person])
})

test('Sam takes back alone: out of Sam’s maps, with a new key, and Yara’s stay as they were', async () => {
  const eva = sure(mapOf(sam, 'school', 'Sam').readers[0])
  done(await sam.engine.takeBack(vault, eva))
  await house.later()
  await look(noor, bram, sam)
  for (const who of [noor, bram, sam]) {
    expect(who.core.alarm).toBeNull()
    expect(mapOf(who, 'school', 'Sam').readers).toEqual([])
  }
  expect(mapOf(noor, 'thuis', 'Yara').readers).toEqual([eva])
})

test('Sam says no: the parents see that there is no agreement, and nothing opens', async () => {
  const tom = await house.person('Tom', { as: 'professional' })
  const request = await asks(house, noor, tom, { maps: ['thuis'], child: 'Sam' })
  done(await noor.engine.give(vault, request, choice(wish('Sam', 'thuis'))))
  await house.later()
  await look(noor, bram, sam)
  done(await sam.engine.decline(vault, request))
  await house.later()
  await look(noor)
  await look(bram)
  done(await bram.engine.agree(vault, request))
  await house.later()
  await look(noor, bram, sam, tom)
  for (const who of [noor, bram, sam]) expect(requestOf(who, request).state).toBe('blocked')
  expect(mapsOf(tom)).toEqual([])
  // Who said no may think again: the terms are the same.
  done(await sam.engine.agree(vault, request))
  await house.later()
  await look(noor, tom)
  await look(tom)
  expect(mapsOf(tom)).toHaveLength(1)
})

test('a parent’s no reaches Sam too, with whose it is', async () => {
  const ada = await house.person('Ada', { as: 'professional' })
  const request = await asks(house, noor, ada, { maps: ['school'], child: 'Sam' })
  done(await noor.engine.give(vault, request, choice(wish('Sam', 'school'))))
  await house.later()
  await look(bram)
  done(await bram.engine.decline(vault, request))
  await house.later()
  await look(sam)
  expect(requestOf(sam, request)).toMatchObject({ state: 'blocked', waitsFor: [sam.core.person] })
})

test('without a connection Sam’s phone still shows what was asked and who decides', async () => {
  const before = sam.vault().requests
  const offline = async (): Promise<Response> => {
    throw new TypeError('no connection')
  }
  const engine = await createEngine(house.ports(sam.device, offline), { follow: false })
  done(await engine.unlock(PASSWORD))
  const again = somebody(engine, sam.device, sam.code)
  expect(again.vault().requests).toEqual(before)
  engine.close()
})

test('on a new device Sam sees the same, checked anew', async () => {
  const device = memoryDevice()
  const engine = await createEngine(house.ports(device), { follow: false })
  done(await engine.signIn({ code: sam.code, password: PASSWORD }))
  const tablet = somebody(engine, device, sam.code)
  await look(tablet, sam)
  expect(tablet.core.alarm).toBeNull()
  expect(tablet.vault().mine).toBe('young')
  expect(tablet.vault().requests).toEqual(sam.vault().requests)
  expect(tablet.core.named.get(vault)?.size).toBeGreaterThan(0)
  engine.close()
})

test('Sam reads no line of the family’s log but those that name Sam', async () => {
  await look(noor, sam)
  const family = sure(noor.core.replica.log(vault, 'family'))
  const log = sure(sam.core.named.get(vault))
  expect(sam.core.replica.file(vault)).toBeNull()
  expect(log.size).toBe(family.size)
  const yara = family.state.compartments.filter((c) => c.policy !== log.named[0]?.policy)
  expect(yara.length).toBeGreaterThan(5)
  for (const { log: map } of yara)
    expect(log.state.compartments.some((known) => known.log === map)).toBe(false)
  expect(log.state.policies.map(({ policy }) => policy)).toEqual([log.named[0]?.policy])
})
