// The rules of a member log: what can be judged from it alone.
import type { By, Demands } from '#shared/log/kind.ts'
import { distinct } from '#shared/log/shapes.ts'
import type { AccessEvent, Declare, Drop, MemberApprove, MemberEvent, Request, Withdraw } from './events.ts'
import type { MemberState } from './state.ts'

type S = MemberState

export const memberRules = {
  'member-author-is-owner': (s: S, _e: MemberEvent, by: By) => by.person === s.owner,
  'request-is-new': (s: S, e: Request) =>
    e.rev === 1 && e.prev === null && s.requests.every((r) => r.record !== e.record),
  'request-stands': (s: S, e: Withdraw) => s.requests.some((r) => r.leaf === e.request && !r.withdrawn),
  'policies-are-distinct': (_s: S, e: MemberApprove) => distinct(e.policies.map((p) => p.policy)),
  'maps-are-distinct': (_s: S, e: AccessEvent) => distinct(e.compartments),
  'declaration-is-whole': (_s: S, e: Declare) => e.rev === 1 && e.prev === null,
  'drop-follows': (s: S, e: Drop) => {
    const last = s.drops.findLast((d) => d.record === e.record)
    return last ? e.rev > last.rev && e.prev === last.body && e.log === last.log : true
  },
}

export const memberDemands: Demands<typeof memberRules, MemberEvent> = {
  request: ['member-author-is-owner', 'request-is-new'],
  withdraw: ['member-author-is-owner', 'request-stands'],
  approve: ['member-author-is-owner', 'policies-are-distinct'],
  decline: ['member-author-is-owner'],
  access: ['member-author-is-owner', 'maps-are-distinct'],
  declare: ['member-author-is-owner', 'declaration-is-whole'],
  drop: ['member-author-is-owner', 'drop-follows'],
  note: ['member-author-is-owner'],
}
