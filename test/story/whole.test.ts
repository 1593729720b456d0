// The whole story, every field written once: what its people see at the end, on either database.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseExport, verifyExport } from '#shared/log/export.ts'
import { House } from '#test/setup/house.ts'
import { childOf, textsOf } from './scene.ts'
import { type Told, tell } from './told.ts'

let house: House
let told: Told

beforeAll(async () => {
  house = await House.open()
  told = await tell(house, (field) => field)
}, 120_000)
afterAll(() => house.close())

test('Noor reads what she and Fatima wrote, and her software finds nothing wrong', () => {
  const { noor } = told
  const texts = textsOf(noor, 'child')
  expect(texts).toContain('text of a professional')
  expect(texts).toContain('a note after taking back')
  expect(childOf(noor, 'child').unopened).toEqual([])
  expect(noor.vault().plan?.state.versions[0]?.state).toBe('agreed')
  expect(noor.vault().health).toMatchObject({ is: 'checked', alarm: null })
})

test('After it was taken back Fatima is served no map', () => {
  const { fatima, vault } = told
  const served = [...fatima.core.served.values()].filter((log) => log.vault === vault)
  expect(served.map((log) => log.kind)).not.toContain('compartment')
  expect(fatima.vault().maps).toEqual([])
})

test('anybody can verify the logs that Noor exports', () => {
  const report = verifyExport(parseExport(told.exported))
  expect(report.wrong).toBeNull()
  expect(report.missing).toEqual([])
})
