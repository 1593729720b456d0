// The rules of a family's log, each broken once, and what is decided for it.
import { describe, expect, test } from 'vitest'
import { decideFamily } from '#shared/family/decide.ts'
import { familyRules } from '#shared/family/rules.ts'
import { COMPARTMENTS_MAX, changeHash, nextHash, WAIT_SECONDS } from '#shared/family/state.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { approveEvent, DAY, familyEpoch, familyWithGrant, revision } from '#test/setup/family.ts'
import type { Person } from '#test/setup/logs.ts'
import { codeOf, eachRule } from '#test/setup/rules.ts'

type At = ReturnType<typeof familyWithGrant>
const write = (at: At, by: Person, ...events: AnyEvent[]) => at.scene.write(by, { log: at.vault, events })
const withAt = (deed: (at: At) => unknown) => () => deed(familyWithGrant())
const policyEvent = (at: At, over: Record<string, unknown> = {}): AnyEvent => ({
  type: 'policy',
  policy: at.policy,
  version: 2,
  grant: [at.noor.id],
  revoke: [at.noor.id],
  next: null,
  opens: null,
  wait: null,
  ...over,
})
const putOut = (at: At, wait: string | null = null) => [
  { type: 'holder', person: at.bram.id, acts: 'remove', wait } as const,
  familyEpoch(at.scene, at.vault, [at.noor]),
]
const announce = (at: At, change: { type: string; wait: string | null }) => {
  const wait = at.scene.id()
  const until = at.scene.now + WAIT_SECONDS
  write(at, at.noor, { type: 'wait', wait, hash: changeHash(change), until })
  return wait
}
const invite = ({ scene }: At, over: Record<string, unknown> = {}): AnyEvent => ({
  type: 'invite',
  invite: scene.id(),
  hash: scene.hash(),
  uses: 1,
  end: scene.now + DAY,
  ...over,
})
const addMap = (at: At, log = at.scene.hash()) => ({
  type: 'compartment',
  log,
  policy: at.policy,
  acts: 'add',
})
const put = (at: At, over: Record<string, unknown> = {}): AnyEvent => ({
  type: 'put',
  epoch: 1,
  ...revision(at.scene, over),
})

