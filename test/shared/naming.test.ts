// Which leaves of a family's log name somebody.
import { expect, test } from 'vitest'
import { isNamed, leavesNaming, type Naming, namingOf } from '#shared/family/naming.ts'
import type { AnyEvent } from '#shared/log/entry.ts'

const policy = (id: string, version: number, ...grant: string[]): AnyEvent => ({
  type: 'policy',
  policy: id,
  version,
  grant,
  revoke: grant,
  next: null,
  opens: null,
  wait: null,
})
const map = (log: string, under: string): AnyEvent => ({
  type: 'compartment',
  log,
  policy: under,
  acts: 'add',
})
const approve = (request: string, ...under: string[]): AnyEvent => ({
  type: 'approve',
  request,
  terms: {},
  policies: under.map((one) => ({ policy: one, version: 1 })),
})
const decline = (request: string): AnyEvent => ({ type: 'decline', request, grantee: 'fatima' })
const revoke = (...logs: string[]): AnyEvent => ({ type: 'revoke', grantee: 'fatima', logs })

const leaves = (...all: AnyEvent[][]): Naming[] => all.flatMap((events, seq) => namingOf(seq, events) ?? [])

test('a leaf without a decision names nobody', () => {
  expect(namingOf(3, [{ type: 'put' }, { type: 'epoch' }, { type: 'holder' }, { type: 'invite' }])).toBeNull()
})

test('Sam is served every version of the policy from the first that names Sam to the one that no longer does', () => {
  const log = leaves(
    [policy('P', 1, 'noor')],
    [policy('P', 2, 'noor', 'sam')],
    [policy('Q', 1, 'noor')],
    [policy('P', 3, 'noor', 'bram', 'sam')],
    [policy('P', 4, 'noor', 'bram')],
    [policy('P', 5, 'noor')],
  )
  expect(leavesNaming(log, 'sam')).toEqual([1, 3, 4])
  expect(isNamed(log, 'sam')).toBe(false)
  expect(isNamed(log.slice(0, 4), 'sam')).toBe(true)
})

test('which maps stand under it, whenever that was said; none that came after Sam was no longer named', () => {
  const log = leaves(
    [policy('P', 1, 'noor'), map('school', 'P'), map('thuis', 'P')],
    [policy('Q', 1, 'noor'), map('yara', 'Q')],
    [policy('P', 2, 'noor', 'sam')],
    [map('besluiten', 'P')],
    [policy('P', 3, 'noor')],
    [map('later', 'P')],
  )
  expect(leavesNaming(log, 'sam')).toEqual([0, 2, 3, 4])
})

test('a yes and a taking back that rest on it, and a no to a request on which somebody said yes under it', () => {
  const log = leaves(
    [policy('P', 1, 'noor', 'sam'), map('school', 'P')],
    [policy('Q', 1, 'noor'), map('yara', 'Q')],
    [decline('r1')],
    [approve('r1', 'P')],
    [approve('r2', 'Q')],
    [decline('r2')],
    [decline('r1')],
    [revoke('yara')],
    [revoke('school', 'yara')],
    [approve('r3', 'Q', 'P')],
  )
  expect(leavesNaming(log, 'sam')).toEqual([0, 2, 3, 6, 8, 9])
})

test('who asked is served the no to their own request, and nothing else', () => {
  const log = leaves(
    [policy('P', 1, 'noor'), map('school', 'P')],
    [decline('r1')],
    [approve('r2', 'P')],
    [{ ...decline('r3'), grantee: 'ravi' }],
    [revoke('school')],
  )
  expect(leavesNaming(log, 'fatima')).toEqual([1])
  expect(leavesNaming(log, 'ravi')).toEqual([3])
  expect(isNamed(log, 'fatima')).toBe(false)
})

test('who was never named is served nothing', () => {
  const log = leaves([policy('P', 1, 'noor'), map('school', 'P')], [approve('r1', 'P')], [revoke('school')])
  expect(leavesNaming(log, 'sam')).toEqual([])
})
