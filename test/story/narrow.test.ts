// Less than before: one map of two, reading without writing, an earlier day. And no way back to more without everybody.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, type Somebody, sure } from '#test/setup/house.ts'
import { dayOf } from '#web/record/day.ts'
import { grants, household, mapOf, note, textsOf, visits, write } from './scene.ts'

const DAY = 86_400
const END = '2027-02-28'
let house: House
let noor: Somebody
let fatima: Somebody
let vault: string
const log = (name: string) => mapOf(noor, name).log

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'))
  vault = noor.vault().id
  fatima = await house.person('Fatima', { as: 'professional', profession: 'leerkracht' })
  await grants(house, noor, fatima, { maps: ['school', 'thuis', 'hulp'], end: END })
  await visits(fatima, vault, ['school', 'thuis', 'hulp'].map(log))
})
afterAll(() => house.close())

const grant = (name: string) => {
  const helper = noor.vault().helpers.find((one) => one.person === fatima.core.person)
  return helper?.maps.find((map) => map.name === name)
}
const look = async () => {
  await house.later()
  await noor.look()
  await fatima.look()
}

test('Noor lets Fatima only read in School, until an earlier day; in Thuis nothing changes', async () => {
  const earlier = dayOf(house.now + 10 * DAY)
  const before = sure(noor.core.replica.log(log('school'), 'compartment')).state.epochs.length
  done(
    await noor.engine.narrow(vault, fatima.core.person, [{ log: log('school'), may: 'read', end: earlier }]),
  )
  await look()
  expect(grant('school')).toMatchObject({ may: 'read' })
  expect(dayOf(sure(grant('school')).end)).toBe(earlier)
  expect(grant('thuis')).toMatchObject({ may: 'both' })
  // She still reads: no new key was needed.
  expect(sure(noor.core.replica.log(log('school'), 'compartment')).state.epochs).toHaveLength(before)
  expect(
    await fatima.engine.write(vault, log('school'), { ...note('nog iets'), nature: 'fact' }),
  ).toMatchObject({
    refused: 'may-not-write',
  })
})

test('Fatima may no longer see Hulp at all: a new key, and nothing new opens to her there', async () => {
  done(await noor.engine.narrow(vault, fatima.core.person, [{ log: log('hulp'), may: 'none', end: END }]))
  await write(noor, 'hulp', 'zonder Fatima')
  await look()
  expect(grant('hulp')).toBeUndefined()
  expect(
    fatima
      .vault()
      .maps.map((map) => map.name)
      .toSorted(),
  ).toEqual(['school', 'thuis'])
  expect(textsOf(fatima)).not.toContain('zonder Fatima')
  const { state } = sure(noor.core.replica.log(log('hulp'), 'compartment'))
  expect(sure(state.epochs.at(-1)).boxes.map((box) => box.person)).not.toContain(fatima.core.person)
})

test('She may only add in Thuis: she loses the key, and what she writes comes in by the family’s software', async () => {
  done(await noor.engine.narrow(vault, fatima.core.person, [{ log: log('thuis'), may: 'write', end: END }]))
  await look()
  await write(noor, 'thuis', 'niet voor Fatima')
  await look()
  expect(textsOf(fatima)).not.toContain('niet voor Fatima')
  done(await fatima.engine.write(vault, log('thuis'), { ...note('van Fatima'), nature: 'fact' }))
  await look()
  expect(textsOf(noor)).toContain('van Fatima')
})

test('13: more than she has takes a new yes: widening by this way changes nothing', async () => {
  const later = dayOf(house.now + 300 * DAY)
  const asked = { log: log('school'), may: 'both' as const, end: later }
  expect(await noor.engine.narrow(vault, fatima.core.person, [asked])).toMatchObject({ refused: 'no-change' })
  await look()
  expect(grant('school')).toMatchObject({ may: 'read' })
  expect(
    await fatima.engine.narrow(vault, fatima.core.person, [
      { ...asked, may: 'read', end: dayOf(house.now + DAY) },
    ]),
  ).toMatchObject({ done: false })
})

test('the logbook says what became less, of whom', () => {
  const lines = noor.vault().logbook.filter((line) => line.about === fatima.core.person)
  expect(lines.map((line) => line.what.is).filter((what) => what === 'narrowed')).toHaveLength(2)
  expect(lines.map((line) => line.what)).toContainEqual({ is: 'taken-back', maps: 1 })
})