describe('a family log refuses', () => {
  eachRule(familyRules, {
    'author-holds': [
      'a yes by who holds nothing',
      withAt((at) => write(at, at.fatima, approveEvent(at, at.terms))),
    ],
    'vault-stands': [
      'anything after the vault was erased',
      withAt((at) => {
        const wait = announce(at, { type: 'erase', wait: null })
        write(at, at.bram, { type: 'agree-wait', wait })
        write(at, at.noor, { type: 'erase', wait })
        write(at, at.noor, put(at))
      }),
    ],
    'holder-changes': [
      'a holder added twice',
      withAt((at) => write(at, at.noor, { type: 'holder', person: at.bram.id, acts: 'add', wait: null })),
    ],
    'a-holder-remains': [
      'the removal of the last holder',
      withAt((at) => {
        const wait = announce(at, { type: 'holder', person: at.bram.id, acts: 'remove', wait: null } as never)
        write(at, at.bram, { type: 'agree-wait', wait })
        const alone = { type: 'holder', person: at.noor.id, acts: 'remove', wait: null }
        write(at, at.noor, ...putOut(at, wait), alone)
      }),
    ],
    'takes-both-or-a-wait': [
      'one parent who puts out the other',
      withAt((at) => write(at, at.noor, ...putOut(at))),
    ],
    'holder-change-rotates': [
      'a holder who leaves and still knows the key',
      withAt((at) => {
        const wait = announce(at, { type: 'holder', person: at.bram.id, acts: 'remove', wait: null } as never)
        write(at, at.bram, { type: 'agree-wait', wait })
        write(at, at.noor, { type: 'holder', person: at.bram.id, acts: 'remove', wait })
      }),
    ],
    'policy-version-follows': [
      'a policy that skips a version',
      withAt((at) => write(at, at.noor, policyEvent(at, { version: 3 }))),
    ],
    'policy-names-each-once': [
      'a policy that names somebody twice',
      withAt((at) => write(at, at.noor, policyEvent(at, { revoke: [at.noor.id, at.noor.id] }))),
    ],
    'who-grants-may-revoke': [
      'a policy by which somebody may give and not take back',
      withAt((at) => write(at, at.noor, policyEvent(at, { revoke: [at.bram.id] }))),
    ],
    'policy-change-is-agreed': [
      'one parent who decides alone that one parent decides alone',
      withAt((at) => write(at, at.noor, policyEvent(at))),
    ],
    'next-lies-ahead': [
      'a next policy that should have begun already',
      withAt((at) => {
        const next = { date: at.scene.now, hash: at.scene.hash(), boxes: [] }
        const both = [at.noor.id, at.bram.id]
        const first = { policy: at.scene.id(), version: 1, grant: both, revoke: both, next }
        write(at, at.noor, policyEvent(at, first))
      }),
    ],
    'policy-known': [
      'a map under a policy that is not there',
      withAt((at) => write(at, at.noor, { ...addMap(at), policy: at.scene.id() })),
    ],
    'compartment-changes': [
      'a map that one parent closes and names again under a policy of their own',
      withAt((at) => {
        const policy = at.scene.id()
        const both = [at.noor.id, at.bram.id]
        write(
          at,
          at.noor,
          policyEvent(at, { policy, version: 1, grant: both, revoke: both }),
          { ...addMap(at, at.map), acts: 'close' },
          { ...addMap(at, at.map), policy },
        )
      }),
    ],
    'too-many-compartments': [
      'a map too many',
      withAt((at) => write(at, at.noor, ...Array.from({ length: COMPARTMENTS_MAX }, () => addMap(at)))),
    ],
    'invite-is-new': [
      'an invitation twice',
      withAt((at) => {
        const event = invite(at)
        write(at, at.noor, event, event)
      }),
    ],
    'invite-ends-ahead': [
      'an invitation that has ended',
      withAt((at) => write(at, at.noor, invite(at, { end: at.scene.now }))),
    ],
    'invite-is-open': [
      'the end of an invitation that is not open',
      withAt((at) => write(at, at.noor, { type: 'invite-end', invite: at.scene.id() })),
    ],
    'approver-is-named': [
      'a yes under a policy version that is not in force',
      withAt((at) => write(at, at.noor, approveEvent(at, at.terms, 2))),
    ],
    'terms-are-of-this-vault': [
      'a yes to terms of another vault',
      withAt((at) => write(at, at.noor, approveEvent(at, { ...at.terms, vault: at.scene.hash() }))),
    ],
    'terms-end-ahead': [
      'a yes to terms that have ended',
      withAt((at) => write(at, at.noor, approveEvent(at, { ...at.terms, end: at.scene.now }))),
    ],
    'lines-are-distinct': [
      'a yes to the same line twice',
      withAt((at) => {
        const compartments = [...at.terms.compartments, ...at.terms.compartments]
        write(at, at.noor, approveEvent(at, { ...at.terms, compartments }))
      }),
    ],
    'revoker-is-named': [
      'somebody taken back from a map over which the author has no say',
      withAt((at) => write(at, at.noor, { type: 'revoke', grantee: at.fatima.id, logs: [at.scene.hash()] })),
    ],
    'deciders-are-not-revoked': [
      'one parent who takes the map from the other',
      withAt((at) => write(at, at.noor, { type: 'revoke', grantee: at.bram.id, logs: [at.map] })),
    ],
    'wait-is-long-enough': [
      'a wait of a day',
      withAt((at) =>
        write(at, at.noor, {
          type: 'wait',
          wait: at.scene.id(),
          hash: at.scene.hash(),
          until: at.scene.now + DAY,
        }),
      ),
    ],
    'wait-is-open': [
      'agreement to what was refused',
      withAt((at) => {
        const wait = announce(at, { type: 'erase', wait: null })
        write(at, at.bram, { type: 'refuse-wait', wait })
        write(at, at.noor, { type: 'agree-wait', wait })
      }),
    ],
    'epoch-follows': [
      'an epoch that skips one',
      withAt((at) => write(at, at.noor, familyEpoch(at.scene, at.vault, [at.noor, at.bram], { epoch: 3 }))),
    ],
    'epoch-is-fresh': [
      'an epoch with an old inbox',
      withAt((at) => {
        const inbox = at.scene.log(at.vault, 'family').state.epochs[0]?.inbox
        write(at, at.noor, familyEpoch(at.scene, at.vault, [at.noor, at.bram], { inbox }))
      }),
    ],
    'epoch-reaches-exactly-the-holders': [
      'an epoch that leaves a holder out',
      withAt((at) => write(at, at.noor, familyEpoch(at.scene, at.vault, [at.noor]))),
    ],
    'sealed-under-the-newest-key': [
      'a record under a key that is not there yet',
      withAt((at) => write(at, at.noor, put(at, { epoch: 2 }))),
    ],
    'revision-follows': [
      'a record that begins at its second revision',
      withAt((at) => write(at, at.noor, put(at, { rev: 2 }))),
    ],
  })
})

