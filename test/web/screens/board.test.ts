// A professional's board: where they stand with a family, what is new, what is due, what ends; and what they ask.
import { describe, expect, it } from 'vitest'
import { emptyAsk, placesOf, readyToAsk, wishesOf } from '#web/screens/ask/wish-draft.ts'
import { boardOf, organisationsOf } from '#web/screens/board/rows.ts'
import { standingIn } from '#web/screens/board/standing-in.ts'
import type { VaultView } from '#web/vault/shown.ts'
import { at, endOf, helperOf, lineOf, mapOf, people, requestOf, today, vaultOf } from './vault.ts'

const me = 'ravi'
const mine = (id: string, family: string, end: string, more: Partial<VaultView> = {}): VaultView =>
  vaultOf({
    id,
    family,
    mine: 'professional',
    maps: [mapOf('bram', 'school')],
    helpers: [helperOf(me, endOf(end), { fetched: at('2026-11-20') })],
    ...more,
  })
const wrote = (person: string, day: string) =>
  mapOf('bram', 'school', { last: { person, time: at(day), line: 4 } })
const board = (vaults: VaultView[], find = '') => boardOf(vaults, me, 'Praktijk Beweeg', today, find)

describe('The board', () => {
  it('keeps a family quiet when nobody but oneself wrote since the last visit', () => {
    const own = mine('a', 'Abdi', '2027-02-28', { maps: [wrote(me, '2026-11-23')] })
    const old = mine('b', 'Bakker', '2027-02-28', { maps: [wrote('noor', '2026-11-19')] })
    const { asks, quiet } = board([old, own])
    expect(asks).toEqual([])
    expect(quiet.map((row) => row.vault.family)).toEqual(['Abdi', 'Bakker'])
  })
  it('tells who wrote where since the last visit, and opens nothing for it', () => {
    const fresh = mine('a', 'Abdi', '2027-02-28', { maps: [wrote('noor', '2026-11-23')] })
    expect(board([fresh]).asks[0]).toMatchObject({
      news: { is: 'wrote', person: 'noor', place: { child: 'bram', map: 'school' } },
      action: 'open',
    })
  })
  it('puts what ends soonest first and asks to extend in the last week', () => {
    const later = mine('a', 'Abdi', '2026-12-05')
    const soon = mine('b', 'Bakker', '2026-11-27')
    const rows = board([later, soon]).asks
    expect(rows.map((row) => [row.vault.family, row.soon, row.action])).toEqual([
      ['Bakker', 3, 'extend'],
      ['Abdi', 11, 'open'],
    ])
  })
  it('never mixes organisations', () => {
    const others = people.map((one) => (one.person === me ? { ...one, organisation: 'Wijkteam Noord' } : one))
    const vaults = [mine('a', 'Abdi', '2027-02-28'), mine('b', 'Bakker', '2027-02-28', { people: others })]
    expect(organisationsOf(vaults, me)).toEqual(['Praktijk Beweeg', 'Wijkteam Noord'])
    expect(board(vaults).quiet.map((row) => row.vault.id)).toEqual(['a'])
  })
  it('finds a family by its name or by a child', () => {
    const vaults = [mine('a', 'Abdi', '2027-02-28'), mine('b', 'Bakker', '2027-02-28', { children: [] })]
    expect(board(vaults, 'bak').quiet.map((row) => row.vault.id)).toEqual(['b'])
    expect(board(vaults, 'bram').quiet.map((row) => row.vault.id)).toEqual(['a'])
  })
})

describe('Where a professional stands', () => {
  const nothing = { mine: 'asking' as const, maps: [], helpers: [] }
  it('asks, until something is open', () => {
    const asking = vaultOf({ ...nothing, requests: [requestOf()] })
    expect(standingIn(asking, me)).toBe('asking')
    expect(board([asking]).asks[0]?.todo).toEqual({ is: 'waits', asked: requestOf().asked })
    expect(standingIn({ ...asking, unopened: 2 }, me)).toBe('in')
  })
  it('is over once what was open is not, and asking again when they asked after that', () => {
    const visit = lineOf(me, { is: 'fetched', maps: [] }, { time: at(today, '10:00') })
    const over = vaultOf({ ...nothing, logbook: [visit], requests: [requestOf()] })
    expect(standingIn(over, me)).toBe('over')
    expect(board([over]).over).toHaveLength(1)
    const again = requestOf({ id: 'again', asked: at(today, '11:00') })
    expect(standingIn({ ...over, requests: [requestOf(), again] }, me)).toBe('asking')
  })
  it('is withdrawn when they took their own request back', () => {
    expect(standingIn(vaultOf({ ...nothing, requests: [requestOf({ state: 'withdrawn' })] }), me)).toBe(
      'withdrawn',
    )
  })
  it('knows of maps that were given before it knows what they are', () => {
    const closed = [{ log: 'hidden', fetched: null, last: null }]
    const vault = mine('a', 'Abdi', '2027-02-28', { closed, unopened: 1 })
    expect(board([vault]).asks[0]?.news).toEqual({ is: 'given', count: 1 })
  })
  it('finds nothing new, on a new device, in maps fetched on another one since anybody wrote there', () => {
    const fetched = at(today, '10:00')
    const last = (time: number) => ({ person: 'noor', time, line: 4 })
    const of = (time: number) => ({ log: 'hidden', fetched, last: last(time) })
    const visit = lineOf(me, { is: 'fetched', maps: ['hidden'] }, { time: fetched })
    const family = { logbook: [visit], maps: [], unopened: 1 }
    const before = mine('a', 'Abdi', '2027-02-28', { ...family, closed: [of(fetched - 60)] })
    expect(board([before]).quiet).toHaveLength(1)
    const since = mine('b', 'Bakker', '2027-02-28', { ...family, closed: [of(fetched + 60)] })
    expect(board([since]).asks[0]?.news).toEqual({ is: 'wrote-many', count: 1 })
  })
})

describe('Asking', () => {
  const places = placesOf([{ id: 'bram' }])
  it('starts with nothing chosen but an end in three months', () => {
    expect(emptyAsk(today)).toEqual({
      purpose: '',
      coordinator: false,
      wanted: {},
      past: undefined,
      end: '2027-02-24',
    })
  })
  it('names what is still missing, in the order of the page', () => {
    const draft = emptyAsk(today)
    const missing = (some: object) => {
      const ready = readyToAsk({ ...draft, ...some }, places, today)
      return 'missing' in ready ? ready.missing : null
    }
    const purpose = 'Ik wil helpen.'
    const wanted = { 'bram/school': 'read' as const }
    expect(missing({ purpose: '  ' })).toBe('purpose')
    expect(missing({ purpose })).toBe('map')
    expect(missing({ purpose, wanted })).toBe('past')
    expect(missing({ purpose, wanted, past: 'from-today', end: '2028-01-01' })).toBe('end')
    expect(missing({ purpose, wanted, past: 'from-today' })).toBeNull()
  })
  it('asks for exactly the maps that were chosen, the plan among them', () => {
    expect(
      wishesOf(places, { 'bram/school': 'read-write', '/gezinsplan': 'read', 'bram/hulp': 'none' }),
    ).toEqual([
      { child: 'bram', map: 'school', read: true, write: true },
      { child: null, map: 'gezinsplan', read: true, write: false },
    ])
  })
})
