// What Sam's client judges of the lines of the family's log that name Sam.
import { expect, test } from 'vitest'
import type { FamilyEvent, Policy } from '#shared/family/events.ts'
import { family } from '#shared/family/kind.ts'
import type { By } from '#shared/log/kind.ts'
import { beginnings } from '#web/vault/carry.ts'
import { judgeNamed } from '#web/vault/named-rules.ts'

const by = (person: string): By => ({
  ...beginnings.by,
  person,
  log: 'vault',
  seen: { size: 1, root: '', time: 100 },
})
const policy = (version: number, grant: string[], revoke = grant): Policy => ({
  type: 'policy',
  policy: 'P',
  version,
  grant,
  revoke,
  next: null,
  opens: null,
  wait: null,
})
const map: FamilyEvent = { type: 'compartment', log: 'school', policy: 'P', acts: 'add' }
const approve = (version: number, vault = 'vault'): FamilyEvent => ({
  type: 'approve',
  request: 'r',
  terms: {
    v: 1,
    vault,
    grantee: 'fatima',
    organisation: null,
    role: 'professional',
    consent: 'c',
    compartments: ['line'],
    end: 200,
  },
  policies: [{ policy: 'P', version }],
})
const revoke: FamilyEvent = { type: 'revoke', grantee: 'fatima', logs: ['school'] }

/** After these lines, what is wrong with the next one. */
const verdict = (before: readonly FamilyEvent[], event: FamilyEvent, person = 'noor') => {
  let state = beginnings.family()
  for (const one of before) state = family.reduce(state, one, by('noor'))
  return judgeNamed(state, event, by(person), 'sam')
}

test('policy-version-follows: once Sam is named no version is passed over, and none comes back', () => {
  expect(verdict([policy(1, ['noor'])], policy(3, ['noor', 'sam']))).toBeNull()
  expect(verdict([policy(3, ['noor', 'sam'])], policy(4, ['noor']))).toBeNull()
  expect(verdict([policy(3, ['noor', 'sam'])], policy(5, ['noor', 'sam']))).toBe('policy-version-follows')
  expect(verdict([policy(3, ['noor'])], policy(3, ['noor', 'sam']))).toBe('policy-version-follows')
})

test('policy-names-each-once, who-grants-may-revoke: a policy is whole in itself', () => {
  expect(verdict([], policy(1, ['noor', 'noor']))).toBe('policy-names-each-once')
  expect(verdict([], policy(1, ['noor', 'sam'], ['noor']))).toBe('who-grants-may-revoke')
})

test('approver-is-named, terms-are-of-this-vault: a yes is of whom the policy names, under its newest version', () => {
  const known = [policy(2, ['noor', 'sam']), map]
  expect(verdict(known, approve(2))).toBeNull()
  expect(verdict(known, approve(1))).toBe('approver-is-named')
  expect(verdict(known, approve(2), 'mallory')).toBe('approver-is-named')
  expect(verdict(known, approve(2, 'other'))).toBe('terms-are-of-this-vault')
})

test('revoker-is-named: taking back is for whom the policy over the map names', () => {
  const known = [policy(2, ['noor', 'sam']), map]
  expect(verdict(known, revoke)).toBeNull()
  expect(verdict(known, revoke, 'mallory')).toBe('revoker-is-named')
})
