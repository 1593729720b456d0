// The plan's screen: what it puts in which row, beside which other text, and under which number.
import { describe, expect, test } from 'vitest'
import { goalNumber, numberedGoals } from '#web/plan/goal-number.ts'
import type { Of, PlanContent } from '#web/plan/kinds.ts'
import { reducePlan } from '#web/plan/reduce.ts'
import type { PlanLine } from '#web/plan/state.ts'
import { agreementRows } from '#web/screens/plan/agreement-rows.ts'
import { clockOf, nextOf } from '#web/screens/plan/clock.ts'
import { changesOf, fieldsOf, type Sayings } from '#web/screens/plan/describe.ts'
import { sideBySide, standingTexts, textsOf } from '#web/screens/plan/version-texts.ts'

const who = { family: new Set(['noor', 'daan']), names: new Map<string, string>() }
const planOf = (...lines: [record: string, content: PlanContent, author?: string][]) =>
  reducePlan(
    lines.map(([record, content, author = 'noor'], i): PlanLine => {
      const rev = lines.slice(0, i + 1).filter(([other]) => other === record).length
      return { log: 'plan', seq: i + 1, record, rev, author, time: i, seen: i, content }
    }),
    who,
  )
const action = (text: string, doers: string[], more: Partial<Of<'plan-action'>> = {}): Of<'plan-action'> => ({
  kind: 'plan-action',
  order: 1,
  text,
  doers,
  status: 'agreed',
  ...more,
})
const goal = (text: string, more: Partial<Of<'plan-goal'>> = {}): Of<'plan-goal'> => ({
  kind: 'plan-goal',
  order: 1,
  text,
  area: 'home',
  owners: ['noor'],
  state: 'open',
  ...more,
})
const named = <Key extends string>(...keys: Key[]) =>
  Object.fromEntries(keys.map((key) => [key, key])) as unknown as Record<Key, string>
const say: Sayings = {
  name: (id) => id,
  day: (day) => day,
  list: (items) => items.join(' en '),
  goal: (record) => `doel ${record}`,
  area: named('housing', 'money', 'school-and-work', 'health', 'home', 'network', 'safety', 'justice'),
  status: named('agreed', 'busy', 'going-well', 'done', 'dropped'),
  goalState: named('open', 'reached', 'stopped'),
  ways: named('vault', 'mail', 'phone', 'meeting', 'other'),
  part: named('family', 'network', 'professional', 'service'),
  copy: { yes: 'ja', no: 'nee' },
  held: { yes: 'ja', no: 'nee' },
  coordinator: (from, until) => `${from} tot ${until}`,
}
const weight = (doer: string) => ({ noor: 0, rie: 1, hein: 2, anouk: 2 })[doer] ?? 2

describe('the afsprakenlijst', () => {
  test('shows first what the family does, then the network, then professionals', () => {
    const plan = planOf(
      ['a', action('in de gang staan', ['hein'])],
      ['b', action('ophalen', ['rie'])],
      ['c', action('tas inpakken', ['noor'])],
      ['d', action('samen eten', ['hein', 'noor'])],
    )
    const { open } = agreementRows(plan, weight)
    expect(open.map((row) => row.kind === 'agreement' && row.item.record)).toEqual(['c', 'd', 'b', 'a'])
  })
  test('asks about what nobody does in the place of that agreement, between network and professionals', () => {
    const plan = planOf(
      ['a', action('in de gang staan', ['hein'])],
      ['b', action('taxi uitzoeken', [])],
      ['c', action('ophalen', ['rie'])],
    )
    expect(agreementRows(plan, weight).open.map((row) => row.kind)).toEqual([
      'agreement',
      'unowned',
      'agreement',
    ])
  })
  test('shows two people doing the same once, and both again once that is intended', () => {
    const lines: Parameters<typeof planOf> = [
      ['a', action('Pim wegen', ['hein'], { child: 'pim' })],
      ['b', action('Pim wegen', ['anouk'], { child: 'pim' })],
    ]
    expect(agreementRows(planOf(...lines), weight).open.map((row) => row.kind)).toEqual(['double'])
    const plan = planOf(...lines, ['i', { kind: 'plan-intended', lines: [1, 2] }])
    expect(agreementRows(plan, weight).open.map((row) => row.kind)).toEqual(['agreement', 'agreement'])
  })
  test('keeps what is done or no longer needed apart, and asks nothing about it', () => {
    const plan = planOf(
      ['a', action('oefenen', [], { status: 'done' })],
      ['b', action('bellen', ['noor'])],
      ['p', { kind: 'plan-progress', action: 'b', status: 'dropped' }],
    )
    const rows = agreementRows(plan, weight)
    expect(rows.open).toEqual([])
    expect(rows.closed.map((item) => item.record)).toEqual(['a', 'b'])
  })
})

