// Toegang: what a request asks of whom, what a choice says in words, who confirms a helper.
import { describe, expect, it } from 'vitest'
import { firstName } from '#web/screens/access/names.ts'
import { overviewOf } from '#web/screens/access/overview.ts'
import { sayMaps } from '#web/screens/access/say-maps.ts'
import { endsSoon, oldestAsked, othersWhoDecide, stanceOf } from '#web/screens/access/stance.ts'
import { standingOf } from '#web/screens/access/standing.ts'
import {
  draftOf,
  emptyDraft,
  firstEnd,
  givenOf,
  offered,
  readyOf,
  wrongEnd,
} from '#web/screens/giving/draft.ts'
import { sayGiven } from '#web/screens/giving/say-given.ts'
import { fetchedRows } from '#web/screens/receipt/rows.ts'
import { declinedBy } from '#web/screens/request/declined.ts'
import { at, helperOf, lineOf, people, requestOf, today, vaultOf, wish, words } from './vault.ts'

const given = { given: [wish('bram', 'school', 'read')], past: 'from-today' as const, end: '2026-11-30' }
const ravi = people.find((one) => one.person === 'ravi')
if (!ravi) throw new Error('Ravi is missing')

describe('A request', () => {
  it('asks Noor for an answer as long as she has said nothing', () => {
    expect(stanceOf(requestOf(), 'noor')).toBe('answer')
  })
  it('asks Noor to agree to exactly what Daan gave', () => {
    const request = requestOf({
      state: 'partly-agreed',
      waitsFor: ['noor'],
      proposed: { by: 'daan', ...given },
    })
    expect(stanceOf(request, 'noor')).toBe('agree')
    expect(othersWhoDecide(request, 'noor')).toEqual(['daan'])
  })
  it('waits for Daan once Noor has said yes', () => {
    const request = requestOf({
      state: 'partly-agreed',
      waitsFor: ['daan'],
      proposed: { by: 'noor', ...given },
    })
    expect(stanceOf(request, 'noor')).toBe('waits')
  })
  it('is blocked when one says yes and another no, and says who said no', () => {
    const request = requestOf({ state: 'blocked', waitsFor: [] })
    expect(stanceOf(request, 'noor')).toBe('blocked')
    const before = lineOf('noor', { is: 'declined' }, { about: 'ravi', time: request.asked - 60 })
    const after = lineOf('daan', { is: 'declined' }, { about: 'ravi', time: request.asked + 60 })
    expect(declinedBy([before, after], request)).toEqual(['daan'])
  })
  it('is decided by the age of the oldest child it is about', () => {
    const both = requestOf({
      wishes: [wish('bram', 'school', 'read'), wish('sam', 'school', 'read')].map((w) => ({
        ...w,
        log: null,
      })),
    })
    expect(oldestAsked(requestOf(), vaultOf(), today)).toEqual({ name: 'Bram', age: 8 })
    expect(oldestAsked(both, vaultOf(), today)).toEqual({ name: 'Sam', age: 14 })
  })
})

describe('Giving a part', () => {
  const { wishes, end } = requestOf()
  it('starts with every map at nothing, nothing chosen about the past, and signs nothing', () => {
    const draft = emptyDraft(wishes, end)
    expect(draft).toEqual({ verbs: ['none', 'none'], past: undefined, end })
    expect(readyOf(draft, wishes, end, today)).toEqual({ missing: 'map' })
  })
  it('offers no more than was asked', () => {
    expect(wishes.map(offered)).toEqual([
      ['none', 'read'],
      ['none', 'read', 'read-write'],
    ])
    expect(offered(wish('bram', 'hulp', 'write'))).toEqual(['none', 'write'])
    expect(wrongEnd('2027-03-01', end, today)).toBe('past-asked')
  })
  it('ends at the next evaluation, and never later than was asked', () => {
    expect(firstEnd(today, '2026-11-30', end)).toBe('2026-11-30')
    expect(firstEnd(today, '2027-06-01', end)).toBe(end)
    expect(firstEnd(today, null, '2027-12-01')).toBe('2027-02-24')
  })
  it('is ready once a map, the past and an end that lies ahead are chosen', () => {
    const draft = { verbs: ['none', 'read'] as const, past: 'from-today' as const, end: '2026-11-30' }
    expect(readyOf({ ...draft, past: undefined }, wishes, end, today)).toEqual({ missing: 'past' })
    expect(readyOf({ ...draft, end: '2026-11-23' }, wishes, end, today)).toEqual({ missing: 'end' })
    expect(readyOf(draft, wishes, end, today)).toEqual({ choice: given })
  })
  it('begins with what the other holder chose when there is a proposal', () => {
    expect(draftOf(wishes, given)).toEqual({ verbs: ['none', 'read'], past: 'from-today', end: '2026-11-30' })
    expect(givenOf(wishes, draftOf(wishes, given).verbs)).toEqual(given.given)
  })
  it('is repeated in one sentence, word for word', () => {
    expect(sayGiven('Ravi', given.given, given.past, given.end, today, words).replaceAll('\u00a0', ' ')).toBe(
      'Ravi leest School van Bram. Vanaf vandaag, tot 30 november. Schrijven mag Ravi niet.',
    )
  })
  it('says writing, and what stood there before', () => {
    const all = [
      wish('bram', 'gezondheid', 'read'),
      wish('bram', 'school', 'both'),
      wish('sam', 'hulp', 'write'),
    ]
    expect(sayGiven('Ravi', all, 'with-history', '2027-02-28', today, words).replaceAll('\u00a0', ' ')).toBe(
      'Ravi leest Gezondheid van Bram. Ravi leest en schrijft in School van Bram. Ravi schrijft in Hulp van Sam zonder te lezen. Ook wat er al staat, tot 28 februari 2027.',
    )
  })
})

