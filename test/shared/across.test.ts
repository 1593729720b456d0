// The rules over several logs, each broken once: what the server and the holders refuse though each log alone would do.

import { describe } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { changeHash } from '#shared/family/state.ts'
import { acrossRules } from '#shared/log/across.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { REQUESTS_MAX } from '#shared/member/open.ts'
import {
  approveEvent,
  boxFor,
  DAY,
  decider,
  epochEvent,
  family,
  familyEpoch,
  familyWithGrant,
  grantOf,
  revision,
} from '#test/setup/family.ts'
import type { Person } from '#test/setup/logs.ts'
import { eachRule } from '#test/setup/rules.ts'

type At = ReturnType<typeof familyWithGrant>
const withAt =
  (deed: (at: At) => unknown, over: Parameters<typeof familyWithGrant>[0] = {}) =>
  () =>
    deed(familyWithGrant(over))
const inMap = (at: At, by: Person, ...events: AnyEvent[]) => at.scene.write(by, { log: at.map, events })
const asMember = (at: At, ...events: AnyEvent[]) => at.scene.write(at.fatima, { log: at.member, events })
const request = ({ scene }: At): AnyEvent => ({ type: 'request', invite: null, ...revision(scene) })
const opensMap = (at: At, vault: string) =>
  at.scene.opening({ type: 'create', kind: 'compartment', vault, by: at.noor.id }, [
    decider(at.noor),
    { type: 'keepers', keepers: [at.noor.id] },
    epochEvent(at.scene, '', [at.noor]),
  ])

