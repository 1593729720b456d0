// A child's screen: which filters it offers, what is new, who wrote, and what a form must have before it is sealed.
import { describe, expect, test } from 'vitest'
import type { Entry } from '#web/child/entry.ts'
import type { MapName } from '#web/child/maps.ts'
import { type ChildLine, timeline } from '#web/child/timeline.ts'
import { authorsOf, byMonth, choicesFor, chosenOf, isNew, NEW_DAYS } from '#web/screens/child/choose-lines.ts'
import { entryOf, faultOf, kindsFor, type Typed } from '#web/screens/child/write.ts'
import { beingOf } from '#web/screens/plan/who.ts'
import type { VaultView } from '#web/vault/shown.ts'

const line = (seq: number, map: MapName, author: string, content: Entry): ChildLine => ({
  map,
  written: { log: map, seq, record: `r${map}${seq}`, rev: 1, author, time: seq, seen: seq, content },
})
const entries = timeline([
  line(1, 'thuis', 'noor', { kind: 'note', on: '2026-11-02', text: 'a' }),
  line(2, 'school', 'lieke', { kind: 'conversation', on: '2026-11-18', nature: 'opinion', text: 'b' }),
  line(3, 'school', 'lieke', { kind: 'note', on: '2026-10-01', nature: 'fact', text: 'c' }),
  line(4, 'eigen-woorden', 'sam', { kind: 'own-words', on: '2026-11-09', text: 'd' }),
])

describe('the timeline', () => {
  test('offers conversations and school first, and only filters that leave something', () => {
    expect(choicesFor(entries).map((one) => one.id)).toEqual([
      'all',
      'kind-conversation',
      'map-school',
      'kind-own-words',
      'kind-note',
      'map-thuis',
    ])
  })
  test('leaves what was chosen, and everything when the choice is gone', () => {
    const choices = choicesFor(entries)
    expect(chosenOf(entries, choices, 'map-school').map((one) => one.history.current.seq)).toEqual([2, 3])
    expect(chosenOf(entries, choices, 'kind-own-words').map((one) => one.history.current.seq)).toEqual([4])
    expect(chosenOf(entries, choices, 'kind-report')).toHaveLength(4)
  })
  test('goes by month, newest first', () => {
    expect(byMonth(entries).map((one) => [one.month, one.entries.length])).toEqual([
      ['2026-11', 3],
      ['2026-10', 1],
    ])
  })
  test('says who wrote, with how many lines and the last day', () => {
    expect(authorsOf(entries)).toEqual([
      { person: 'lieke', count: 2, last: '2026-11-18' },
      { person: 'sam', count: 1, last: '2026-11-09' },
      { person: 'noor', count: 1, last: '2026-11-02' },
    ])
  })
})

describe('a map', () => {
  test('is new for a week when somebody else wrote last, and never because of what I wrote', () => {
    const now = 10_000_000
    const week = NEW_DAYS * 86_400
    expect(isNew({ person: 'lieke', time: now - week + 1 }, 'noor', now)).toBe(true)
    expect(isNew({ person: 'lieke', time: now - week }, 'noor', now)).toBe(false)
    expect(isNew({ person: 'noor', time: now }, 'noor', now)).toBe(false)
    expect(isNew(null, 'noor', now)).toBe(false)
  })
})

describe('writing something down', () => {
  const today = '2026-11-24'
  const typed: Typed = { kind: 'note', on: today, title: ' ', text: ' Hij sliep goed. ', nature: 'unsaid' }
  test('becomes an entry without empty fields, with the line its writer had in view', () => {
    expect(entryOf(typed, null, 7)).toEqual({ kind: 'note', basis: 7, on: today, text: 'Hij sliep goed.' })
    expect(entryOf({ ...typed, nature: 'fact', title: 'Nacht' }, 'Zuidkant Thuis', undefined)).toEqual({
      kind: 'note',
      on: today,
      title: 'Nacht',
      organisation: 'Zuidkant Thuis',
      nature: 'fact',
      text: 'Hij sliep goed.',
    })
  })
  test('own words carry no title, organisation or badge', () => {
    const own = entryOf({ ...typed, kind: 'own-words', title: 'x', nature: 'fact' }, 'School', undefined)
    expect(own).toEqual({ kind: 'own-words', on: today, text: 'Hij sliep goed.' })
  })
  test('a parent need not say fact or opinion; a professional must', () => {
    expect(faultOf(typed, 'log', { person: 'noor', role: 'family' }, today)).toBeNull()
    expect(faultOf(typed, 'log', { person: 'lieke', role: 'professional' }, today)).toBe('choose-nature')
  })
  test('asks for the words first, then the day, then the map, and tells nothing of tomorrow’s week', () => {
    const by = { person: 'noor', role: 'family' } as const
    expect(faultOf({ ...typed, text: '  ' }, '', by, today)).toBe('text-missing')
    expect(faultOf({ ...typed, on: '' }, '', by, today)).toBe('day-missing')
    expect(faultOf(typed, '', by, today)).toBe('map-missing')
    expect(faultOf({ ...typed, on: '2026-12-01' }, 'log', by, today)).toBe('day-ahead')
  })
  test('reports are for professionals and own words for the child itself', () => {
    expect(kindsFor('family', true)).toEqual(['note', 'observation', 'conversation', 'milestone'])
    expect(kindsFor('professional', true)).toContain('report')
    expect(kindsFor('child', true)).toContain('own-words')
    expect(kindsFor('child', false)).not.toContain('own-words')
  })
})

describe('who somebody is', () => {
  const vault = {
    children: [{ id: 'c1', name: 'Sam', colour: 2, person: 'p-sam' }],
    people: [
      {
        person: 'p1',
        name: 'Joris van Beek',
        initials: 'JB',
        shape: 'helper',
        petal: 1,
        child: null,
        role: 'zorgcoördinator',
        organisation: null,
      },
    ],
    plan: null,
  } as unknown as VaultView
  test('a child is the same by its place in the family and by its account', () => {
    expect(beingOf(vault, 'c1')).toEqual(beingOf(vault, 'p-sam'))
    expect(beingOf(vault, 'c1')?.shape).toEqual({ kind: 'child', hue: 2 })
  })
  test('a helper is called by the first name, and nobody is made up', () => {
    expect(beingOf(vault, 'p1')?.name).toBe('Joris')
    expect(beingOf(vault, 'p9')).toBeNull()
  })
})
