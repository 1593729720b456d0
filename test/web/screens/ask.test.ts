// Asking again: it begins with what there is, offers no map that is not known, and says what waits.
import { describe, expect, it } from 'vitest'
import { againAsk, againPlaces, readyToAsk } from '#web/screens/ask/wish-draft.ts'
import { waitingIn } from '#web/screens/board/standing-in.ts'
import { at, lineOf, mapOf, requestOf, today, vaultOf, wish } from './vault.ts'

const maps = [mapOf('bram', 'school', { may: 'read' }), mapOf(null, 'gezinsplan')]
const own = { ...requestOf({ person: 'ravi' }) }

describe('Ravi, whose access ends soon, asks for longer', () => {
  it('begins with the maps he has, his purpose and the past he asked for, and an end three months ahead', () => {
    const draft = againAsk({ maps }, own, today)
    expect(draft).toMatchObject({ purpose: own.purpose, past: 'from-today', end: '2027-02-24' })
    const ready = readyToAsk(draft, againPlaces(vaultOf({ maps }), own), today)
    const asked = 'ask' in ready ? ready.ask.wishes : []
    expect(asked).toEqual([wish('bram', 'school', 'read'), wish(null, 'gezinsplan', 'both')])
  })

  it('begins with what he asked the last time when nothing is open any more', () => {
    const ready = readyToAsk(
      againAsk({ maps: [] }, own, today),
      againPlaces(vaultOf({ maps: [] }), own),
      today,
    )
    const asked = 'ask' in ready ? ready.ask.wishes : []
    expect(asked).toEqual([wish('bram', 'gezondheid', 'read'), wish('bram', 'school', 'both')])
  })

  it('asks for nothing when he never asked, until he says why', () => {
    expect(readyToAsk(againAsk({ maps: [] }, null, today), againPlaces(vaultOf(), null), today)).toEqual({
      missing: 'purpose',
    })
  })

  it('offers Oma her own page, once, and no map of a child who is not known', () => {
    const page = { wishes: [{ ...wish(null, 'bladzijde', 'both'), log: null }] }
    const gone = { wishes: [{ ...wish('nobody', 'school', 'read'), log: null }] }
    const places = (last: typeof page) => againPlaces(vaultOf({ children: [], maps: [] }), last)
    expect(places(page)).toEqual([
      { child: null, map: 'gezinsplan' },
      { child: null, map: 'bladzijde' },
    ])
    expect(places(gone)).toEqual([{ child: null, map: 'gezinsplan' }])
  })
})

describe('What Ravi asked', () => {
  const given = (time: number) =>
    lineOf(
      'noor',
      { is: 'admitted', may: 'read', past: 'from-today', end: at('2027-02-28') },
      { about: 'ravi', time },
    )
  it('waits as long as nothing was given since, also while something is open', () => {
    const vault = vaultOf({ requests: [own], logbook: [given(own.asked - 60)] })
    expect(waitingIn(vault, 'ravi')).toBe(own)
  })
  it('waits no longer once something was given, or he took it back', () => {
    expect(waitingIn(vaultOf({ requests: [own], logbook: [given(own.asked + 60)] }), 'ravi')).toBeNull()
    expect(waitingIn(vaultOf({ requests: [{ ...own, state: 'withdrawn' }] }), 'ravi')).toBeNull()
    expect(waitingIn(vaultOf(), 'ravi')).toBeNull()
  })
})
