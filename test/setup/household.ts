// One small family on a real server, written with the raw client: a parent, a map, and a professional with a grant.
import { base64url } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { leafHash } from '#crypto/public/tree.ts'
import type { Terms } from '#shared/family/events.ts'
import { termsHash, termsLine } from '#shared/family/state.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { currentEpoch } from '#shared/log/epochs.ts'
import { DAY, decider } from './family.ts'
import { type Answer, Lockboxes, type Pass, type Raw, type Resident } from './raw.ts'

export type Vault = { id: string; map: string; policy: string }
export type Grant = { member: string; request: string; terms: string; end: number }
type Blob = { log: string; bytes: string }

const hash = (bytes: Uint8Array): string => base64url(sha256(bytes))

/** A revision with real bytes behind its hashes. */
export function sealedRevision(raw: Raw, log: string, over: Record<string, unknown> = {}) {
  const body = raw.scene.bytes(600)
  const box = raw.scene.bytes(104)
  const fields = {
    record: raw.scene.id(),
    rev: 1,
    prev: null,
    schema: 1,
    body: hash(body),
    box: hash(box),
    size: body.length,
    files: [],
    ...over,
  }
  const blobs: Blob[] = [body, box].map((bytes) => ({ log, bytes: base64url(bytes) }))
  return { fields, blobs, body, box }
}

function epochOf(raw: Raw, log: string, over: Record<string, unknown>): AnyEvent {
  const state = raw.scene.logs.get(log)?.state
  const epoch = state && 'epochs' in state ? (currentEpoch(state)?.epoch ?? 0) + 1 : 1
  return {
    type: 'epoch',
    epoch,
    commit: raw.scene.hash(),
    label: raw.scene.id(),
    link: epoch === 1 ? null : base64url(raw.scene.bytes(60)),
    ...over,
  }
}

/** The holders open a vault with one map over which they all decide; the first of them writes. */
export async function openVault(raw: Raw, holders: Resident[], pass: Pass): Promise<Vault> {
  const { scene } = raw
  const [author] = holders
  if (!author) throw new Error('nobody')
  const policy = scene.id()
  const all = holders.map((h) => h.id)
  const opened = scene.opening({ type: 'create', kind: 'family', by: author.id }, [])
  const boxes = new Lockboxes(scene, opened.id)
  const map = scene.opening({ type: 'create', kind: 'compartment', vault: opened.id, by: author.id }, [])
  const [first, second] = opened.parts
  const [mapFirst, mapSecond] = map.parts
  if (!first || !second || !mapFirst || !mapSecond) throw new Error('an opening has two parts')
  const toAll = (salt: string) => holders.map((h) => boxes.for(h, salt))
  const family: AnyEvent[] = [
    ...all.map((person) => ({ type: 'holder', person, acts: 'add', wait: null })),
    { type: 'policy', policy, version: 1, grant: all, revoke: all, next: null, opens: null, wait: null },
    { type: 'compartment', log: map.id, policy, acts: 'add' },
    epochOf(raw, '', { inbox: scene.boxKey(), boxes: toAll(second.salt) }),
  ]
  const compartment: AnyEvent[] = [
    ...holders.map((h) => decider(h)),
    { type: 'keepers', keepers: all },
    epochOf(raw, '', { boxes: toAll(mapSecond.salt) }),
  ]
  const made = scene.sign(author, [
    first,
    { ...second, events: family },
    mapFirst,
    { ...mapSecond, events: compartment },
  ])
  await raw.sent(made, pass, { lockboxes: boxes.sent })
  return { id: opened.id, map: map.id, policy }
}

/** Writes one record in a map. */
export async function put(
  raw: Raw,
  author: Resident,
  pass: Pass,
  map: string,
  over: Record<string, unknown> = {},
) {
  const epoch = currentEpoch(raw.scene.log(map, 'compartment').state)?.epoch ?? 0
  const sealed = sealedRevision(raw, map, over)
  const part = raw.scene.part({ log: map, events: [{ type: 'put', epoch, ...sealed.fields }] })
  const answer = await raw.send(raw.scene.sign(author, [part]), pass, { blobs: sealed.blobs })
  return { ...sealed, answer }
}

/** The parent invites; gives what the family's code holds. */
export async function invite(
  raw: Raw,
  parent: Resident,
  pass: Pass,
  vault: Vault,
  over: { uses?: number } = {},
) {
  const { scene } = raw
  const sealed = scene.bytes(400)
  const [id, locator] = [scene.id(), scene.id()]
  const uses = over.uses ?? 1
  const end = scene.now + 7 * DAY
  const event = { type: 'invite', invite: id, hash: hash(sealed), uses, end }
  const made = scene.sign(parent, [scene.part({ log: vault.id, events: [event] })])
  const invitation = { invite: id, locator, sealed: base64url(sealed), uses, end }
  await raw.sent(made, pass, { invitations: [invitation] })
  return { id, locator }
}

