// When Thuis asks to take the recovery sheet out again.
import { expect, test } from 'vitest'
import { isLongAgo } from '#web/screens/recovery/long-ago.ts'

const DAY = 86_400
const made = 1_700_000_000
const never = { sheet: null, strip: null }

test('half a year after it was made, when it was never read back', () => {
  expect(isLongAgo({ made, practised: never }, made + 183 * DAY)).toBe(false)
  expect(isLongAgo({ made, practised: never }, made + 184 * DAY)).toBe(true)
})

test('half a year after the half that waited longest: practising the sheet alone is not enough', () => {
  const now = made + 200 * DAY
  expect(isLongAgo({ made, practised: { sheet: now - DAY, strip: null } }, now)).toBe(true)
  expect(isLongAgo({ made, practised: { sheet: now - DAY, strip: now - DAY } }, now)).toBe(false)
})

test('never, while nobody knows when it was made', () => {
  expect(isLongAgo({ made: null, practised: never }, made)).toBe(false)
})
