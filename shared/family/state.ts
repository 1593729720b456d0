// What a family's log says: holders, policies, maps, invitations, approvals, waits and epochs.
import type { Json } from '#crypto/public/canonical.ts'
import { hashOf } from '#shared/log/entry.ts'
import type { Epoch } from '#shared/log/epochs.ts'
import type { Layer } from '#shared/log/layer.ts'
import type { RecordHead } from '#shared/log/records.ts'
import type { Approve, Policy, Terms } from './events.ts'

/** Approvals lapse after 30 days of deciding time. */
export const APPROVAL_SECONDS = 30 * 86_400
/** A change that takes both waits at least 14 days of deciding time. */
export const WAIT_SECONDS = 14 * 86_400
/** Most maps that may live in one vault. */
export const COMPARTMENTS_MAX = 60

export type PolicyState = Omit<Policy, 'type' | 'opens' | 'wait'>
export type Approval = {
  by: string
  request: string
  terms: string
  policies: Approve['policies']
  time: number
}
export type WaitState = {
  wait: string
  hash: string
  until: number
  by: string
  agreed: string[]
  refused: boolean
  /** the change was made: a wait carries one change */
  done: boolean
}
export type InviteState = { invite: string; hash: string; uses: number; end: number }

export type FamilyState = {
  holders: readonly string[]
  policies: readonly PolicyState[]
  /** every map ever named; a closed one keeps its policy, so that who reads it can still be taken out */
  compartments: readonly { log: string; policy: string; closed: boolean }[]
  invites: readonly InviteState[]
  /** terms that somebody approved, by their hash */
  terms: ReadonlyMap<string, Terms>
  approvals: readonly Approval[]
  /** when everything of a person was last taken back */
  revoked: ReadonlyMap<string, number>
  declines: readonly { by: string; request: string; grantee: string; time: number }[]
  waits: readonly WaitState[]
  epochs: readonly (Epoch & { inbox: string })[]
  records: Layer<RecordHead>
  erased: boolean
}

/** The hash over which everyone must agree. */
export const termsHash = (terms: Terms): string => hashOf(terms)

/** The line of one map in the terms, salted so that who reads one learns nothing of the others. */
export const termsLine = (line: {
  log: string
  may: string
  history: string
  end: number
  salt: string
}): string => hashOf(line)

export const policyOf = (state: FamilyState, policy: string): PolicyState | null =>
  state.policies.find((p) => p.policy === policy) ?? null

/** The maps that are not closed. */
export const liveCompartments = (state: FamilyState): readonly { log: string; policy: string }[] =>
  state.compartments.filter((c) => !c.closed)

/** The policy over a map, closed or not. */
export const policyOver = (state: FamilyState, log: string): PolicyState | null => {
  const compartment = state.compartments.find((c) => c.log === log)
  return compartment ? policyOf(state, compartment.policy) : null
}

/** The hash under which a change is announced: the event with its `wait` null. */
export const changeHash = (event: { type: string; wait: string | null }): string =>
  hashOf({ ...event, wait: null } as unknown as Json)

/** The salted hash that seals an agreed next policy into the present one. */
export const nextHash = (
  next: { grant: readonly string[]; revoke: readonly string[] },
  salt: string,
): string => hashOf({ policy: { grant: next.grant, revoke: next.revoke }, salt })

/** Approvals of one request for exactly these terms that still count at `now`, by whom. */
export const approversOf = (state: FamilyState, terms: string, policy: PolicyState, now: number): string[] =>
  state.approvals
    .filter((a) => a.terms === terms && now - a.time < APPROVAL_SECONDS)
    .filter((a) => a.policies.some((p) => p.policy === policy.policy && p.version === policy.version))
    .map((a) => a.by)
