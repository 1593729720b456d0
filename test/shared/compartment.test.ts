// The rules of a map's log, each broken once.
import { describe, expect, test } from 'vitest'
import { decideCompartment } from '#shared/compartment/decide.ts'
import { compartmentRules } from '#shared/compartment/rules.ts'
import { changeHash } from '#shared/family/state.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { boxFor, DAY, epochEvent, family, familyWithGrant, grantOf, revision } from '#test/setup/family.ts'
import type { Person } from '#test/setup/logs.ts'
import { eachRule } from '#test/setup/rules.ts'

type At = ReturnType<typeof familyWithGrant>
const write = (at: At, by: Person, ...events: AnyEvent[]) => at.scene.write(by, { log: at.map, events })
const withAt =
  (deed: (at: At) => unknown, over: Parameters<typeof familyWithGrant>[0] = {}) =>
  () =>
    deed(familyWithGrant(over))
/** an admission whose terms both parents approved */
const approved = (at: At, over: Parameters<typeof grantOf>[1] = {}): AnyEvent => {
  const grant = grantOf(at, over)
  const { terms } = grant
  const policies = [{ policy: at.policy, version: 1 }]
  for (const parent of [at.noor, at.bram])
    at.scene.write(parent, {
      log: at.vault,
      events: [{ type: 'approve', request: at.request, terms, policies }],
    })
  return grant.admit
}
const put = (at: At, over: Record<string, unknown> = {}): AnyEvent => ({
  type: 'put',
  epoch: 1,
  ...revision(at.scene, over),
})
const readers = (at: At) => [at.noor, at.bram, at.fatima]
const ended = (at: At) => at.scene.pass(91 * DAY)

