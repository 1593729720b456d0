// The rules of an organisation's log.
import type { By, Demands } from '#shared/log/kind.ts'
import type { Admin, Attest, OrganisationEvent, WithdrawAttest } from './events.ts'
import { attestationOf, type OrganisationState } from './state.ts'

export const organisationRules = {
  /** The first administrator adds themselves; from then on only administrators write. */
  'author-is-admin': (s: OrganisationState, e: OrganisationEvent, by: By) =>
    s.admins.includes(by.person) ||
    (s.admins.length === 0 &&
      e.type === 'admin' &&
      e.acts === 'add' &&
      e.person === by.person &&
      by.seq === 1),
  'admin-changes': (s: OrganisationState, e: Admin) => (e.acts === 'add') !== s.admins.includes(e.person),
  'an-admin-remains': (s: OrganisationState, e: Admin) => e.acts === 'add' || s.admins.length > 1,
  'attestation-ends-later': (_s: OrganisationState, e: Attest, by: By) => e.end === 0 || e.end > by.seen.time,
  'attestation-stands': (s: OrganisationState, e: WithdrawAttest, by: By) =>
    attestationOf(s, e.person, by.seen.time) !== null,
}

export const organisationDemands: Demands<typeof organisationRules, OrganisationEvent> = {
  admin: ['author-is-admin', 'admin-changes', 'an-admin-remains'],
  attest: ['author-is-admin', 'attestation-ends-later'],
  withdraw: ['author-is-admin', 'attestation-stands'],
  note: ['author-is-admin'],
}
