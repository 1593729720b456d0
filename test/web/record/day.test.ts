// Days, months and birthdays follow the Dutch calendar, without a clock.
import { expect, test } from 'vitest'
import { addDays, addMonths, addYears, ageOn, dayOf, daysBetween, isDay } from '#web/record/day.ts'

test('three months after 30 November is the last day of February', () => {
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
  expect(addMonths('2026-09-01', 3)).toBe('2026-12-01')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
})

test('a child turns 12 on the twelfth birthday and not the day before', () => {
  expect(ageOn('2014-11-25', '2026-11-24')).toBe(11)
  expect(ageOn('2014-11-25', '2026-11-25')).toBe(12)
})

test('who is born on 29 February is a year older on 1 March of a common year', () => {
  expect(addYears('2008-02-29', 18)).toBe('2026-03-01')
  expect(ageOn('2008-02-29', '2026-02-28')).toBe(17)
  expect(ageOn('2008-02-29', '2026-03-01')).toBe(18)
})

test('days are counted across the change of the clock', () => {
  expect(daysBetween('2026-09-01', '2026-11-30')).toBe(90)
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
})

test('half past midnight in Amsterdam is already the next day there', () => {
  expect(dayOf(Date.UTC(2026, 10, 23, 23, 30) / 1000)).toBe('2026-11-24')
  expect(dayOf(Date.UTC(2026, 6, 1, 22, 30) / 1000)).toBe('2026-07-02')
})

test('a day that does not exist is no day', () => {
  expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '+2026-01-01'].map(isDay)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
  expect(isDay('2028-02-29')).toBe(true)
})