describe('a change that takes both parents', () => {
  test('is made when both agreed, once', () => {
    const at = familyWithGrant()
    const change = { type: 'holder', person: at.scene.person().id, acts: 'add', wait: null } as const
    const wait = announce(at, change)
    write(at, at.bram, { type: 'agree-wait', wait })
    const state = () => at.scene.log(at.vault, 'family').state
    const add = { do: 'add-holder', person: change.person, wait } as const
    expect(decideFamily(state(), add, at.noor.id, at.scene.now)).toMatchObject([
      { type: 'holder' },
      { type: 'rotate', to: [at.noor.id, at.bram.id, change.person] },
    ])
    const third = { ...at.bram, id: change.person }
    write(at, at.noor, { ...change, wait }, familyEpoch(at.scene, at.vault, [at.noor, at.bram, third]))
    expect(state().waits.map((w) => w.done)).toEqual([true])
    const refuse = () => write(at, at.noor, { type: 'erase', wait })
    expect(codeOf(refuse)).toBe('takes-both-or-a-wait')
  })
  test('is made alone after fourteen days without a no, and the same wait carries no second change', () => {
    const at = familyWithGrant()
    const state = () => at.scene.log(at.vault, 'family').state
    const settle = (wait: string | null, version = 2) => policyEvent(at, { wait, version })
    const wait = announce(at, settle(null) as { type: string; wait: null })
    at.scene.pass(WAIT_SECONDS - 1)
    expect(codeOf(() => write(at, at.noor, settle(wait)))).toBe('policy-change-is-agreed')
    at.scene.pass(1)
    write(at, at.noor, settle(wait))
    expect(state().policies.map((p) => p.grant)).toEqual([[at.noor.id]])
    expect(codeOf(() => write(at, at.noor, settle(wait, 3)))).toBe('policy-change-is-agreed')
  })
  test('is not made when one refused', () => {
    const at = familyWithGrant()
    const wait = announce(at, { type: 'erase', wait: null })
    write(at, at.bram, { type: 'refuse-wait', wait })
    at.scene.pass(2 * WAIT_SECONDS)
    expect(codeOf(() => write(at, at.noor, { type: 'erase', wait }))).toBe('takes-both-or-a-wait')
  })
  test('was agreed before: at her birthday the young person opens the next policy alone', () => {
    const at = familyWithGrant()
    const yara = at.scene.person()
    const alone = { grant: [yara.id], revoke: [yara.id] }
    const [salt, policy] = [at.scene.id(), at.scene.id()]
    const next = { date: at.scene.now + DAY, hash: nextHash(alone, salt), boxes: [] }
    const both = [at.noor.id, at.bram.id]
    write(at, at.noor, policyEvent(at, { policy, version: 1, grant: both, revoke: both, next }))
    const open = policyEvent(at, { policy, ...alone, opens: salt })
    expect(codeOf(() => write(at, yara, open))).toBe('policy-change-is-agreed')
    at.scene.pass(DAY)
    write(at, yara, open)
    expect(at.scene.log(at.vault, 'family').state.policies.at(-1)).toMatchObject({
      version: 2,
      grant: [yara.id],
    })
  })
})

describe('a no after a yes', () => {
  test('takes the yes back, and a later yes counts again', () => {
    const at = familyWithGrant()
    const approvals = () =>
      at.scene.log(at.vault, 'family').state.approvals.filter((a) => a.by === at.bram.id)
    write(at, at.bram, { type: 'decline', request: at.request, grantee: at.fatima.id })
    expect(approvals()).toEqual([])
    write(at, at.bram, approveEvent(at, at.terms))
    expect(approvals()).toHaveLength(1)
  })
})
