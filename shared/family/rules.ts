// The rules of a family's log: what a holder can judge from it alone.
import { currentEpoch, epochFollows, epochIsFresh, reachesExactly } from '#shared/log/epochs.ts'
import type { By, Demands } from '#shared/log/kind.ts'
import { revisionFollows } from '#shared/log/records.ts'
import { distinct } from '#shared/log/shapes.ts'
import { isAgreed, openWait } from './agreed.ts'
import type {
  AgreeWait,
  Approve,
  CompartmentAdd,
  EpochEvent,
  Erase,
  FamilyEvent,
  Holder,
  Invite,
  InviteEnd,
  Policy,
  Put,
  RefuseWait,
  Revoke,
  Wait,
} from './events.ts'
import {
  COMPARTMENTS_MAX,
  type FamilyState,
  liveCompartments,
  nextHash,
  policyOf,
  policyOver,
  WAIT_SECONDS,
} from './state.ts'

type S = FamilyState

const opensNext = (s: S, e: Policy, by: By): boolean => {
  const next = policyOf(s, e.policy)?.next
  return (
    !!next &&
    e.opens !== null &&
    by.seen.time >= next.date &&
    nextHash(e, e.opens) === next.hash &&
    e.grant.includes(by.person)
  )
}

export const familyRules = {
  'author-holds': (s: S, e: FamilyEvent, by: By) =>
    s.holders.includes(by.person) ||
    (s.holders.length === 0 &&
      by.seq === 1 &&
      e.type === 'holder' &&
      e.acts === 'add' &&
      e.person === by.person),
  'vault-stands': (s: S) => !s.erased,
  'holder-changes': (s: S, e: Holder) => (e.acts === 'add') !== s.holders.includes(e.person),
  'a-holder-remains': (s: S, e: Holder) => e.acts === 'add' || s.holders.length > 1,
  'takes-both-or-a-wait': (s: S, e: Holder | Erase, by: By) => isAgreed(s, e, by.person, by.seen.time),
  'policy-version-follows': (s: S, e: Policy) => e.version === (policyOf(s, e.policy)?.version ?? 0) + 1,
  'policy-names-each-once': (_s: S, e: Policy) => distinct(e.grant) && distinct(e.revoke),
  'who-grants-may-revoke': (_s: S, e: Policy) => e.grant.every((person) => e.revoke.includes(person)),
  /** A first version that names every holder shuts nobody out; any other change takes both, a wait, or its agreed opening. */
  'policy-change-is-agreed': (s: S, e: Policy, by: By) => {
    if (opensNext(s, e, by)) return true
    if (e.opens !== null || !s.holders.includes(by.person)) return false
    const first = policyOf(s, e.policy) === null
    return (first && s.holders.every((h) => e.grant.includes(h))) || isAgreed(s, e, by.person, by.seen.time)
  },
  'next-lies-ahead': (_s: S, e: Policy, by: By) => e.next === null || e.next.date > by.seen.time,
  'policy-known': (s: S, e: CompartmentAdd) => policyOf(s, e.policy) !== null,
  /** Once named, a map stays under its policy: closed and named again, one holder alone could move it to another. */
  'compartment-changes': (s: S, e: CompartmentAdd) => {
    const known = s.compartments.find((c) => c.log === e.log)
    return e.acts === 'add' ? !known : known?.closed === false && known.policy === e.policy
  },
  'too-many-compartments': (s: S, e: CompartmentAdd) =>
    e.acts === 'close' || liveCompartments(s).length < COMPARTMENTS_MAX,
  'invite-is-new': (s: S, e: Invite) => s.invites.every((i) => i.invite !== e.invite && i.hash !== e.hash),
  'invite-ends-ahead': (_s: S, e: Invite, by: By) => e.end > by.seen.time,
  'invite-is-open': (s: S, e: InviteEnd) => s.invites.some((i) => i.invite === e.invite),
  'approver-is-named': (s: S, e: Approve, by: By) =>
    distinct(e.policies.map((p) => p.policy)) &&
    e.policies.every(({ policy, version }) => {
      const known = policyOf(s, policy)
      return known !== null && known.version === version && known.grant.includes(by.person)
    }),
  'terms-are-of-this-vault': (_s: S, e: Approve, by: By) => e.terms.vault === by.log,
  'terms-end-ahead': (_s: S, e: Approve, by: By) => e.terms.end > by.seen.time,
  'lines-are-distinct': (_s: S, e: Approve) => distinct(e.terms.compartments),
  'revoker-is-named': (s: S, e: Revoke, by: By) =>
    distinct(e.logs) && e.logs.every((log) => policyOver(s, log)?.revoke.includes(by.person)),
  /** Who decides over a map is put out by a change of its policy, which takes both, never by one of them alone. */
  'deciders-are-not-revoked': (s: S, e: Revoke, by: By) =>
    e.grantee === by.person || e.logs.every((log) => !policyOver(s, log)?.grant.includes(e.grantee)),
  'wait-is-long-enough': (s: S, e: Wait, by: By) =>
    e.until >= by.seen.time + WAIT_SECONDS && s.waits.every((w) => w.wait !== e.wait),
  'wait-is-open': (s: S, e: AgreeWait | RefuseWait) => openWait(s, e.wait) !== null,
  'epoch-follows': (s: S, e: EpochEvent) => epochFollows(s, e),
  'epoch-is-fresh': (s: S, e: EpochEvent) => epochIsFresh(s, e) && s.epochs.every((x) => x.inbox !== e.inbox),
  'epoch-reaches-exactly-the-holders': (s: S, e: EpochEvent) => reachesExactly(e.boxes, s.holders),
  /** Who no longer holds the vault knows its key; who comes gets it in the new epoch's boxes. */
  'holder-change-rotates': (_s: S, _e: Holder, by: By) =>
    by.events.slice(by.index + 1).some((x) => x.type === 'epoch'),
  'sealed-under-the-newest-key': (s: S, e: Put) => e.epoch === currentEpoch(s)?.epoch,
  'revision-follows': (s: S, e: Put) => revisionFollows(s, e),
}