/** Somebody asks by an invitation: their member log begins. */
async function request(raw: Raw, asker: Resident, pass: Pass, vault: Vault, inviteId: string) {
  const { scene } = raw
  const opening = scene.opening({ type: 'create', kind: 'member', vault: vault.id, owner: asker.id }, [])
  const [first, second] = opening.parts
  if (!first || !second) throw new Error('an opening has two parts')
  const sealed = sealedRevision(raw, opening.id)
  const events = [{ type: 'request', invite: inviteId, ...sealed.fields }]
  await raw.sent(scene.sign(asker, [first, { ...second, events }]), pass, { blobs: sealed.blobs })
  const leaf = scene.leaves.get(opening.id)?.[1] ?? new Uint8Array()
  return { member: opening.id, request: base64url(leafHash(leaf)), sealed }
}

/** From invitation to admission; `history` and `may` as asked. */
async function grant(
  raw: Raw,
  by: { parents: { person: Resident; pass: Pass }[]; asker: Resident; pass: Pass; vault: Vault },
  over: { may?: string; history?: string; days?: number } = {},
): Promise<Grant> {
  const { scene } = raw
  const { parents, asker, pass, vault } = by
  const [first] = parents
  if (!first) throw new Error('nobody')
  const code = await invite(raw, first.person, first.pass, vault)
  const asked = await request(raw, asker, pass, vault, code.id)
  const end = scene.now + (over.days ?? 90) * DAY
  const line = {
    log: vault.map,
    may: over.may ?? 'both',
    history: over.history ?? 'whole',
    end,
    salt: scene.id(),
  }
  const terms: Terms = {
    v: 1,
    vault: vault.id,
    grantee: asker.id,
    organisation: null,
    role: 'professional',
    consent: scene.hash(),
    compartments: [termsLine(line)],
    end,
  }
  const policies = [{ policy: vault.policy, version: 1 }]
  const approve = { type: 'approve', request: asked.request, terms, policies }
  for (const parent of parents)
    await raw.sent(scene.sign(parent.person, [scene.part({ log: vault.id, events: [approve] })]), parent.pass)
  const hashed = termsHash(terms)
  const boxes = new Lockboxes(scene, vault.id)
  const { log: _, ...right } = line
  const everybody = [...parents.map((p) => p.person), asker]
  const part = raw.part(vault.map, (salt) => {
    const lone = line.may !== 'write' && line.history === 'whole' ? boxes.for(asker, salt) : null
    const admit = { type: 'admit', person: asker.id, ...right, terms: hashed, box: lone }
    if (line.may === 'write' || line.history === 'whole') return [admit]
    return [admit, epochOf(raw, vault.map, { link: null, boxes: everybody.map((p) => boxes.for(p, salt)) })]
  })
  await raw.sent(scene.sign(first.person, [part]), first.pass, { lockboxes: boxes.sent })
  return { member: asked.member, request: asked.request, terms: hashed, end }
}

/** A visit: signed by the person in their own member log. */
export async function visit(
  raw: Raw,
  person: Resident,
  pass: Pass,
  given: Grant,
  map: string,
): Promise<Answer> {
  const event = { type: 'access', compartments: [map], grant: given.terms, purpose: 'care' }
  const part = raw.scene.part({ log: given.member, events: [event] })
  return raw.send(raw.scene.sign(person, [part]), pass)
}

/** Taken back in one entry: out of the map, with a new key for who stays. */
export async function revoke(
  raw: Raw,
  parents: { person: Resident; pass: Pass }[],
  grantee: Resident,
  vault: Vault,
): Promise<Answer> {
  const [first] = parents
  if (!first) throw new Error('nobody')
  const { scene } = raw
  const boxes = new Lockboxes(scene, vault.id)
  const family = scene.part({
    log: vault.id,
    events: [{ type: 'revoke', grantee: grantee.id, logs: [vault.map] }],
  })
  const map = raw.part(vault.map, (salt) => [
    { type: 'remove', person: grantee.id },
    epochOf(raw, vault.map, { boxes: parents.map((p) => boxes.for(p.person, salt)) }),
  ])
  return raw.send(scene.sign(first.person, [family, map]), first.pass, { lockboxes: boxes.sent })
}

/** Asks for sealed bytes. */
export async function fetchBlobs(raw: Raw, pass: Pass, log: string, hashes: string[]): Promise<Answer> {
  return raw.ask(pass, 'POST', '/api/blobs', { log, hashes })
}

/** Noor with a vault and a map, and Fatima who has a grant on it; both signed in. */
export async function household(raw: Raw, over: { may?: string; history?: string; days?: number } = {}) {
  const [noor, fatima] = [await raw.signUp(), await raw.signUp()]
  const [noors, fatimas] = [await raw.signIn(noor), await raw.signIn(fatima)]
  const vault = await openVault(raw, [noor], noors)
  const parents = [{ person: noor, pass: noors }]
  const before = await put(raw, noor, noors, vault.map)
  const given = await grant(raw, { parents, asker: fatima, pass: fatimas, vault }, over)
  await raw.pass(60)
  return { noor, fatima, noors, fatimas, vault, parents, given, before }
}
