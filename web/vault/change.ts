// Changes that take every holder: announced with what exactly will be written, agreed or refused, and made.
import { base64url } from '#crypto/public/bytes.ts'
import { canonicalize, type Json } from '#crypto/public/canonical.ts'
import { randomId } from '#crypto/secret/random.ts'
import { decideCompartment } from '#shared/compartment/decide.ts'
import { accessOf } from '#shared/compartment/state.ts'
import { openWait } from '#shared/family/agreed.ts'
import type { Holder, Policy } from '#shared/family/events.ts'
import {
  changeHash,
  type FamilyState,
  policyOver,
  WAIT_SECONDS,
  type WaitState,
} from '#shared/family/state.ts'
import type { Log } from '#shared/log/check.ts'
import { currentEpoch } from '#shared/log/epochs.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import { enter } from './entering.ts'
import { type ChangeRecord, encodeSealedKind, parseSealedKind } from './sealed-kinds.ts'
import { innerMapsOf, mapsOf } from './vaults.ts'

type Done = { done: true; draft: Draft }
type Step = ChangeRecord['steps'][number]['event']

/** What somebody wants to change: a parent joins or leaves, a young person gets a vote over their own maps. */
export type Wanted = Pick<ChangeRecord, 'what' | 'person' | 'child' | 'request'>

const refused = (code: string): Refusal => ({ refused: code })

/** The events that make a change, in order, with `wait` null: everybody's client makes the same of the same log. */
function stepsOf(core: Core, family: Log<'family'>, { what, person, child }: Wanted): Step[] {
  const { policies, holders } = family.state
  const next = (known: (typeof policies)[number], grant: string[], revoke: string[]): Policy => ({
    type: 'policy',
    policy: known.policy,
    version: known.version + 1,
    grant,
    revoke,
    next: null,
    opens: null,
    wait: null,
  })
  const without = (people: readonly string[]) => people.filter((one) => one !== person)
  const plus = (people: readonly string[]) => [...without(people), person]
  if (what === 'young') {
    const map = mapsOf(core, family.id).find(({ card }) => card?.about.child?.id === child)
    const policy = map && policyOver(family.state, map.log.id)
    return policy ? [next(policy, plus(policy.grant), plus(policy.revoke))] : []
  }
  if (what === 'holder') {
    const theirs = policies.filter(({ grant }) => grant.some((one) => holders.includes(one)))
    const named = theirs.map((known) => next(known, plus(known.grant), plus(known.revoke)))
    return [...named, { type: 'holder', person, acts: 'add', wait: null }]
  }
  const theirs = policies.filter(({ revoke }) => revoke.includes(person))
  const left = theirs.map((known) => next(known, without(known.grant), without(known.revoke)))
  return [...left, { type: 'holder', person, acts: 'remove', wait: null }]
}

/** Everything that was announced in a vault, newest first, as its author sealed it. */
export const changesOf = (core: Core, vault: string): { by: string; seen: number; record: ChangeRecord }[] =>
  core.contents
    .of(vault)
    .flatMap(({ author, seen, bytes }) => {
      const record = parseSealedKind(bytes)
      return record?.kind === 'change' ? [{ by: author, seen, record }] : []
    })
    .toReversed()

const bare = (event: Step): Step => ({ ...event, wait: null })
const same = (a: unknown, b: unknown): boolean =>
  base64url(canonicalize(a as Json)) === base64url(canonicalize(b as Json))

/**
 * Whether a change does exactly what it says: its steps are those this client would make of the log as it stands, and each
 * is the one its wait was announced for. What a record says in words is never believed.
 */
export function isClear(core: Core, family: Log<'family'>, record: ChangeRecord): boolean {
  const events = record.steps.map(({ event }) => bare(event))
  const announced = record.steps.every(({ wait, event }) => {
    const known = family.state.waits.find((one) => one.wait === wait)
    return known?.hash === changeHash(event)
  })
  return announced && events.length > 0 && same(events, stepsOf(core, family, record))
}

/** The waits of a change that still stand; null when one of them does not. */
const standing = (state: FamilyState, { steps }: ChangeRecord): WaitState[] | null => {
  const waits = steps.flatMap(({ wait }) => openWait(state, wait) ?? [])
  return waits.length === steps.length ? waits : null
}

