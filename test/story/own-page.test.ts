// A young person in the family's vault: knows which page is their own, and their age, which nobody else is told.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, type Somebody, sure } from '#test/setup/house.ts'
import { joins } from '#test/setup/joins.ts'
import { keepBirth, ownBirth } from '#web/vault/own.ts'

let house: House
let noor: Somebody
let sam: Somebody

beforeAll(async () => {
  house = await House.open()
  noor = await house.person('Noor')
  const children = [
    { name: 'Sam', birth: '2012-03-18' },
    { name: 'Yara', birth: '2021-03-02' },
  ]
  done(await noor.engine.startVault({ family: 'De Boer', name: 'Noor', children }))
  await house.later()
  await noor.look()
  sam = await house.person('Sam')
  const child = sure(noor.vault().children.find((one) => one.name === 'Sam')).id
  await joins(house, noor, sam, { name: 'Sam', as: 'young', child })
})
afterAll(() => house.close())

const ownPage = () => sure(sam.vault().children.find((one) => one.name === 'Sam'))

test('Sam’s page is Sam’s own', () => {
  expect(sam.vault().mine).toBe('young')
  expect(ownPage().person).toBe(sam.core.person)
  expect(ownPage().maps.length).toBeGreaterThan(0)
})

test('Sam is fourteen once Sam said when the birthday is, and keeps that to the own vault', async () => {
  expect(ownPage().age).toBeNull()
  await house.later()
  const before = noor.core.replica.size(noor.vault().id)
  expect(await keepBirth(sam.core, '2012-03-18')).toMatchObject({ done: true })
  await house.later()
  await sam.look()
  await noor.look()
  expect(ownBirth(sam.core)).toBe('2012-03-18')
  expect(ownPage().age).toBe(14)
  expect(noor.core.replica.size(noor.vault().id)).toBe(before)
})

test('what device Sam is on is named in one way', () => {
  const now = sam.engine.snapshot()
  const line = sam.vault().logbook.find((one) => one.person === sam.core.person)
  expect(now.at === 'open' && now.view.me.device).toBe(sure(line).proof.device)
})
