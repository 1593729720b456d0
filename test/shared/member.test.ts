// The rules of a member log, each broken once.
import { describe, expect, test } from 'vitest'
import type { AnyEvent } from '#shared/log/entry.ts'
import { decideMember } from '#shared/member/decide.ts'
import { memberRules } from '#shared/member/rules.ts'
import { type Family, familyWithGrant, revision } from '#test/setup/family.ts'
import { eachRule } from '#test/setup/rules.ts'

type At = ReturnType<typeof familyWithGrant>
const write = (at: Family, ...events: AnyEvent[]) => at.scene.write(at.fatima, { log: at.member, events })
const withAt = (deed: (at: At) => unknown) => () => deed(familyWithGrant())
const request = ({ scene }: Family, over = {}): AnyEvent => ({
  type: 'request',
  invite: null,
  ...revision(scene),
  ...over,
})

describe('a member log refuses', () => {
  eachRule(memberRules, {
    'member-author-is-owner': [
      'a line by a parent',
      withAt((at) => at.scene.write(at.noor, { log: at.member, events: [{ type: 'note' }] })),
    ],
    'request-is-new': [
      'a request that begins at its second revision',
      withAt((at) => write(at, request(at, { rev: 2 }))),
    ],
    'request-stands': [
      'the withdrawal of a request that was withdrawn',
      withAt((at) => {
        const withdraw = { type: 'withdraw', request: at.request }
        write(at, withdraw, withdraw)
      }),
    ],
    'policies-are-distinct': [
      'a yes under the same policy twice',
      withAt((at) => {
        const under = { policy: at.policy, version: 1 }
        write(at, { type: 'approve', request: at.request, terms: at.hash, policies: [under, under] })
      }),
    ],
    'maps-are-distinct': [
      'a visit to the same map twice',
      withAt((at) =>
        write(at, { type: 'access', compartments: [at.map, at.map], grant: at.hash, purpose: 'care' }),
      ),
    ],
    'declaration-is-whole': [
      'a declaration that changes another',
      withAt((at) =>
        write(at, { type: 'declare', ...revision(at.scene, { rev: 2, prev: at.scene.hash() }) }),
      ),
    ],
    'drop-follows': [
      'a drop that skips the revision before it',
      withAt((at) => {
        const first = revision(at.scene)
        const again = { ...revision(at.scene), record: first.record, rev: 2, prev: at.scene.hash() }
        write(at, { type: 'drop', log: at.map, ...first }, { type: 'drop', log: at.map, ...again })
      }),
    ],
  })
})

describe('what a member decides', () => {
  test('a drop follows the newest revision that they dropped or read', () => {
    const at = familyWithGrant()
    const state = () => at.scene.log(at.member, 'member').state
    const record = at.scene.id()
    const head = { rev: 4, body: at.scene.hash() }
    const drop = { do: 'drop', log: at.map, record, head } as const
    expect(decideMember(state(), drop)).toEqual([
      { type: 'drop', log: at.map, record, rev: 5, prev: head.body },
    ])
    const written = revision(at.scene, { record, rev: 5, prev: head.body })
    write(at, { type: 'drop', log: at.map, ...written })
    expect(decideMember(state(), drop)).toEqual([
      { type: 'drop', log: at.map, record, rev: 6, prev: written.body },
    ])
    expect(decideMember(state(), { ...drop, log: at.vault })).toEqual({ refused: 'other-map' })
  })
})
