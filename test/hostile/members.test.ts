// What members may try with the logs they write in; the numbers are those of the threat model.
import { describe, expect, test } from 'vitest'
import { APPROVAL_SECONDS, changeHash } from '#shared/family/state.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import {
  approveEvent,
  boxFor,
  DAY,
  epochEvent,
  familyEpoch,
  familyWithGrant,
  grantOf,
  revision,
} from '#test/setup/family.ts'
import type { Person } from '#test/setup/logs.ts'
import { codeOf } from '#test/setup/rules.ts'

type At = ReturnType<typeof familyWithGrant>
const inMap = (at: At, by: Person, ...events: AnyEvent[]) => at.scene.write(by, { log: at.map, events })
const inVault = (at: At, by: Person, ...events: AnyEvent[]) => at.scene.write(by, { log: at.vault, events })
const put = (at: At, over: Record<string, unknown> = {}): AnyEvent => ({
  type: 'put',
  epoch: 1,
  ...revision(at.scene, over),
})

describe('from members', () => {
  test('57: one parent tries alone what needs two, by every door', () => {
    const at = familyWithGrant()
    const { scene, noor, bram, vault, map, policy } = at
    const alone = {
      policy,
      version: 2,
      grant: [noor.id],
      revoke: [noor.id],
      next: null,
      opens: null,
      wait: null,
    }
    const doors: [() => unknown, string][] = [
      [
        () =>
          inVault(
            at,
            noor,
            { type: 'holder', person: bram.id, acts: 'remove', wait: null },
            familyEpoch(scene, vault, [noor]),
          ),
        'takes-both-or-a-wait',
      ],
      [() => inVault(at, noor, { type: 'policy', ...alone }), 'policy-change-is-agreed'],
      [() => inVault(at, noor, { type: 'erase', wait: null }), 'takes-both-or-a-wait'],
      [
        () => inVault(at, noor, { type: 'revoke', grantee: bram.id, logs: [map] }),
        'deciders-are-not-revoked',
      ],
      [() => inMap(at, noor, { type: 'keepers', keepers: [noor.id] }), 'keepers-are-not-put-out'],
      [() => inMap(at, noor, epochEvent(scene, map, [noor, at.fatima])), 'epoch-reaches-exactly-the-readers'],
      [
        () => inMap(at, noor, { type: 'remove', person: bram.id }, epochEvent(scene, map, [noor, at.fatima])),
        'removal-is-a-revocation',
      ],
    ]
    for (const [door, code] of doors) expect(codeOf(door)).toBe(code)
    const wait = scene.id()
    const hash = changeHash({ type: 'policy', ...alone } as { type: string; wait: null })
    inVault(at, noor, { type: 'wait', wait, hash, until: scene.now + 14 * DAY })
    expect(codeOf(() => inVault(at, noor, { type: 'policy', ...alone, wait }))).toBe(
      'policy-change-is-agreed',
    )
  })
  test('58: a professional widens her own grant', () => {
    const at = familyWithGrant({ may: 'read' })
    const { terms, admit } = grantOf(at)
    expect(codeOf(() => inVault(at, at.fatima, approveEvent(at, terms)))).toBe('author-holds')
    expect(codeOf(() => inMap(at, at.fatima, admit))).toBe('author-is-keeper')
    const keepers = { type: 'keepers', keepers: [at.noor.id, at.bram.id, at.fatima.id] }
    expect(codeOf(() => inMap(at, at.fatima, keepers))).toBe('author-is-keeper')
  })
  test('59: a grant used by another, or after its end', () => {
    const at = familyWithGrant()
    const other = at.scene.person()
    const sold = { ...at.admit, person: other.id, box: boxFor(at.scene, other) }
    const fresh = familyWithGrant()
    expect(codeOf(() => inMap(at, at.noor, sold))).toBe('terms-open-once')
    const grant = grantOf(fresh)
    for (const parent of [fresh.noor, fresh.bram]) inVault(fresh, parent, approveEvent(fresh, grant.terms))
    const stranger = fresh.scene.person()
    const resold = { ...grant.admit, person: stranger.id, box: boxFor(fresh.scene, stranger) }
    expect(codeOf(() => inMap(fresh, fresh.noor, resold))).toBe('admission-is-granted')
    at.scene.pass(91 * DAY)
    const visit = { type: 'access', compartments: [at.map], grant: at.hash, purpose: 'care' }
    expect(codeOf(() => at.scene.write(at.fatima, { log: at.member, events: [visit] }))).toBe(
      'visit-rests-on-a-grant',
    )
    expect(codeOf(() => inMap(at, at.fatima, put(at)))).toBe('author-reads-and-writes')
  })
  test('60: two devices race to rotate: the second decides again', () => {
    const at = familyWithGrant()
    const people = [at.noor, at.bram, at.fatima]
    const rotate = (by: Person) =>
      at.scene.sign(by, [at.scene.part({ log: at.map, events: [epochEvent(at.scene, at.map, people)] })])
    const [first, second] = [rotate(at.noor), rotate(at.bram)]
    at.scene.land(first)
    expect(codeOf(() => at.scene.land(second))).toBe('wrong-seq')
    at.scene.land(rotate(at.bram))
    expect(at.scene.log(at.map, 'compartment').state.epochs.map((e) => e.epoch)).toEqual([1, 2, 3])
  })
  test('70: approvals of different terms, or lapsed ones, together are no approval', () => {
    const at = familyWithGrant()
    const [one, other] = [grantOf(at, { may: 'read' }), grantOf(at, { may: 'read' })]
    inVault(at, at.noor, approveEvent(at, one.terms))
    inVault(at, at.bram, approveEvent(at, other.terms))
    expect(codeOf(() => inMap(at, at.noor, one.admit))).toBe('admission-is-granted')
    const late = familyWithGrant()
    const grant = grantOf(late)
    inVault(late, late.noor, approveEvent(late, grant.terms))
    late.scene.pass(APPROVAL_SECONDS)
    inVault(late, late.bram, approveEvent(late, grant.terms))
    expect(codeOf(() => inMap(late, late.noor, grant.admit))).toBe('admission-is-granted')
    inVault(late, late.noor, approveEvent(late, grant.terms))
    inMap(late, late.noor, grant.admit)
  })
})
