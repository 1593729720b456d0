// Geef minder: it begins with what somebody has, and can only become less.
import { describe, expect, it } from 'vitest'
import { asItIs, changesOf, leftOf, readyOf, wrongEnd } from '#web/screens/less/draft.ts'

const end = (day: string) => Date.parse(`${day}T22:59:59Z`) / 1000
const today = '2026-11-24'
const maps = [
  { log: 'school', name: 'school' as const, child: 'bram', may: 'both' as const, end: end('2027-02-28') },
  { log: 'thuis', name: 'thuis' as const, child: 'bram', may: 'read' as const, end: end('2027-01-31') },
]

describe('Less than somebody has', () => {
  it('begins as it is, and that changes nothing', () => {
    expect(asItIs(maps)).toEqual({ may: ['both', 'read'], end: '2027-02-28' })
    expect(readyOf(asItIs(maps), maps, today)).toEqual({ missing: 'change' })
  })
  it('offers no more than there is', () => {
    expect(maps.map(leftOf)).toEqual([
      ['none', 'read', 'write', 'both'],
      ['none', 'read'],
    ])
  })
  it('names only the maps that change', () => {
    const draft = { ...asItIs(maps), may: ['read', 'read'] as const }
    expect(changesOf(draft, maps).map(({ log, may, end }) => ({ log, may, end }))).toEqual([
      { log: 'school', may: 'read', end: '2027-02-28' },
    ])
  })
  it('lets a map whose own end is earlier keep it', () => {
    const draft = { ...asItIs(maps), end: '2027-02-10' }
    expect(changesOf(draft, maps).map(({ log, end }) => [log, end])).toEqual([['school', '2027-02-10']])
  })
  it('has no later day than now, none that has passed, and is not taking everything back', () => {
    const draft = asItIs(maps)
    expect(wrongEnd({ ...draft, end: '2027-03-01' }, maps, today)).toBe('later')
    expect(wrongEnd({ ...draft, end: '2026-11-23' }, maps, today)).toBe('passed')
    expect(readyOf({ ...draft, end: '' }, maps, today)).toEqual({ missing: 'end' })
    expect(readyOf({ ...draft, may: ['none', 'none'] }, maps, today)).toEqual({ missing: 'all' })
  })
})
