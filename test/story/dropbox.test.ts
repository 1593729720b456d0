// Writing without reading: what somebody leaves in a map of which they see nothing, and how it comes to the family.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, type Somebody, sure } from '#test/setup/house.ts'
import { asks, childOf, household, mapOf, note, textsOf, write } from './scene.ts'

let house: House
let noor: Somebody
let meester: Somebody
let vault: string

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'))
  vault = noor.vault().id
  await write(noor, 'school', 'Alleen voor wie mag lezen.')
  meester = await house.person('Meester Ko', { as: 'professional', profession: 'leerkracht' })
  const request = await asks(house, noor, meester, { maps: ['school', 'thuis'] })
  const only = (map: 'school' | 'thuis') => ({ child: childOf(noor).id, map, read: false, write: true })
  const choice = { given: [only('school')], past: 'from-today' as const, end: '2027-02-28' }
  done(await noor.engine.give(vault, request, choice))
  await house.later()
  await noor.look()
  await meester.look()
})
afterAll(() => house.close())

test('Meester Ko sees which map he may write in, and nothing that stands there', () => {
  expect(meester.vault().maps.map(({ name, may, opened }) => ({ name, may, opened }))).toEqual([
    { name: 'school', may: 'write', opened: false },
  ])
  expect(childOf(meester).maps).toHaveLength(1)
  expect(JSON.stringify(meester.vault())).not.toContain('Alleen voor wie mag lezen.')
  expect(
    meester.core.keys.currentKey(
      vault,
      mapOf(noor, 'school').log,
      sure(meester.core.replica.log(mapOf(noor, 'school').log, 'compartment')).state,
    ),
  ).toBeNull()
})

test('a visit opens nothing to him: there is nothing he may fetch', async () => {
  const log = mapOf(noor, 'school').log
  expect(await meester.engine.visit(vault, [log])).toMatchObject({ refused: 'no-access' })
})

test('what he writes lands in the map by the family’s own software, under his name, and stays on his own screen', async () => {
  done(await meester.engine.write(vault, mapOf(meester, 'school').log, note('Bram was er elke dag.')))
  expect(textsOf(meester)).toEqual(['Bram was er elke dag.'])
  expect(textsOf(noor)).not.toContain('Bram was er elke dag.')
  expect(mapOf(meester, 'school').waiting).toBe(1)
  await house.later()
  await noor.look()
  expect(textsOf(noor)).toContain('Bram was er elke dag.')
  const entry = sure(
    childOf(noor).timeline.find(
      ({ history: { current } }) =>
        'text' in current.content && current.content.text === 'Bram was er elke dag.',
    ),
  )
  expect(entry.history.current.author).toBe(meester.core.person)
  await house.later()
  await meester.look()
  expect(textsOf(meester)).toEqual(['Bram was er elke dag.'])
  expect([mapOf(noor, 'school').waiting, mapOf(meester, 'school').waiting]).toEqual([0, 0])
})

test('who was left only writing before the first visit still knows which map it is', async () => {
  const request = await asks(house, noor, meester, { maps: ['hulp'] })
  const both = { child: childOf(noor).id, map: 'hulp' as const, read: true, write: true }
  const choice = { given: [both], past: 'from-today' as const, end: '2027-02-28' }
  done(await noor.engine.give(vault, request, choice))
  await house.later()
  const log = mapOf(noor, 'hulp').log
  const left = [{ log, may: 'write' as const, end: '2027-02-28' }]
  done(await noor.engine.narrow(vault, meester.core.person, left))
  await house.later()
  await meester.look()
  expect(mapOf(meester, 'hulp')).toMatchObject({ log, may: 'write', opened: false })
})