describe('across logs is refused', () => {
  eachRule(acrossRules, {
    'not-too-many-requests': [
      'one request too many while the others wait',
      withAt((at) => asMember(at, ...Array.from({ length: REQUESTS_MAX + 1 }, () => request(at)))),
    ],
    'vault-is-a-family-log': [
      'a map of a vault that is none',
      withAt((at) => at.scene.land(at.scene.sign(at.noor, opensMap(at, at.noor.id).parts))),
    ],
    'map-is-named-by-the-family': [
      'a map that the family never named',
      withAt((at) => at.scene.land(at.scene.sign(at.noor, opensMap(at, at.vault).parts))),
    ],
    'admission-is-granted': [
      'an admission to which one of two parents said yes',
      () => {
        const at = family()
        const grant = grantOf(at)
        at.scene.write(at.noor, { log: at.vault, events: [approveEvent(at, grant.terms)] })
        at.scene.write(at.noor, { log: at.map, events: [grant.admit] })
      },
    ],
    'keepers-are-deciders': [
      'a keeper whom the policy does not name',
      withAt((at) => {
        const ghost = at.scene.person()
        // Events are judged in order: the keepers stand before the admission that would be refused too.
        const keepers = { type: 'keepers', keepers: [at.noor.id, at.bram.id, ghost.id] }
        inMap(at, at.noor, keepers, decider(ghost, { box: boxFor(at.scene, ghost) }))
      }),
    ],
    'keepers-are-not-put-out': [
      'one parent who takes the keys of the other',
      withAt((at) => inMap(at, at.noor, { type: 'keepers', keepers: [at.noor.id] })),
    ],
    'removal-is-a-revocation': [
      'a removal of which the family log says nothing',
      withAt((at) =>
        inMap(
          at,
          at.noor,
          { type: 'remove', person: at.fatima.id },
          epochEvent(at.scene, at.map, [at.noor, at.bram]),
        ),
      ),
    ],
    'narrower-may-revoke': [
      'a keeper who narrows a grant though the policy lets others take back',
      withAt((at) => {
        const alone = { policy: at.policy, version: 2, grant: [at.bram.id], revoke: [at.bram.id] }
        const change = { type: 'policy', ...alone, next: null, opens: null, wait: null }
        const wait = { type: 'wait', wait: at.scene.id(), hash: changeHash(change) }
        const until = at.scene.now + 14 * DAY
        at.scene.write(at.noor, { log: at.vault, events: [{ ...wait, until }] })
        at.scene.write(at.bram, { log: at.vault, events: [{ type: 'agree-wait', wait: wait.wait }] })
        at.scene.write(at.noor, { log: at.vault, events: [{ ...change, wait: wait.wait }] })
        inMap(at, at.noor, { type: 'narrow', person: at.fatima.id, may: 'read', end: at.admit.end })
      }),
    ],
    'deciders-are-not-narrowed': [
      'one parent who lets the other only read',
      withAt((at) => {
        inMap(at, at.bram, { type: 'keepers', keepers: [at.noor.id] })
        inMap(at, at.noor, { type: 'narrow', person: at.bram.id, may: 'read', end: 0 })
      }),
    ],
    'revocation-is-whole': [
      'a taking back that leaves her in the map',
      withAt((at) =>
        at.scene.write(at.noor, {
          log: at.vault,
          events: [{ type: 'revoke', grantee: at.fatima.id, logs: [at.map] }],
        }),
      ),
    ],
    'leaving-holder-leaves-every-map': [
      'a holder who leaves the vault and stays in a map',
      withAt((at) => {
        const gone = { type: 'holder', person: at.bram.id, acts: 'remove', wait: null }
        const wait = {
          type: 'wait',
          wait: at.scene.id(),
          hash: changeHash(gone),
          until: at.scene.now + 14 * DAY,
        }
        at.scene.write(at.noor, { log: at.vault, events: [wait] })
        at.scene.write(at.bram, { log: at.vault, events: [{ type: 'agree-wait', wait: wait.wait }] })
        const events = [{ ...gone, wait: wait.wait }, familyEpoch(at.scene, at.vault, [at.noor])]
        at.scene.write(at.noor, { log: at.vault, events })
      }),
    ],
    'erasing-takes-both-or-a-wait': [
      'one parent who erases what both keep',
      withAt((at) => {
        const event = { type: 'put', epoch: 1, ...revision(at.scene) } as AnyEvent
        inMap(at, at.noor, event)
        inMap(at, at.noor, { type: 'erase', record: event.record, wait: null })
      }),
    ],
    'adopts-what-was-dropped': [
      'a record put under the name of somebody who never dropped it',
      withAt((at) =>
        inMap(at, at.noor, {
          type: 'adopt',
          epoch: 1,
          ...revision(at.scene),
          member: at.member,
          leaf: at.scene.hash(),
          author: at.fatima.id,
          device: at.fatima.device.key,
        }),
      ),
    ],
    'asks-by-an-open-invitation': [
      'a request by an invitation that is not open',
      withAt((at) => asMember(at, { type: 'request', invite: at.scene.id(), ...revision(at.scene) })),
    ],
    'member-log-begins-with-asking': [
      'a log that a stranger begins in a vault without asking anything',
      withAt((at) => {
        const stranger = at.scene.person()
        const create = { type: 'create', kind: 'member', vault: at.vault, owner: stranger.id }
        at.scene.land(at.scene.sign(stranger, at.scene.opening(create, [{ type: 'note' }]).parts))
      }),
    ],
    'one-member-log-each': [
      'a second member log of one person',
      withAt((at) => {
        const create = { type: 'create', kind: 'member', vault: at.vault, owner: at.fatima.id }
        const request = { type: 'request', invite: null, ...revision(at.scene) }
        at.scene.land(at.scene.sign(at.fatima, at.scene.opening(create, [request]).parts))
      }),
    ],
    'visit-rests-on-a-grant': [
      'a visit after the end of the grant',
      withAt((at) => {
        at.scene.pass(91 * DAY)
        asMember(at, { type: 'access', compartments: [at.map], grant: at.hash, purpose: 'care' })
      }),
    ],
    'drop-rests-on-a-grant': [
      'a drop by who may only read',
      withAt((at) => asMember(at, { type: 'drop', log: at.map, ...revision(at.scene) }), { may: 'read' }),
    ],
    'lockbox-to-the-newest-key': [
      'a key sealed to a generation that is not the newest',
      withAt((at) => {
        const boxes = [at.noor, at.bram, { ...at.fatima, generation: 2 }].map((p) => boxFor(at.scene, p))
        inMap(at, at.noor, epochEvent(at.scene, at.map, [], { boxes }))
      }),
    ],
    'keyring-agrees-with-card': [
      'a keyring with a way in that the card does not list',
      withAt((at) => {
        const { scene, noor } = at
        const way = { type: 'way-add', way: scene.id(), kind: 'recovery', key: scene.signer().key }
        const boxes = [{ way: way.way, box: base64url(scene.bytes(80)) }]
        const { parts } = scene.opening({ type: 'create', kind: 'keyring', owner: noor.id }, [
          { ...way, box: scene.boxKey(), locator: scene.id(), userKey: null },
          { type: 'user-key', generation: 1, boxes, link: null },
        ])
        scene.land(scene.sign(noor, parts, [noor.account, ...noor.ways.map((w) => w.signer)]))
      }),
    ],
  })
})
