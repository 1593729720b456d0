// A visit lasts half an hour: what is written meanwhile comes in by itself, what is written later waits for the next visit.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, type Somebody, sure } from '#test/setup/house.ts'
import { grants, household, mapOf, note, textsOf, visits, write } from './scene.ts'

let house: House
let noor: Somebody
let fatima: Somebody
let vault: string
let school: string

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'))
  const works = { as: 'professional', profession: 'leerkracht', organisation: 'De Regenboog' } as const
  fatima = await house.person('Fatima Amrani', works)
  vault = noor.vault().id
  school = mapOf(noor, 'school').log
  await write(noor, 'school', 'voor het bezoek')
  await grants(house, noor, fatima, { maps: ['school'] })
})
afterAll(() => house.close())

test('While Fatima visits, what Noor writes and what she writes herself is on her screen', async () => {
  await visits(fatima, vault, [school])
  done(await fatima.engine.write(vault, school, { ...note('van Fatima'), nature: 'fact' }))
  await write(noor, 'school', 'tijdens het bezoek')
  await house.later()
  await fatima.look()
  expect(textsOf(fatima).toSorted()).toEqual(['tijdens het bezoek', 'van Fatima', 'voor het bezoek'])
  await noor.look()
  const { visits: seen } = sure(noor.core.replica.memberLog(vault, fatima.core.person)).state
  expect(seen.map((visit) => visit.purpose)).toEqual(['care'])
})

test('After half an hour she sees what she read then, and nothing newer until she comes to look again', async () => {
  await house.later(31 * 60)
  await write(noor, 'school', 'na het bezoek')
  await house.later()
  await fatima.look()
  expect(textsOf(fatima)).not.toContain('na het bezoek')
  expect(textsOf(fatima)).toContain('tijdens het bezoek')
  expect(fatima.vault().health.is).toBe('checked')
  await visits(fatima, vault, [school])
  expect(textsOf(fatima)).toContain('na het bezoek')
})
