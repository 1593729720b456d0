// What asks for attention on Thuis.
import { describe, expect, test } from 'vitest'
import { attentionOf } from '#web/app/attention.ts'
import type { Changeable } from '#web/plan/kinds.ts'
import { reducePlan } from '#web/plan/reduce.ts'
import type { PlanLine } from '#web/plan/state.ts'
import type { RequestView, VaultView } from '#web/vault/shown.ts'

const who = { family: new Set(['noor', 'daan']), names: new Map<string, string>() }
const line = (seq: number, author: string, content: PlanLine['content']): PlanLine => ({
  log: 'plan',
  seq,
  record: `r${seq}`,
  rev: 1,
  author,
  time: seq,
  seen: seq,
  content,
})
const goal: Changeable = {
  kind: 'plan-goal',
  order: 1,
  text: 'Bram gaat rustig naar school.',
  area: 'school-and-work',
  owners: [],
  state: 'open',
}
const evaluation = (on: string, held = false) =>
  line(3, 'noor', { kind: 'plan-evaluation', since: '2026-08-30', on, with: [], held, next: [], at: '15:30' })

const request = (person: string, asked: number, waitsFor: readonly string[]): RequestView => ({
  id: person,
  person,
  purpose: '',
  wishes: [],
  past: 'from-today',
  end: '2027-02-01',
  asked,
  state: 'requested',
  given: false,
  waitsFor,
  proposed: null,
})

const vault = (
  lines: PlanLine[],
  requests: RequestView[] = [],
  mine: VaultView['mine'] = 'holder',
): VaultView => ({
  id: 'v',
  family: 'De Boer',
  mine,
  health: { is: 'checked', lines: 0, seen: 0, alarm: null },
  people: [],
  children: [],
  maps: [],
  helpers: [],
  requests,
  plan: { log: 'plan', state: reducePlan(lines, who), mayWrite: true, opened: true },
  logbook: [],
  openUntil: null,
  unopened: 0,
  closed: [],
  codes: [],
  pages: [],
})
const kinds = (of: VaultView, me = 'noor') => attentionOf(of, me, '2026-11-24').map((one) => one.kind)

describe('what asks for Noor', () => {
  test('requests come first, the oldest before the newer, then proposals, then the evaluation', () => {
    const lines = [
      line(1, 'noor', goal),
      line(2, 'joris', {
        kind: 'plan-proposal',
        target: 'r1',
        from: 1,
        change: { ...goal },
      }),
      evaluation('2026-11-30'),
    ]
    const requests = [request('ravi', 20, ['noor', 'daan']), request('tom', 10, ['noor'])]
    const found = attentionOf(vault(lines, requests), 'noor', '2026-11-24')
    expect(found.map((one) => (one.kind === 'request' ? one.request.person : one.kind))).toEqual([
      'tom',
      'ravi',
      'proposal',
      'evaluation',
    ])
  })

  test('a request she answered no longer asks for her; it still asks for Daan', () => {
    const of = vault([], [request('ravi', 20, ['daan'])])
    expect(kinds(of)).toEqual([])
    expect(kinds(of, 'daan')).toEqual(['request'])
  })

  test('a request that Daan said no to asks nothing more of her', () => {
    const refused: RequestView = { ...request('bas', 20, ['noor']), state: 'refused' }
    expect(kinds(vault([], [refused]))).toEqual([])
  })

  test('an evaluation asks from two weeks ahead, and goes on asking until it was held', () => {
    expect(kinds(vault([evaluation('2026-12-08')]))).toEqual(['evaluation'])
    expect(kinds(vault([evaluation('2026-12-09')]))).toEqual([])
    expect(kinds(vault([evaluation('2026-11-20')]))).toEqual(['evaluation'])
    expect(kinds(vault([evaluation('2026-11-20', true)]))).toEqual([])
  })

  test('of a professional nothing of the family asks anything', () => {
    expect(kinds(vault([evaluation('2026-11-30')], [request('ravi', 1, ['noor'])], 'professional'))).toEqual(
      [],
    )
  })
})
