// The member log as a kind of log.
import { type By, createFields, createSchema, type Kind } from '#shared/log/kind.ts'
import { type MemberEvent, memberEvent } from './events.ts'
import { memberDemands, memberRules } from './rules.ts'
import type { MemberState } from './state.ts'

const VISITS_KEPT = 256

const reduce = (state: MemberState, event: MemberEvent, by: By): MemberState => {
  const time = by.seen.time
  switch (event.type) {
    case 'request': {
      const { record, body, invite } = event
      return {
        ...state,
        requests: [...state.requests, { leaf: by.leaf, record, body, invite, time, withdrawn: false }],
      }
    }
    case 'withdraw':
      return {
        ...state,
        requests: state.requests.map((r) => (r.leaf === event.request ? { ...r, withdrawn: true } : r)),
      }
    case 'approve': {
      const { request, terms, policies } = event
      return {
        ...state,
        approvals: [...state.approvals, { request, terms, policies, time }],
        declines: state.declines.filter((d) => d.request !== request),
      }
    }
    case 'decline': {
      const { request, grantee } = event
      return {
        ...state,
        approvals: state.approvals.filter((a) => a.request !== request),
        declines: [...state.declines, { request, grantee, time }],
      }
    }
    case 'access': {
      const { compartments, grant, purpose } = event
      const visit = { compartments, grant, purpose, device: by.device, time, seq: by.seq }
      return { ...state, visits: [...state.visits, visit].slice(-VISITS_KEPT) }
    }
    case 'declare':
      return { ...state, declarations: [...state.declarations, { leaf: by.leaf, time }] }
    case 'drop': {
      const { log, record, rev, body, box, size, schema, files } = event
      const dropped = { leaf: by.leaf, log, record, rev, body, box, size, schema, files, time }
      return { ...state, drops: [...state.drops, dropped] }
    }
    case 'note':
      return state
    default:
      return event satisfies never
  }
}

export const member: Kind<MemberState, MemberEvent> = {
  name: 'member',
  event: memberEvent,
  create: createSchema('member', { vault: createFields.vault, owner: createFields.owner }),
  initial: (create) => ({
    vault: create.vault ?? '',
    owner: create.owner ?? '',
    requests: [],
    approvals: [],
    declines: [],
    visits: [],
    drops: [],
    declarations: [],
  }),
  rules: memberRules,
  demands: memberDemands,
  reduce,
  fork: (state) => state,
  settle: (state) => state,
}
