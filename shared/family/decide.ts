// What to write in a family's log for each thing somebody wants. What needs a key is an intent: its author seals it.
import { currentEpoch } from '#shared/log/epochs.ts'
import { nextRevision } from '#shared/log/records.ts'
import { isAgreed, openWait } from './agreed.ts'
import type {
  AgreeWait,
  Approve,
  CompartmentAdd,
  Decline,
  Erase,
  Holder,
  Invite,
  InviteEnd,
  Policy,
  RefuseWait,
  Revoke,
  Terms,
  Wait,
} from './events.ts'
import {
  COMPARTMENTS_MAX,
  changeHash,
  type FamilyState,
  liveCompartments,
  nextHash,
  policyOf,
  policyOver,
  WAIT_SECONDS,
} from './state.ts'

/** A new epoch for exactly these holders, with the inbox key that derives from it. */
export type RotateIntent = { type: 'rotate'; epoch: number; linked: boolean; to: string[] }
/** A revision of a record of the holders alone, to be sealed under this epoch. */
export type SealIntent = { type: 'seal'; record: string; rev: number; prev: string | null; epoch: number }
export type FamilyIntent =
  | RotateIntent
  | SealIntent
  | Holder
  | Policy
  | CompartmentAdd
  | Invite
  | InviteEnd
  | Approve
  | Decline
  | Revoke
  | Wait
  | AgreeWait
  | RefuseWait
  | Erase

/** A change that takes every holder, as it is announced and as it is made. */
export type Change = Holder | Policy | Erase | { type: 'erase'; record: string; wait: string | null }

export type FamilyCommand =
  | {
      do: 'open'
      holder: string
      policies: { policy: string; grant: string[]; revoke: string[] }[]
      compartments: { log: string; policy: string }[]
    }
  | { do: 'add-holder' | 'remove-holder'; person: string; wait: string | null }
  | {
      do: 'set-policy'
      policy: string
      grant: string[]
      revoke: string[]
      next: Policy['next']
      /** the salt that opens the agreed next policy; null when this is another change */
      opens: string | null
      wait: string | null
    }
  | { do: 'add-compartment'; log: string; policy: string }
  | { do: 'close-compartment'; log: string }
  | { do: 'invite'; invite: string; hash: string; uses: number; end: number }
  | { do: 'end-invite'; invite: string }
  /** `logs`: the maps the terms open, so that the policies over them can be named */
  | { do: 'approve'; request: string; terms: Terms; logs: string[] }
  | { do: 'decline'; request: string; grantee: string }
  /** `logs`: every map the grantee is in */
  | { do: 'revoke'; grantee: string; logs: string[] }
  | { do: 'announce'; wait: string; change: Change }
  | { do: 'agree' | 'refuse'; wait: string }
  | { do: 'rotate' }
  | { do: 'write'; record: string }
  | { do: 'erase'; wait: string | null }

export type FamilyRefusal =
  | 'already-open'
  | 'not-open'
  | 'erased'
  | 'not-a-holder'
  | 'holder-known'
  | 'holder-unknown'
  | 'last-holder'
  | 'takes-both-or-a-wait'
  | 'policy-unknown'
  | 'policy-shuts-granter-out'
  | 'next-not-open'
  | 'next-in-the-past'
  | 'compartment-known'
  | 'compartment-unknown'
  | 'too-many-compartments'
  | 'invite-known'
  | 'invite-unknown'
  | 'end-passed'
  | 'not-named'
  | 'grantee-decides'
  | 'terms-without-lines'
  | 'nothing-to-revoke'
  | 'wait-known'
  | 'wait-unknown'

type Decided = FamilyIntent[] | { refused: FamilyRefusal }

/** What `by` writes to carry out the command at deciding time `now` (Unix seconds), or why not. */
export function decideFamily(state: FamilyState, command: FamilyCommand, by: string, now: number): Decided {
  if (state.erased) return { refused: 'erased' }
  if (command.do === 'open') return opening(state, command)
  const epoch = currentEpoch(state)
  if (!epoch) return { refused: 'not-open' }
  // Who is named may take back and open an agreed policy without holding the vault; all else is for holders.
  if (command.do === 'revoke') return revoking(state, command.grantee, command.logs, by)
  if (command.do === 'set-policy') return settingPolicy(state, command, by, now)
  if (!state.holders.includes(by)) return { refused: 'not-a-holder' }
  const rotate = (to: readonly string[]): RotateIntent => ({
    type: 'rotate',
    epoch: epoch.epoch + 1,
    linked: true,
    to: [...to],
  })
  switch (command.do) {
    case 'add-holder':
    case 'remove-holder': {
      const { person, wait } = command
      const acts = command.do === 'add-holder' ? 'add' : 'remove'
      const holds = state.holders.includes(person)
      if (acts === 'add' && holds) return { refused: 'holder-known' }
      if (acts === 'remove' && !holds) return { refused: 'holder-unknown' }
      if (acts === 'remove' && state.holders.length === 1) return { refused: 'last-holder' }
      const change: Holder = { type: 'holder', person, acts, wait }
      if (!isAgreed(state, change, by, now)) return { refused: 'takes-both-or-a-wait' }
      const others = state.holders.filter((holder) => holder !== person)
      return [change, rotate(acts === 'add' ? [...others, person] : others)]
    }
    case 'add-compartment':
      return addingCompartment(state, command.log, command.policy)
    case 'close-compartment': {
      const known = liveCompartments(state).find((c) => c.log === command.log)
      if (!known) return { refused: 'compartment-unknown' }
      return [{ type: 'compartment', log: known.log, policy: known.policy, acts: 'close' }]
    }
    case 'invite': {
      const { invite, hash, uses, end } = command
      if (state.invites.some((i) => i.invite === invite || i.hash === hash))
        return { refused: 'invite-known' }
      if (end <= now) return { refused: 'end-passed' }
      return [{ type: 'invite', invite, hash, uses, end }]
    }
    case 'end-invite':
      if (!state.invites.some((i) => i.invite === command.invite)) return { refused: 'invite-unknown' }
      return [{ type: 'invite-end', invite: command.invite }]
    case 'approve':
      return approving(state, command, by, now)
    case 'decline':
      return [{ type: 'decline', request: command.request, grantee: command.grantee }]
    case 'announce': {
      const { wait, change } = command
      if (state.waits.some((w) => w.wait === wait)) return { refused: 'wait-known' }
      return [{ type: 'wait', wait, hash: changeHash(change), until: now + WAIT_SECONDS }]
    }
    case 'agree':
    case 'refuse':
      if (!openWait(state, command.wait)) return { refused: 'wait-unknown' }
      return [{ type: command.do === 'agree' ? 'agree-wait' : 'refuse-wait', wait: command.wait }]
    case 'rotate':
      return [rotate(state.holders)]
    case 'write':
      return [
        { type: 'seal', record: command.record, ...nextRevision(state, command.record), epoch: epoch.epoch },
      ]
    case 'erase': {
      const change: Erase = { type: 'erase', wait: command.wait }
      return isAgreed(state, change, by, now) ? [change] : { refused: 'takes-both-or-a-wait' }
    }
    default:
      return command satisfies never
  }
}