/** Makes a change at once when its author is the only holder; else announces it, fourteen days ahead. */
export function begin(core: Core, vault: string, wanted: Wanted): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    if (!family || !core.holds(vault)) return refused('no-access')
    const { holders } = family.state
    const events = stepsOf(core, family, wanted)
    if (events.length === 0) return refused('no-access')
    if (events.some((e) => e.type === 'policy' && (e.grant.length === 0 || e.revoke.length === 0)))
      return refused('last-holder')
    if (wanted.what === 'leave' && holders.length === 1) return refused('last-holder')
    if (holders.every((one) => one === core.person)) return make(core, draft, family, wanted, events)
    const steps = events.map((event) => ({ wait: randomId(), event }))
    const until = core.seenTime + WAIT_SECONDS
    const part = draft.part(vault, family)
    for (const { wait, event } of steps)
      part.events.push({ type: 'wait', wait, hash: changeHash(event), until })
    const record: ChangeRecord = { kind: 'change', change: randomId(), ...wanted, steps }
    const plaintext = encodeSealedKind(record)
    draft.seal(part, { record: record.change, rev: 1, prev: null, plaintext })
    return null
  })
}

const found = (core: Core, vault: string, change: string) =>
  changesOf(core, vault).find(({ record }) => record.change === change)?.record ?? null

/** Agrees, and when that was the last yes makes the change in the same entry. */
export function agreeToChange(core: Core, vault: string, change: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    const record = found(core, vault, change)
    const waits = family && record && standing(family.state, record)
    if (!family || !record || !waits) return refused('no-access')
    if (!isClear(core, family, record)) return refused('changed-meanwhile')
    if (waits.every((wait) => wait.agreed.includes(core.person))) return refused('no-change')
    const part = draft.part(vault, family)
    for (const { wait } of waits) part.events.push({ type: 'agree-wait', wait })
    const agreed = (one: string) => one === core.person || waits.every((wait) => wait.agreed.includes(one))
    if (!family.state.holders.every(agreed)) return null
    return make(core, draft, family, record, withWaits(record))
  })
}

/** Says no to everything that was announced together. It is not made, whatever time passes. */
export function refuseChange(core: Core, vault: string, waits: readonly string[]): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    if (!family) return refused('no-access')
    const open = waits.filter((wait) => openWait(family.state, wait))
    if (open.length === 0) return refused('no-change')
    const part = draft.part(vault, family)
    for (const wait of open) part.events.push({ type: 'refuse-wait', wait })
    return null
  })
}

/** Makes what was announced, once its wait is over and nobody refused. */
export function makeChange(core: Core, vault: string, change: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    const record = found(core, vault, change)
    const waits = family && record && standing(family.state, record)
    if (!family || !record || !waits) return refused('no-access')
    if (!isClear(core, family, record)) return refused('changed-meanwhile')
    if (waits.some(({ until }) => until > core.seenTime)) return refused('takes-both-or-a-wait')
    return make(core, draft, family, record, withWaits(record))
  })
}

const withWaits = ({ steps }: ChangeRecord): Step[] => steps.map(({ wait, event }) => ({ ...event, wait }))

/** Writes the steps, each policy in a line of its own: whom it names is served that line, and no other child's. */
function make(
  core: Core,
  draft: Draft,
  family: Log<'family'>,
  wanted: Wanted,
  events: readonly Step[],
): Refusal | null {
  for (const event of events) {
    const part = draft.furtherPart(family.id, family)
    part.events.push({ ...event })
    if (event.type === 'holder') rotate(draft, family, event)
  }
  return wanted.what === 'leave'
    ? leaveMaps(core, draft, family.id, wanted.person)
    : enter(core, draft, family, wanted, events)
}

function rotate(draft: Draft, family: Log<'family'>, { person, acts }: Holder): void {
  const others = family.state.holders.filter((one) => one !== person)
  const epoch = (currentEpoch(family.state)?.epoch ?? 0) + 1
  const to = acts === 'add' ? [...others, person] : others
  draft.rotate(draft.part(family.id, family), { epoch, linked: true, to }, true)
}

function leaveMaps(core: Core, draft: Draft, vault: string, person: string): Refusal | null {
  for (const { log } of [...mapsOf(core, vault), ...innerMapsOf(core, vault)]) {
    if (accessOf(log.state, person) === null) continue
    const removal = decideCompartment(log.state, { do: 'remove', person }, core.seenTime)
    if (isRefusal(removal)) return removal
    draft.carryOut(draft.part(log.id, log), removal)
  }
  return null
}
