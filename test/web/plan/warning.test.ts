// What the afsprakenlijst asks about, the words that changed, and the day of the evaluation.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffWords } from '#web/plan/diff.ts'
import { nextEvaluation } from '#web/plan/evaluation.ts'
import type { Of, PlanContent } from '#web/plan/kinds.ts'
import { coordinatorOn, parties } from '#web/plan/party.ts'
import { reducePlan } from '#web/plan/reduce.ts'
import { similarity } from '#web/plan/similar.ts'
import type { Plan } from '#web/plan/state.ts'
import { warnings } from '#web/plan/warning.ts'

function planOf(...contents: PlanContent[]): Plan {
  const lines = contents.map((content, i) => ({
    log: 'plan',
    seq: i + 1,
    record: `r${i + 1}`,
    rev: 1,
    author: 'noor',
    time: i,
    seen: i,
    content,
  }))
  return reducePlan(lines, { family: new Set(['noor']), names: new Map() })
}

type Action = Of<'plan-action'>
const action = (text: string, doers: string[], more: Partial<Action> = {}): Action => ({
  kind: 'plan-action',
  order: 0,
  text,
  doers,
  status: 'agreed',
  ...more,
})
const kinds = (plan: Plan) => warnings(plan).map((one) => one.kind)

describe('the afsprakenlijst', () => {
  const anouk = action('Pim wegen in december', ['anouk'], { child: 'pim' })
  const marieke = action('Pim wegen en meten', ['marieke'], { child: 'pim' })

  test('asks about something that nobody does yet, until it is given to somebody or need not be done', () => {
    expect(kinds(planOf(action('Uitzoeken of de taxi vergoed wordt', [])))).toEqual(['unowned'])
    expect(kinds(planOf(action('Uitzoeken of de taxi vergoed wordt', [], { status: 'dropped' })))).toEqual([])
    expect(kinds(planOf(action('Uitzoeken of de taxi vergoed wordt', ['joris'])))).toEqual([])
  })
  test('asks about two people who both weigh Pim', () => {
    expect(kinds(planOf(anouk, marieke))).toEqual(['double'])
  })
  test('does not ask when it is another child, one and the same person, done, or other work', () => {
    expect(kinds(planOf(anouk, { ...marieke, child: 'yara' }))).toEqual([])
    expect(kinds(planOf(anouk, { ...marieke, doers: ['anouk', 'marieke'] }))).toEqual([])
    expect(kinds(planOf(anouk, { ...marieke, status: 'done' }))).toEqual([])
    expect(kinds(planOf(anouk, action('Voorlezen voor het slapen', ['daan'], { child: 'pim' })))).toEqual([])
  })
  test('is quiet after “is de bedoeling”, and asks again when one of the texts changes', () => {
    const intended: PlanContent = { kind: 'plan-intended', lines: [1, 2] }
    expect(kinds(planOf(anouk, marieke, intended))).toEqual([])
    const again = reducePlan(
      [
        anouk,
        marieke,
        intended,
        { ...marieke, text: 'Pim wegen in december en januari', basis: 2 } as const,
      ].map((content, i) => ({
        log: 'plan',
        seq: i + 1,
        record: `r${i === 3 ? 2 : i + 1}`,
        rev: i === 3 ? 2 : 1,
        author: 'noor',
        time: i,
        seen: i,
        content,
      })),
      { family: new Set(['noor']), names: new Map() },
    )
    expect(kinds(again)).toEqual(['double'])
  })
})

test('likeness is the same both ways, between nothing and everything', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(similarity(a, b)).toBe(similarity(b, a))
      expect(similarity(a, b)).toBeGreaterThanOrEqual(0)
      expect(similarity(a, b)).toBeLessThanOrEqual(1)
    }),
  )
  expect(similarity('Vader belt de school', 'School bellen, vader')).toBe(1)
})