describe('a map refuses', () => {
  eachRule(compartmentRules, {
    'author-is-keeper': [
      'a professional who admits herself to more',
      withAt((at) => write(at, at.fatima, approved(at))),
    ],
    'keepers-read': [
      'a keeper who does not read',
      withAt((at) =>
        write(at, at.noor, { type: 'keepers', keepers: [at.noor.id, at.bram.id, at.scene.hash()] }),
      ),
    ],
    'no-end-only-for-deciders': [
      'a grant without an end',
      withAt((at) => write(at, at.noor, { ...approved(at), end: 0 })),
    ],
    'terms-have-a-salt': [
      'a grant whose line nobody can find in its terms',
      withAt((at) => write(at, at.noor, { ...approved(at), salt: null })),
    ],
    'terms-open-once': [
      'a grant given again by the same yes',
      withAt((at) => write(at, at.noor, { ...at.admit, box: boxFor(at.scene, at.fatima) })),
    ],
    'end-is-ahead': [
      'a grant that has ended',
      withAt((at) => {
        const admit = approved(at, { end: at.scene.now + 120 })
        at.scene.pass(120)
        write(at, at.noor, admit)
      }),
    ],
    'reader-gets-the-key': [
      'a reader who gets no key',
      () => {
        const at = { ...family(), ...grantOf(family()) }
        write(at, at.noor, { ...approved(at), box: null })
      },
    ],
    'from-now-starts-a-run': [
      'a grant from today whose key opens what was before',
      withAt((at) =>
        write(at, at.noor, approved(at, { history: 'from-now' }), epochEvent(at.scene, at.map, readers(at))),
      ),
    ],
    'has-access': [
      'the removal of who was never in',
      withAt((at) => write(at, at.noor, { type: 'remove', person: at.scene.hash() })),
    ],
    'narrows-only': [
      'a grant that is made longer without a yes',
      withAt((at) =>
        write(at, at.noor, {
          type: 'narrow',
          person: at.fatima.id,
          may: 'both',
          end: at.scene.now + 365 * DAY,
        }),
      ),
    ],
    'losing-the-key-rotates': [
      'a removal after which she still knows the key in force',
      withAt((at) => write(at, at.noor, { type: 'remove', person: at.fatima.id })),
    ],
    'a-keeper-remains': [
      'the removal of its last keeper',
      withAt((at) => {
        const epoch = epochEvent(at.scene, at.map, [at.bram, at.fatima])
        write(
          at,
          at.noor,
          { type: 'keepers', keepers: [at.noor.id] },
          { type: 'remove', person: at.noor.id },
          epoch,
        )
      }),
    ],
    'end-has-come': [
      'a grant ended before its time as if it had run out',
      withAt((at) =>
        write(
          at,
          at.noor,
          { type: 'expire', person: at.fatima.id },
          epochEvent(at.scene, at.map, [at.noor, at.bram]),
        ),
      ),
    ],
    'epoch-follows': [
      'an epoch that another device already began',
      withAt((at) => write(at, at.noor, epochEvent(at.scene, at.map, readers(at), { epoch: 1 }))),
    ],
    'epoch-is-fresh': [
      'a new epoch with an old key',
      withAt((at) => {
        const commit = at.scene.log(at.map, 'compartment').state.epochs[0]?.commit
        write(at, at.noor, epochEvent(at.scene, at.map, readers(at), { commit }))
      }),
    ],
    'epoch-reaches-exactly-the-readers': [
      'a ghost among those who get the key',
      withAt((at) => write(at, at.noor, epochEvent(at.scene, at.map, [...readers(at), at.scene.person()]))),
    ],
    'epoch-leaves-out-who-ended': [
      'a new key for who no longer may read',
      withAt((at) => {
        ended(at)
        write(at, at.noor, epochEvent(at.scene, at.map, readers(at)))
      }),
    ],
    'author-reads-and-writes': [
      'a note by who may only read',
      withAt((at) => write(at, at.fatima, put(at)), { may: 'read' }),
    ],
    'sealed-under-the-newest-key': [
      'a note sealed under an older key',
      withAt((at) => {
        write(at, at.noor, epochEvent(at.scene, at.map, readers(at)))
        write(at, at.fatima, put(at))
      }),
    ],
    'key-is-not-stale': [
      'a note sealed under a key that somebody holds whose grant has ended',
      withAt((at) => {
        ended(at)
        write(at, at.noor, put(at))
      }),
    ],
    'revision-follows': [
      'a revision that passes over the one before it',
      withAt((at) => {
        const event = put(at)
        write(at, at.noor, event)
        write(at, at.fatima, { ...event, rev: 2, prev: at.scene.hash() })
      }),
    ],
    'record-not-erased': [
      'a new revision of an erased record',
      withAt((at) => {
        const event = put(at)
        const erase = { type: 'erase', record: event.record, wait: null }
        const wait = { type: 'wait', wait: at.scene.id() }
        write(at, at.noor, event)
        const hash = changeHash(erase)
        at.scene.write(at.noor, {
          log: at.vault,
          events: [{ ...wait, hash, until: at.scene.now + 14 * DAY }],
        })
        at.scene.write(at.bram, { log: at.vault, events: [{ type: 'agree-wait', wait: wait.wait }] })
        write(at, at.noor, { ...erase, wait: wait.wait })
        write(at, at.noor, { ...event, rev: 2, prev: event.body })
      }),
    ],
    'drop-from-who-was-admitted': [
      'a drop by somebody who was never admitted',
      withAt((at) =>
        write(at, at.noor, {
          ...put(at),
          type: 'adopt',
          member: at.member,
          leaf: at.scene.hash(),
          author: at.scene.hash(),
          device: at.scene.hash(),
        }),
      ),
    ],
    'record-stands': [
      'the erasure of what was never there',
      withAt((at) => write(at, at.noor, { type: 'erase', record: at.scene.id(), wait: null })),
    ],
  })
})

describe('what is decided for a map', () => {
  test('a grant whose end has come is expired with a new key for those who stay', () => {
    const at = familyWithGrant()
    ended(at)
    const { state } = at.scene.log(at.map, 'compartment')
    expect(decideCompartment(state, { do: 'rotate' }, at.scene.now)).toEqual([
      { type: 'expire', person: at.fatima.id },
      { type: 'rotate', epoch: 2, linked: true, to: [at.noor.id, at.bram.id] },
    ])
    expect(
      decideCompartment(state, { do: 'write', author: at.fatima.id, record: at.scene.id() }, at.scene.now),
    ).toEqual({
      refused: 'no-access',
    })
  })
  test('a map can be opened as decided', () => {
    const at = family()
    const decided = decideCompartment(
      { ...at.scene.log(at.map, 'compartment').state, epochs: [] },
      { do: 'open', keepers: [at.noor.id], admit: [{ person: at.noor.id }] },
      at.scene.now,
    )
    expect(decided).toMatchObject([
      { person: at.noor.id, may: 'both', end: 0 },
      { type: 'keepers' },
      { to: [at.noor.id] },
    ])
  })
})