describe('goals', () => {
  test('that run count from 1 in the family’s order; one that was reached comes after them', () => {
    const plan = planOf(
      ['reached', goal('slapen', { state: 'reached', order: 1 })],
      ['second', goal('school', { order: 3 })],
      ['first', goal('rust', { order: 2 })],
    )
    expect(numberedGoals(plan).map(({ item, number }) => [item.record, number])).toEqual([
      ['first', 1],
      ['second', 2],
      ['reached', 3],
    ])
    expect([goalNumber(plan, 'second'), goalNumber(plan, 'unknown')]).toEqual([2, null])
  })
})

describe('a proposal beside what stands', () => {
  test('shows only the fields that change, and marks only the words that are new', () => {
    const before = goal('Bram gaat elke dag naar school.')
    const after = goal('Bram gaat vier dagen naar school.', { owners: ['noor'] })
    const changes = changesOf(before, after, say)
    expect(changes.map((one) => one.field)).toEqual(['text'])
    expect(changes[0]?.before).toBe('Bram gaat elke dag naar school.')
    expect(
      changes[0]?.after.filter((piece) => piece.what === 'added').map((piece) => piece.text.trim()),
    ).toEqual(['vier dagen'])
  })
  test('says a field that goes away, with nothing in its place', () => {
    const changes = changesOf(
      action('bellen', ['noor'], { by: '2026-12-01' }),
      action('bellen', ['noor']),
      say,
    )
    expect(changes).toEqual([{ field: 'by', before: '2026-12-01', after: [] }])
  })
  test('of something new names every field that says something', () => {
    expect(changesOf(null, action('bellen', ['noor']), say).map((one) => one.field)).toEqual([
      'text',
      'who',
      'status',
    ])
    expect(fieldsOf(action('bellen', []), say).map((line) => line.field)).toEqual(['text', 'status'])
  })
})

describe('earlier versions', () => {
  const plan = planOf(
    ['g', goal('rust')],
    ['a', action('tas inpakken', ['noor'])],
    ['v', { kind: 'plan-version', number: 1, lines: [1, 2], asks: ['noor'] }],
    ['g', goal('rust en samen eten')],
    ['n', goal('geld', { order: 2 })],
  )
  test('have the texts that stood then, and lie beside what stands now part by part', () => {
    const then = textsOf(plan, [1, 2])
    expect(then && [...then.keys()]).toEqual(['g', 'a'])
    expect(then && sideBySide(then, standingTexts(plan)).map((side) => [side.record, side.is])).toEqual([
      ['g', 'changed'],
      ['n', 'added'],
      ['a', 'same'],
    ])
  })
  test('are shown whole or not at all: with a line missing there is no version', () => {
    expect(textsOf(plan, [1, 99])).toBeNull()
  })
})

describe('an evaluation', () => {
  test('takes a time as people write it and nothing that is no time', () => {
    expect(['15.30', '9:05', '24.00', 'half vier', ''].map(clockOf)).toEqual([
      '15:30',
      '09:05',
      null,
      null,
      null,
    ])
  })
  test('has one next step per line, and a step that was there keeps its goal', () => {
    expect(nextOf(' bellen \n\nschrijven', [{ text: 'bellen', goal: 'g' }])).toEqual([
      { text: 'bellen', goal: 'g' },
      { text: 'schrijven' },
    ])
  })
})