describe('“nu staat er” and “dit wordt het”', () => {
  test('differ in whole words: elke dag op tijd becomes vier ochtenden per week rustig', () => {
    const after = 'Bram gaat vier ochtenden per week rustig naar school. Op woensdag mag hij om half tien.'
    expect(diffWords('Bram gaat elke dag op tijd naar school.', after)).toEqual([
      { what: 'same', text: 'Bram gaat' },
      { what: 'removed', text: ' elke dag op tijd' },
      { what: 'added', text: ' vier ochtenden per week rustig' },
      { what: 'same', text: ' naar school.' },
      { what: 'added', text: ' Op woensdag mag hij om half tien.' },
    ])
  })
  test('together always are the two texts, to the letter', () => {
    const words = fc
      .array(fc.constantFrom('een', 'twee', 'drie', ' ', '\n', 'vier '), { maxLength: 12 })
      .map((all) => all.join(' '))
    fc.assert(
      fc.property(fc.oneof(words, fc.string()), fc.oneof(words, fc.string()), (before, after) => {
        const pieces = diffWords(before, after)
        const text = (without: string) =>
          pieces
            .filter((one) => one.what !== without)
            .map((one) => one.text)
            .join('')
        expect([text('added'), text('removed')]).toEqual([before, after])
      }),
    )
  })
  test('of one text with itself are all the same', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(diffWords(text, text)).toEqual(text === '' ? [] : [{ what: 'same', text }])
      }),
    )
  })
})

describe('the evaluation', () => {
  const planned: Of<'plan-evaluation'> = {
    kind: 'plan-evaluation',
    since: '2026-09-01',
    on: '2026-11-30',
    at: '15:30',
    with: [],
    held: false,
    next: [],
  }

  test('of 30 November is in 6 days, with 84 of 90 days passed', () => {
    expect(nextEvaluation(planOf(planned), '2026-11-24')).toMatchObject({ inDays: 6, passed: 84, total: 90 })
  })
  test('that was held is not the next one', () => {
    expect(nextEvaluation(planOf({ ...planned, held: true }), '2026-11-24')).toBe(null)
  })
  test('is three months after a plan began to run when nobody chose a day', () => {
    expect(
      nextEvaluation({ ...planOf(), status: 'running', since: '2026-09-01' }, '2026-11-24'),
    ).toMatchObject({ item: null, on: '2026-12-01', inDays: 7 })
  })
  test('that has passed without being held says so and never shows more days than there are', () => {
    expect(nextEvaluation(planOf(planned), '2026-12-03')).toMatchObject({ inDays: -3, passed: 90, total: 90 })
  })
})

describe('who is involved', () => {
  const party = (
    name: string,
    part: Of<'plan-party'>['part'],
    coordinator?: { from: string; until: string; handedBack?: string },
  ): Of<'plan-party'> => ({
    kind: 'plan-party',
    order: 0,
    name,
    part,
    role: 'x',
    copy: part !== 'network',
    ...(coordinator ? { coordinator } : {}),
  })
  const plan = planOf(
    party('Joris', 'professional', { from: '2026-09-01', until: '2026-11-30' }),
    party('Oma Rie', 'network'),
    party('Noor', 'family'),
  )

  test('stands in the order family, network, professionals', () => {
    expect(parties(plan).map((one) => one.now.content.name)).toEqual(['Noor', 'Oma Rie', 'Joris'])
  })
  test('is coordinated by who was appointed, until the last day of the appointment', () => {
    expect(
      ['2026-08-31', '2026-11-30', '2026-12-01'].map(
        (day) => coordinatorOn(plan, day)?.now.content.name ?? null,
      ),
    ).toEqual([null, 'Joris', null])
  })
  test('is no longer coordinated by who handed the assignment back', () => {
    const back = { from: '2026-09-01', until: '2026-11-30', handedBack: '2026-10-15' }
    const returned = planOf(party('Joris', 'professional', back))
    expect(
      ['2026-10-14', '2026-10-15'].map((day) => coordinatorOn(returned, day)?.now.content.name ?? null),
    ).toEqual(['Joris', null])
  })
})
