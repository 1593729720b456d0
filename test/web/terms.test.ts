// The end of a grant is the end of a day where the family lives.
import { expect, test } from 'vitest'
import { dayOf } from '#web/record/day.ts'
import { endOfDay } from '#web/vault/terms.ts'

test('a grant lasts to the last second of its day, in winter and in summer', () => {
  for (const day of ['2026-11-30', '2026-07-01', '2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25']) {
    expect(dayOf(endOfDay(day))).toBe(day)
    expect(dayOf(endOfDay(day) + 1)).not.toBe(day)
  }
})