describe('Toegang', () => {
  it('puts what asks this person apart from what waits for another, and who ends soonest first', () => {
    const vault = vaultOf({
      requests: [
        requestOf(),
        requestOf({
          id: 'second',
          waitsFor: ['daan'],
          state: 'partly-agreed',
          proposed: { by: 'noor', ...given },
        }),
      ],
      helpers: [
        helperOf('samira', at('2027-02-01')),
        helperOf('daan', at('2026-12-01')),
        helperOf('ravi', null, { asks: true }),
      ],
      logbook: [lineOf('noor', { is: 'taken-back', maps: 2 }, { about: 'samira' })],
    })
    const overview = overviewOf(vault, 'noor')
    expect(overview.asking.map(({ id }) => id)).toEqual(['request'])
    expect(overview.waiting.map(({ id }) => id)).toEqual(['second'])
    expect(overview.has.map((helper) => helper.person)).toEqual(['daan', 'samira'])
    expect(overview.taken.map(({ about }) => about)).toEqual(['samira'])
  })
  it('warns two weeks ahead, and not of what is over', () => {
    expect(endsSoon('2026-12-08', today)).toBe(14)
    expect(endsSoon('2026-12-09', today)).toBeNull()
    expect(endsSoon('2026-11-23', today)).toBeNull()
  })
  it('calls people by what they are called at home', () => {
    expect(['Samira El Idrissi', 'Oma Rie Bakker', 'Ravi'].map(firstName)).toEqual([
      'Samira',
      'Oma Rie',
      'Ravi',
    ])
  })
  it('says each map once', () => {
    const places = ['sam', 'bram'].flatMap((child) => [
      { child, map: 'school' as const },
      { child, map: 'thuis' as const },
    ])
    expect(sayMaps([...places, { child: null, map: 'gezinsplan' }], words)).toBe(
      'Gezinsplan en School en Thuis van Sam en Bram',
    )
    const three = { ...words, names: new Map([...words.names, ['pim', 'Pim']]) }
    const all = [...three.names.keys()].map((child) => ({ child, map: 'thuis' as const }))
    expect(sayMaps(all, three)).toBe('Thuis van alle drie de kinderen')
  })
})

describe('Who somebody is', () => {
  it('is confirmed by an organisation, or by nobody, and a number is only stated until it is checked', () => {
    const claims = [{ register: 'big' as const, number: '19046543210' }]
    const confirmed = { organisation: 'Praktijk Beweeg', since: at('2026-11-03') }
    expect(standingOf(ravi, { confirmed, claims }, today)).toEqual([
      { is: 'confirmed', organisation: 'Praktijk Beweeg', on: '2026-11-03' },
      { is: 'claim', register: 'big', status: 'stated', on: '', by: '' },
    ])
    expect(standingOf(ravi, { confirmed: null, claims: [] }, today)).toEqual([
      { is: 'nobody', organisation: 'Praktijk Beweeg' },
    ])
  })
  it('is said twice when another organisation confirms than the one they come for', () => {
    const confirmed = { organisation: 'Wijkteam Noord', since: at('2026-11-03') }
    expect(standingOf(ravi, { confirmed, claims: [] }, today).map((one) => one.is)).toEqual([
      'confirmed',
      'nobody',
    ])
  })
})

it('A receipt puts the same map of several children, fetched on one day, on one row', () => {
  const fetched = [
    { log: 'a', name: 'thuis' as const, child: 'sam', time: at('2026-11-23') },
    { log: 'b', name: 'thuis' as const, child: 'bram', time: at('2026-11-23', '16:00') },
    { log: 'c', name: 'school' as const, child: 'bram', time: at('2026-11-02') },
    { log: 'd', name: 'thuis' as const, child: 'pim', time: at('2026-11-01') },
  ]
  expect(fetchedRows(fetched)).toEqual([
    { map: 'thuis', children: ['bram', 'sam'], on: '2026-11-23' },
    { map: 'school', children: ['bram'], on: '2026-11-02' },
    { map: 'thuis', children: ['pim'], on: '2026-11-01' },
  ])
})
