// The organisation as a kind of log.
import { type By, createFields, createSchema, type Kind } from '#shared/log/kind.ts'
import { kvk, type OrganisationEvent, organisationEvent, organisationName } from './events.ts'
import { organisationDemands, organisationRules } from './rules.ts'
import type { OrganisationState } from './state.ts'

const reduce = (state: OrganisationState, event: OrganisationEvent, by: By): OrganisationState => {
  switch (event.type) {
    case 'admin':
      return {
        ...state,
        admins:
          event.acts === 'add'
            ? [...state.admins, event.person]
            : state.admins.filter((p) => p !== event.person),
      }
    case 'attest': {
      const attestation = { person: event.person, since: by.seen.time, end: event.end, withdrawn: null }
      return { ...state, attestations: [...state.attestations, attestation] }
    }
    case 'withdraw':
      return {
        ...state,
        attestations: state.attestations.map((a) =>
          a.person === event.person && a.withdrawn === null ? { ...a, withdrawn: by.seen.time } : a,
        ),
      }
    case 'note':
      return state
    default:
      return event satisfies never
  }
}

export const organisation: Kind<OrganisationState, OrganisationEvent> = {
  name: 'organisation',
  event: organisationEvent,
  create: createSchema('organisation', { name: organisationName, kvk, by: createFields.by }),
  initial: (create) => ({ name: create.name ?? '', kvk: create.kvk ?? '', admins: [], attestations: [] }),
  rules: organisationRules,
  demands: organisationDemands,
  reduce,
  fork: (state) => state,
  settle: (state) => state,
}