export const familyDemands: Demands<typeof familyRules, FamilyEvent> = {
  holder: [
    'vault-stands',
    'author-holds',
    'holder-changes',
    'a-holder-remains',
    'takes-both-or-a-wait',
    'holder-change-rotates',
  ],
  policy: [
    'vault-stands',
    'policy-version-follows',
    'policy-names-each-once',
    'who-grants-may-revoke',
    'policy-change-is-agreed',
    'next-lies-ahead',
  ],
  compartment: [
    'vault-stands',
    'author-holds',
    'policy-known',
    'compartment-changes',
    'too-many-compartments',
  ],
  invite: ['vault-stands', 'author-holds', 'invite-is-new', 'invite-ends-ahead'],
  'invite-end': ['vault-stands', 'author-holds', 'invite-is-open'],
  approve: [
    'vault-stands',
    'author-holds',
    'approver-is-named',
    'terms-are-of-this-vault',
    'terms-end-ahead',
    'lines-are-distinct',
  ],
  decline: ['vault-stands', 'author-holds'],
  revoke: ['vault-stands', 'revoker-is-named', 'deciders-are-not-revoked'],
  wait: ['vault-stands', 'author-holds', 'wait-is-long-enough'],
  'agree-wait': ['vault-stands', 'author-holds', 'wait-is-open'],
  'refuse-wait': ['vault-stands', 'author-holds', 'wait-is-open'],
  epoch: [
    'vault-stands',
    'author-holds',
    'epoch-follows',
    'epoch-is-fresh',
    'epoch-reaches-exactly-the-holders',
  ],
  put: ['vault-stands', 'author-holds', 'sealed-under-the-newest-key', 'revision-follows'],
  erase: ['vault-stands', 'author-holds', 'takes-both-or-a-wait'],
  note: ['author-holds'],
}
