// One small family for tests of logs: two parents, their vault with a map, and a professional with a grant.
import { base64url } from '#crypto/public/bytes.ts'
import { leafHash } from '#crypto/public/tree.ts'
import type { Terms } from '#shared/family/events.ts'
import { termsHash, termsLine } from '#shared/family/state.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { currentEpoch } from '#shared/log/epochs.ts'
import { type Person, Scene } from './logs.ts'

export const DAY = 86_400

export type Family = {
  scene: Scene
  noor: Person
  bram: Person
  fatima: Person
  vault: string
  map: string
  policy: string
  member: string
  /** leaf hash of Fatima's request */
  request: string
}

/** A revision as an event names it. */
export const revision = (scene: Scene, over: Record<string, unknown> = {}): Record<string, unknown> => ({
  record: scene.id(),
  rev: 1,
  prev: null,
  schema: 1,
  body: scene.hash(),
  box: scene.hash(),
  size: 1024,
  files: [],
  ...over,
})

export const boxFor = (
  scene: Scene,
  person: Person,
): { person: string; generation: number; box: string } => ({
  person: person.id,
  generation: person.generation,
  box: scene.hash(),
})

/** The epoch that follows in a family's or map's log, for these people. */
export function epochEvent(
  scene: Scene,
  log: string,
  people: Person[],
  over: Record<string, unknown> = {},
): AnyEvent {
  const state = scene.logs.get(log)?.state
  const epoch = state && 'epochs' in state ? (currentEpoch(state)?.epoch ?? 0) + 1 : 1
  return {
    type: 'epoch',
    epoch,
    commit: scene.hash(),
    label: scene.id(),
    link: epoch === 1 ? null : base64url(scene.bytes(60)),
    boxes: people.map((p) => boxFor(scene, p)),
    ...over,
  }
}
export const familyEpoch = (
  scene: Scene,
  log: string,
  people: Person[],
  over: Record<string, unknown> = {},
) => epochEvent(scene, log, people, { inbox: scene.boxKey(), ...over })

export const decider = (person: Person, over: Record<string, unknown> = {}): AnyEvent => ({
  type: 'admit',
  person: person.id,
  may: 'both',
  history: 'whole',
  end: 0,
  terms: null,
  salt: null,
  box: null,
  ...over,
})

/** Terms over one map, with the admission that they allow. */
export function grantOf(
  family: Family,
  over: { may?: string; history?: string; end?: number; map?: string } = {},
): { terms: Terms; hash: string; admit: AnyEvent } {
  const { scene, vault, fatima } = family
  const line = {
    log: over.map ?? family.map,
    may: over.may ?? 'both',
    history: over.history ?? 'whole',
    end: over.end ?? scene.now + 90 * DAY,
    salt: scene.id(),
  }
  const terms: Terms = {
    v: 1,
    vault,
    grantee: fatima.id,
    organisation: null,
    role: 'professional',
    consent: scene.hash(),
    compartments: [termsLine(line)],
    end: line.end,
  }
  const hash = termsHash(terms)
  const { log: _, ...right } = line
  const box = line.may === 'write' || line.history === 'from-now' ? null : boxFor(scene, fatima)
  return { terms, hash, admit: { type: 'admit', person: fatima.id, ...right, terms: hash, box } }
}

export const approveEvent = (family: Family, terms: Terms, version = 1): AnyEvent => ({
  type: 'approve',
  request: family.request,
  terms,
  policies: [{ policy: family.policy, version }],
})

/** Noor and Bram hold a vault with one map; Fatima has asked by an invitation, and has no grant yet. */
export function family(): Family {
  const scene = new Scene()
  const [noor, bram, fatima] = [scene.person(), scene.person(), scene.person()]
  const policy = scene.id()
  const opened = scene.opening({ type: 'create', kind: 'family', by: noor.id }, [])
  const vault = opened.id
  const both = [noor.id, bram.id]
  const map = scene.opening({ type: 'create', kind: 'compartment', vault, by: noor.id }, [
    decider(noor),
    decider(bram),
    { type: 'keepers', keepers: both },
    epochEvent(scene, '', [noor, bram]),
  ])
  const [first, second] = opened.parts
  if (!first || !second) throw new Error('an opening has two parts')
  const events = [
    { type: 'holder', person: noor.id, acts: 'add', wait: null },
    { type: 'holder', person: bram.id, acts: 'add', wait: null },
    { type: 'policy', policy, version: 1, grant: both, revoke: both, next: null, opens: null, wait: null },
    { type: 'compartment', log: map.id, policy, acts: 'add' },
    familyEpoch(scene, '', [noor, bram]),
  ]
  scene.land(scene.sign(noor, [first, { ...second, events }, ...map.parts]))
  scene.pass(60)
  const invite = { type: 'invite', invite: scene.id(), hash: scene.hash(), uses: 1, end: scene.now + 7 * DAY }
  scene.write(noor, { log: vault, events: [invite] })
  const member = scene.opening({ type: 'create', kind: 'member', vault, owner: fatima.id }, [
    { type: 'request', invite: invite.invite, ...revision(scene) },
  ])
  scene.land(scene.sign(fatima, member.parts))
  const asked = scene.leaves.get(member.id)?.[1] ?? new Uint8Array()
  const request = base64url(leafHash(asked))
  scene.pass(60)
  return { scene, noor, bram, fatima, vault, map: map.id, policy, member: member.id, request }
}

/** The same, with a grant to Fatima that both parents approved. */
export function familyWithGrant(
  over: Parameters<typeof grantOf>[1] = {},
): Family & ReturnType<typeof grantOf> {
  const made = family()
  const { scene, noor, bram, vault, map } = made
  const grant = grantOf(made, over)
  for (const parent of [noor, bram])
    scene.write(parent, { log: vault, events: [approveEvent(made, grant.terms)] })
  scene.write(noor, { log: map, events: [grant.admit] })
  scene.pass(60)
  return { ...made, ...grant }
}
