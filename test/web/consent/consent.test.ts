// Consent: exact terms, an end, and no state that anybody got into by keeping silent.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { summarise } from '#web/consent/given.ts'
import { defaultEnd, refusesEnd } from '#web/consent/request.ts'
import { type Answers, consentStates, mayFollow, stateOn } from '#web/consent/state.ts'
import { shareOf, type Wish } from '#web/consent/wish.ts'
import { parseContent } from '#web/record/record.ts'

const wish = (map: Wish['map'], read: boolean, write: boolean, child: string | null = 'bram'): Wish => ({
  child,
  map,
  read,
  write,
})
const asked = [wish('gezondheid', true, false), wish('school', true, true)]
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

describe('a request', () => {
  const request = {
    kind: 'access-request',
    purpose: 'Ik wil Bram helpen met schrijven.',
    wishes: asked,
    past: 'from-today',
    end: '2027-02-28',
  }

  test('says why, which maps, from when and until when', () => {
    expect(parseContent(bytes(request))).toEqual(request)
  })
  test('without an end, without a map, or with the same map twice is no request', () => {
    const { end: _, ...endless } = request
    for (const wrong of [
      endless,
      { ...request, wishes: [] },
      { ...request, wishes: [asked[0], asked[0]] },
      { ...request, wishes: [wish('thuis', false, false)] },
    ])
      expect(parseContent(bytes(wrong)).kind).toBe('unknown')
  })
  test('ends at the next evaluation unless somebody chooses otherwise', () => {
    expect(defaultEnd('2026-11-24', '2026-11-30')).toBe('2026-11-30')
    expect(defaultEnd('2026-11-24', null)).toBe('2027-02-24')
    expect(defaultEnd('2026-11-24', '2026-11-01')).toBe('2027-02-24')
  })
  test('does not end in the past nor over a year from now', () => {
    expect([
      refusesEnd('2026-11-23', '2026-11-24'),
      refusesEnd('2027-11-25', '2026-11-24'),
      refusesEnd('2026-11-24', '2026-11-24'),
    ]).toEqual(['end-passed', 'end-too-far', null])
  })
})

describe('an answer', () => {
  test('is all, part or none of what was asked', () => {
    expect(shareOf(asked, asked)).toBe('all')
    expect(shareOf(asked, [wish('school', true, false)])).toBe('part')
    expect(shareOf(asked, [])).toBe('none')
  })
  test('can never be more than was asked', () => {
    expect(shareOf(asked, [wish('gezondheid', true, true)])).toBe(null)
    expect(shareOf(asked, [wish('thuis', true, false)])).toBe(null)
    expect(shareOf(asked, [wish('school', true, true, 'yara')])).toBe(null)
  })
  test('says in one summary what opens: Ravi reads School of Bram and writes nothing', () => {
    expect(
      summarise([wish('school', true, false), wish('gezondheid', false, false)], 'from-today', '2026-11-30'),
    ).toEqual({
      nothing: false,
      reads: [{ child: 'bram', maps: ['school'] }],
      readsAndWrites: [],
      writesOnly: [],
      neverWrites: true,
      past: 'from-today',
      until: '2026-11-30',
      count: 1,
    })
  })
  test('does not say that somebody never writes when one map may be written', () => {
    const given = summarise(asked, 'with-history', '2026-11-30')
    expect([given.neverWrites, given.readsAndWrites]).toEqual([false, [{ child: 'bram', maps: ['school'] }]])
    expect(summarise([], 'from-today', '2026-11-30')).toMatchObject({ nothing: true, neverWrites: false })
  })
  test('names every map that opens exactly once', () => {
    const chosen = fc.uniqueArray(
      fc.record({
        child: fc.constantFrom('sam', 'bram', null),
        map: fc.constantFrom('school', 'thuis', 'hulp'),
        read: fc.boolean(),
        write: fc.boolean(),
      }),
      { selector: (one) => `${one.child}/${one.map}` },
    )
    fc.assert(
      fc.property(chosen, (all) => {
        const given = summarise(all as Wish[], 'from-today', '2026-11-30')
        const named = [...given.reads, ...given.readsAndWrites, ...given.writesOnly].flatMap((group) =>
          group.maps.map((map) => `${group.child}/${map}`),
        )
        const open = all.filter((one) => one.read || one.write).map((one) => `${one.child}/${one.map}`)
        expect(named.sort()).toEqual(open.sort())
        expect(given.count).toBe(open.length)
      }),
    )
  })
})

