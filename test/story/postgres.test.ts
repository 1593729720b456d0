// The whole story on PostgreSQL: what holds on one file on this machine holds there too.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseExport, verifyExport } from '#shared/log/export.ts'
import { House } from '#test/setup/house.ts'
import { startPostgres, type TestPostgres } from '#test/setup/postgres.ts'
import { childOf, textsOf } from './scene.ts'
import { type Told, tell } from './told.ts'

let postgres: TestPostgres
let house: House
let told: Told

beforeAll(async () => {
  postgres = await startPostgres()
  house = await House.open(await postgres.database())
  told = await tell(house, (field) => field)
}, 120_000)
afterAll(async () => {
  await house.close()
  await postgres.stop()
})

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
