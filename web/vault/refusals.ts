// Refusals in words a person knows: every code of a decide, of a rule and of the server has one of the few sentences.
import type { CompartmentRefusal } from '#shared/compartment/decide.ts'
import type { FamilyRefusal } from '#shared/family/decide.ts'
import type { MemberRefusal } from '#shared/member/decide.ts'
import type { Code } from '#shared/wire/codes.ts'
import type { CommonRefusal } from './engine.ts'
import type { WireError } from './http.ts'

/** Codes with which the server, or the connection to it, refuses. */
const wire: Record<Code | WireError['code'], CommonRefusal> = {
  offline: 'offline',
  'bad-answer': 'server-refused',
  'bad-json': 'server-refused',
  'bad-shape': 'server-refused',
  'too-large': 'too-long',
  'too-deep': 'server-refused',
  'not-found': 'no-access',
  'method-not-allowed': 'server-refused',
  'sign-in-needed': 'locked',
  'sign-in-failed': 'locked',
  'proof-needed': 'server-refused',
  'proof-replayed': 'server-refused',
  'token-expired': 'locked',
  'too-many-requests': 'too-many',
  'not-yours': 'no-access',
  'visit-needed': 'no-access',
  conflict: 'changed-meanwhile',
  'rule-broken': 'server-refused',
  'seen-too-old': 'register-behind',
  'seen-unknown': 'register-behind',
  'card-went-back': 'changed-meanwhile',
  'blob-missing': 'server-refused',
  'blob-unexpected': 'server-refused',
  'lockbox-missing': 'server-refused',
  'lockbox-unexpected': 'server-refused',
  'invitation-closed': 'invitation-closed',
  quota: 'too-many',
  'bookmark-moved': 'changed-meanwhile',
  'server-busy': 'too-many',
  'server-failed': 'server-refused',
}

/** What a decide refuses before anything is sent. */
type Decided = Exclude<CompartmentRefusal | FamilyRefusal | MemberRefusal, Code>
const decided: Record<Decided, CommonRefusal> = {
  'already-open': 'no-change',
  'not-open': 'no-access',
  'no-access': 'no-access',
  'may-not-write': 'may-not-write',
  'write-without-reading': 'may-not-write',
  'key-is-stale': 'key-is-stale',
  erased: 'erased',
  'end-passed': 'end-passed',
  'nothing-ended': 'no-change',
  'not-narrower': 'no-change',
  'not-a-holder': 'others-decide',
  'holder-known': 'no-change',
  'holder-unknown': 'no-change',
  'last-holder': 'others-decide',
  'takes-both-or-a-wait': 'takes-both',
  'policy-unknown': 'no-access',
  'policy-shuts-granter-out': 'others-decide',
  'next-not-open': 'others-decide',
  'next-in-the-past': 'end-passed',
  'compartment-known': 'no-change',
  'compartment-unknown': 'no-access',
  'too-many-compartments': 'vault-full',
  'invite-known': 'no-change',
  'invite-unknown': 'no-change',
  'not-named': 'others-decide',
  'grantee-decides': 'others-decide',
  'terms-without-lines': 'nothing-given',
  'nothing-to-revoke': 'no-change',
  'wait-known': 'no-change',
  'wait-unknown': 'no-change',
  'request-known': 'no-change',
  'request-unknown': 'no-change',
  'nothing-to-open': 'nothing-given',
  'other-map': 'no-access',
}

/** Rules that somebody can break who did nothing wrong. Any other broken rule is a fault of this software. */
const rules: Record<string, CommonRefusal> = {
  'author-holds': 'others-decide',
  'author-is-keeper': 'others-decide',
  'author-reads-and-writes': 'may-not-write',
  'approver-is-named': 'others-decide',
  'revoker-is-named': 'others-decide',
  'deciders-are-not-revoked': 'others-decide',
  'deciders-are-not-narrowed': 'others-decide',
  'narrower-may-revoke': 'others-decide',
  'policy-change-is-agreed': 'takes-both',
  'takes-both-or-a-wait': 'takes-both',
  'erasing-takes-both-or-a-wait': 'takes-both',
  'admission-is-granted': 'changed-meanwhile',
  'revocation-is-whole': 'changed-meanwhile',
  'revision-follows': 'changed-meanwhile',
  'sealed-under-the-newest-key': 'changed-meanwhile',
  'lockbox-to-the-newest-key': 'changed-meanwhile',
  'invite-is-open': 'no-change',
  'has-access': 'no-change',
  'narrows-only': 'no-change',
  'terms-open-once': 'no-change',
  'request-stands': 'no-change',
  'key-is-not-stale': 'key-is-stale',
  'record-not-erased': 'erased',
  'record-stands': 'erased',
  'vault-stands': 'erased',
  'terms-end-ahead': 'end-passed',
  'invite-ends-ahead': 'end-passed',
  'end-is-ahead': 'end-passed',
  'next-lies-ahead': 'end-passed',
  'too-many-compartments': 'vault-full',
  'not-too-many-requests': 'too-many',
  'asks-by-an-open-invitation': 'invitation-closed',
  'member-log-begins-with-asking': 'invitation-closed',
  'visit-rests-on-a-grant': 'no-access',
  'drop-rests-on-a-grant': 'no-access',
  'device-not-active': 'device-ended',
}

/** What only the engine itself says, as it is shown. */
const own = {
  'changed-meanwhile': 'changed-meanwhile',
  'register-behind': 'register-behind',
  'log-alarm': 'log-alarm',
  'content-withheld': 'content-withheld',
  'no-change': 'no-change',
  'nothing-given': 'nothing-given',
  'request-lapsed': 'request-lapsed',
  locked: 'locked',
} as const satisfies Partial<Record<CommonRefusal, CommonRefusal>>

const all: ReadonlyMap<string, CommonRefusal> = new Map(
  Object.entries({ ...rules, ...wire, ...decided, ...own }),
)

/** The refusal that a screen has a sentence for. A rule that no member can help breaking is `server-refused`. */
export const commonRefusal = (code: string): CommonRefusal => all.get(code) ?? 'server-refused'

/** The same for what the connection broke off with: the broken rule says more than that one is broken. */
export const wireRefusal = ({ code, rule }: WireError): CommonRefusal => commonRefusal(rule ?? code)