describe('the state of a consent', () => {
  const answers = (approved: string[], declined: string[] = []): Answers => ({
    policy: ['noor', 'daan'],
    approved: new Set(approved),
    declined: new Set(declined),
    admitted: true,
    withdrawn: false,
    replaced: false,
    until: '2026-11-30',
  })
  const today = '2026-11-24'

  test('is requested, partly agreed, active, refused or blocked by what people said', () => {
    const all = [
      answers([]),
      answers(['noor']),
      answers(['noor', 'daan']),
      answers([], ['daan']),
      answers(['noor'], ['daan']),
    ]
    expect(all.map((one) => stateOn(one, today))).toEqual([
      'requested',
      'partly-agreed',
      'active',
      'refused',
      'blocked',
    ])
  })
  test('waits for a key while nobody was let in, whoever said yes', () => {
    expect(stateOn({ ...answers(['noor', 'daan']), admitted: false }, today)).toBe('awaiting-key')
    expect(stateOn({ ...answers(['noor']), admitted: false }, today)).toBe('partly-agreed')
  })
  test('a yes of somebody the policy does not name counts for nothing', () => {
    expect(stateOn(answers(['oma', 'noor']), today)).toBe('partly-agreed')
    expect(stateOn({ ...answers(['oma']), policy: [] }, today)).toBe('requested')
  })
  test('is active on its last day and expired the day after', () => {
    expect(stateOn(answers(['noor', 'daan']), '2026-11-30')).toBe('active')
    expect(stateOn(answers(['noor', 'daan']), '2026-12-01')).toBe('expired')
  })
  test('never comes back once it ended', () => {
    for (const ended of ['refused', 'withdrawn', 'expired', 'replaced'] as const)
      expect(consentStates.filter((next) => mayFollow(ended, next))).toEqual([])
  })
  test('is active only when everyone of the policy approved', () => {
    const some = fc.subarray(['noor', 'daan', 'sam'])
    fc.assert(
      fc.property(some, some, some, (policy, approved, declined) => {
        const state = stateOn({ ...answers(approved, declined), policy }, today)
        expect(state === 'active').toBe(
          policy.length > 0 && policy.every((who) => approved.includes(who) && !declined.includes(who)),
        )
      }),
    )
  })
})

test('a consent record carries every field of ISO/IEC TS 27560 that a controller must be able to show', () => {
  const consent = {
    kind: 'consent',
    schema: 'iso-27560/gezinskluis-1',
    consent: 'c1',
    subjects: ['bram'],
    notice: { uri: 'urn:gezinskluis:notice:access', version: '1', hash: 'A'.repeat(43), language: 'nl' },
    purpose: 'Bram helpen met schrijven en gym.',
    lawfulBasis: 'explicit-consent',
    sensitivity: 'special',
    recipient: {
      person: 'ravi',
      name: 'Ravi Sewdien',
      role: 'kinderfysiotherapeut',
      organisation: 'Praktijk Beweeg',
    },
    given: [wish('school', true, false)],
    past: 'from-today',
    period: { from: '2026-11-24', until: '2026-11-30' },
    withdrawal: 'In de kluis, in twee tikken.',
    storage: 'Versleuteld in de kluis van het gezin.',
    retention: 'Tot het gezin het wist.',
    decidedBy: [{ who: 'noor', role: 'ouder', position: 'gezag_gezamenlijk', line: 215 }],
    request: 'r1',
    events: [{ at: 1_795_000_000, state: 'active', actor: 'daan' }],
  }
  expect(parseContent(bytes(consent))).toEqual(consent)
  for (const field of [
    'purpose',
    'lawfulBasis',
    'recipient',
    'given',
    'period',
    'withdrawal',
    'retention',
    'notice',
    'events',
  ]) {
    const { [field as 'purpose']: _, ...less } = consent
    expect(parseContent(bytes(less)).kind, field).toBe('unknown')
  }
})