function opening(state: FamilyState, command: Extract<FamilyCommand, { do: 'open' }>): Decided {
  const { holder, policies, compartments } = command
  if (state.holders.length > 0) return { refused: 'already-open' }
  if (policies.some((p) => !p.grant.every((person) => p.revoke.includes(person))))
    return { refused: 'policy-shuts-granter-out' }
  if (!compartments.every((c) => policies.some((p) => p.policy === c.policy)))
    return { refused: 'policy-unknown' }
  if (compartments.length > COMPARTMENTS_MAX) return { refused: 'too-many-compartments' }
  const settled = { version: 1, next: null, opens: null, wait: null }
  return [
    { type: 'holder', person: holder, acts: 'add', wait: null },
    ...policies.map((p): Policy => ({ type: 'policy', ...p, ...settled })),
    ...compartments.map((c): CompartmentAdd => ({ type: 'compartment', ...c, acts: 'add' })),
    { type: 'rotate', epoch: 1, linked: false, to: [holder] },
  ]
}

function settingPolicy(
  state: FamilyState,
  command: Extract<FamilyCommand, { do: 'set-policy' }>,
  by: string,
  now: number,
): Decided {
  const { do: _, ...fields } = command
  const before = policyOf(state, command.policy)
  if (!command.grant.every((person) => command.revoke.includes(person)))
    return { refused: 'policy-shuts-granter-out' }
  if (command.next && command.next.date <= now) return { refused: 'next-in-the-past' }
  const change: Policy = { type: 'policy', ...fields, version: (before?.version ?? 0) + 1 }
  if (command.opens !== null) {
    const next = before?.next
    const open = next && next.date <= now && nextHash(command, command.opens) === next.hash
    return open && command.grant.includes(by) ? [change] : { refused: 'next-not-open' }
  }
  if (!state.holders.includes(by)) return { refused: 'not-a-holder' }
  if (!before && state.holders.every((holder) => command.grant.includes(holder))) return [change]
  return isAgreed(state, change, by, now) ? [change] : { refused: 'takes-both-or-a-wait' }
}

function addingCompartment(state: FamilyState, log: string, policy: string): Decided {
  if (!policyOf(state, policy)) return { refused: 'policy-unknown' }
  if (state.compartments.some((c) => c.log === log)) return { refused: 'compartment-known' }
  if (liveCompartments(state).length >= COMPARTMENTS_MAX) return { refused: 'too-many-compartments' }
  return [{ type: 'compartment', log, policy, acts: 'add' }]
}

function approving(
  state: FamilyState,
  command: Extract<FamilyCommand, { do: 'approve' }>,
  by: string,
  now: number,
): Decided {
  const { request, terms, logs } = command
  if (terms.end <= now) return { refused: 'end-passed' }
  if (logs.length === 0 || logs.length !== terms.compartments.length)
    return { refused: 'terms-without-lines' }
  const policies = new Map<string, number>()
  for (const log of logs) {
    const policy = policyOver(state, log)
    if (!policy) return { refused: 'compartment-unknown' }
    if (policy.grant.includes(by)) policies.set(policy.policy, policy.version)
  }
  if (policies.size === 0) return { refused: 'not-named' }
  const named = [...policies].map(([policy, version]) => ({ policy, version }))
  return [{ type: 'approve', request, terms, policies: named }]
}

function revoking(state: FamilyState, grantee: string, logs: string[], by: string): Decided {
  const mine = logs.filter((log) => policyOver(state, log)?.revoke.includes(by))
  if (logs.length === 0) return { refused: 'nothing-to-revoke' }
  if (mine.length === 0) return { refused: 'not-named' }
  if (grantee !== by && mine.some((log) => policyOver(state, log)?.grant.includes(grantee)))
    return { refused: 'grantee-decides' }
  return [{ type: 'revoke', grantee, logs: mine }]
}
