// One history in which every kind of event occurs at least once: the source of the known answers.
import { base64url, utf8 } from '#crypto/public/bytes.ts'
import { leafHash } from '#crypto/public/tree.ts'
import { changeHash, nextHash } from '#shared/family/state.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { approveEvent, DAY, epochEvent, familyEpoch, familyWithGrant, grantOf, revision } from './family.ts'
import { keysEvent, type Scene } from './logs.ts'

export function everyEvent(): { scene: Scene; signers: Scene['signers'] } {
  const at = familyWithGrant()
  const { scene, noor, bram, fatima, vault, map, member, policy } = at
  const inVault = (by: typeof noor, ...events: AnyEvent[]) => scene.write(by, { log: vault, events })
  const inMap = (by: typeof noor, ...events: AnyEvent[]) => scene.write(by, { log: map, events })
  const asMember = (...events: AnyEvent[]) => scene.write(fatima, { log: member, events })
  const put = (over: Record<string, unknown> = {}): AnyEvent => ({
    type: 'put',
    epoch: 1,
    ...revision(scene, over),
  })
  const wait = (change: AnyEvent & { wait: string | null }) => {
    const id = scene.id()
    inVault(noor, { type: 'wait', wait: id, hash: changeHash(change), until: scene.now + 14 * DAY })
    return id
  }

  // the map: put, adopt, narrow, expire, erase, reseal, note
  const note = put()
  inMap(noor, note)
  inMap(fatima, put({ record: note.record, rev: 2, prev: note.body, files: [scene.hash()] }))
  asMember({ type: 'access', compartments: [map], grant: at.hash, purpose: 'care' })
  const dropped = revision(scene)
  asMember({ type: 'drop', log: map, ...dropped })
  const leaf = base64url(leafHash(scene.leaves.get(member)?.at(-1) ?? new Uint8Array()))
  const whose = { member, leaf, author: fatima.id, device: fatima.device.key }
  inMap(noor, { type: 'adopt', epoch: 1, ...dropped, ...whose })
  inMap(noor, { type: 'narrow', person: fatima.id, may: 'read', end: scene.now + 60 })
  scene.pass(60)
  inMap(noor, { type: 'expire', person: fatima.id }, epochEvent(scene, map, [noor, bram]))
  inMap(noor, { type: 'reseal', epoch: 2, root: scene.hash(), count: 2 }, { type: 'note' })
  const erase = { type: 'erase', record: note.record, wait: null }
  const erasing = wait(erase)
  inVault(bram, { type: 'agree-wait', wait: erasing })
  inMap(noor, { ...erase, wait: erasing })

  // the family: invite-end, decline, revoke, refuse-wait, a next policy, put, close, note
  const invite = { type: 'invite', invite: scene.id(), hash: scene.hash(), uses: 2, end: scene.now + DAY }
  inVault(noor, invite, { type: 'invite-end', invite: invite.invite })
  const grant = grantOf(at)
  inVault(bram, { type: 'decline', request: at.request, grantee: fatima.id })
  for (const parent of [noor, bram]) inVault(parent, approveEvent(at, grant.terms))
  inMap(bram, grant.admit)
  scene.pass(60)
  scene.write(noor, [
    { log: vault, events: [{ type: 'revoke', grantee: fatima.id, logs: [map] }] },
    { log: map, events: [{ type: 'remove', person: fatima.id }, epochEvent(scene, map, [noor, bram])] },
  ])
  const refused = wait({ type: 'erase', wait: null })
  inVault(bram, { type: 'refuse-wait', wait: refused })
  const both = [noor.id, bram.id]
  const [alone, salt] = [{ grant: [noor.id], revoke: [noor.id] }, scene.id()]
  const next = { date: scene.now + DAY, hash: nextHash(alone, salt), boxes: [scene.hash()] }
  const later = scene.id()
  const settled = { type: 'policy', policy: later, opens: null, wait: null }
  inVault(noor, { ...settled, version: 1, grant: both, revoke: both, next })
  inVault(noor, put(), { type: 'note' })
  inVault(noor, { type: 'compartment', log: map, policy, acts: 'close' })
  scene.pass(DAY)
  inVault(noor, { ...settled, version: 2, ...alone, next: null, opens: salt })

  // the member log: approve, decline, declare, withdraw, note
  asMember({ type: 'approve', request: at.request, terms: at.hash, policies: [{ policy, version: 1 }] })
  asMember(
    { type: 'decline', request: at.request, grantee: fatima.id },
    { type: 'declare', ...revision(scene) },
  )
  asMember({ type: 'withdraw', request: at.request }, { type: 'note' })

  // a keyring that agrees with its card
  const kinds = ['password', 'recovery']
  const ways = bram.ways.map(({ way, signer }, i) => {
    const [key, box, locator] = [signer.key, scene.boxKey(), scene.id()]
    return { type: 'way-add', way, kind: kinds[i], key, box, locator, userKey: null }
  })
  const boxes = bram.ways.map(({ way }) => ({ way, box: base64url(scene.bytes(80)) }))
  const ring = scene.opening({ type: 'create', kind: 'keyring', owner: bram.id }, [
    ...ways,
    { type: 'user-key', generation: 1, boxes, link: null },
  ])
  const asBram = [bram.account, ...bram.ways.map((w) => w.signer)]
  scene.land(scene.sign(bram, ring.parts, asBram))
  const device = {
    type: 'way-add',
    way: scene.id(),
    kind: 'device',
    key: scene.signer().key,
    box: scene.boxKey(),
  }
  const helper = (person: string) => ({ person, commit: scene.hash(), box: scene.hash() })
  const events = [
    { ...device, locator: null, userKey: base64url(scene.bytes(80)) },
    { type: 'way-remove', way: device.way },
    { type: 'shares', needed: 2, helpers: [noor.id, fatima.id].map(helper) },
    { type: 'note' },
  ]
  scene.write(bram, { log: ring.id, events }, asBram)

  // a card: a device revoked by the one that takes its place, a new generation
  const renewed = {
    ...bram,
    generation: 2,
    account: scene.signer(),
    box: scene.boxKey(),
    device: scene.signer(),
  }
  const turn = [
    keysEvent(renewed),
    { type: 'device-add', device: renewed.device.key },
    { type: 'device-revoke', device: bram.device.key },
    { type: 'note' },
  ]
  const anew = bram.ways.map(({ way }) => ({ way, box: base64url(scene.bytes(80)) }))
  const link = base64url(scene.bytes(60))
  scene.write(
    renewed,
    [
      { log: bram.id, events: turn },
      { log: ring.id, events: [{ type: 'user-key', generation: 2, boxes: anew, link }] },
    ],
    [...asBram, renewed.account],
  )

  // an organisation
  const name = base64url(utf8('Buurtteam Noord'))
  const organisation = scene.opening(
    { type: 'create', kind: 'organisation', name, kvk: '12345678', by: fatima.id },
    [{ type: 'admin', person: fatima.id, acts: 'add' }],
  )
  scene.land(scene.sign(fatima, organisation.parts))
  const attest = { type: 'attest', person: fatima.id, end: scene.now + 365 * DAY }
  const confirms = [attest, { type: 'withdraw', person: fatima.id }, { type: 'note' }]
  scene.write(fatima, { log: organisation.id, events: confirms })

  // and at the end the vault itself
  inVault(noor, familyEpoch(scene, vault, [noor, renewed]))
  const end = wait({ type: 'erase', wait: null })
  inVault(renewed, { type: 'agree-wait', wait: end })
  inVault(noor, { type: 'erase', wait: end })
  scene.pass(60)
  return { scene, signers: scene.signers }
}
