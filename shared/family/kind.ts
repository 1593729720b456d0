// The family's log as a kind of log.
import { withEpoch } from '#shared/log/epochs.ts'
import { type By, createFields, createSchema, type Kind } from '#shared/log/kind.ts'
import { Layer } from '#shared/log/layer.ts'
import { type FamilyEvent, familyEvent } from './events.ts'
import { familyDemands, familyRules } from './rules.ts'
import { type FamilyState, termsHash } from './state.ts'

/** One announced change is made once: later holders need a notice of their own. */
const carriedOut = (state: FamilyState, wait: string | null): FamilyState =>
  wait === null
    ? state
    : { ...state, waits: state.waits.map((w) => (w.wait === wait ? { ...w, done: true } : w)) }

const reduce = (state: FamilyState, event: FamilyEvent, by: By): FamilyState => {
  switch (event.type) {
    case 'holder': {
      const others = state.holders.filter((person) => person !== event.person)
      const holders = event.acts === 'add' ? [...others, event.person] : others
      return { ...carriedOut(state, event.wait), holders }
    }
    case 'policy': {
      const { policy, version, grant, revoke, next } = event
      const others = state.policies.filter((p) => p.policy !== policy)
      return {
        ...carriedOut(state, event.wait),
        policies: [...others, { policy, version, grant, revoke, next }],
      }
    }
    case 'compartment': {
      const others = state.compartments.filter((c) => c.log !== event.log)
      const named = { log: event.log, policy: event.policy, closed: event.acts === 'close' }
      return { ...state, compartments: [...others, named] }
    }
    case 'invite': {
      const { invite, hash, uses, end } = event
      return { ...state, invites: [...state.invites, { invite, hash, uses, end }] }
    }
    case 'invite-end':
      return { ...state, invites: state.invites.filter((i) => i.invite !== event.invite) }
    case 'approve': {
      const terms = termsHash(event.terms)
      const { request, policies } = event
      const approval = { by: by.person, request, terms, policies, time: by.seen.time }
      return {
        ...state,
        terms: new Map(state.terms).set(terms, event.terms),
        approvals: [...state.approvals, approval],
        declines: state.declines.filter((d) => d.by !== by.person || d.request !== request),
      }
    }
    case 'decline': {
      const { request, grantee } = event
      return {
        ...state,
        approvals: state.approvals.filter((a) => a.by !== by.person || a.request !== request),
        declines: [...state.declines, { by: by.person, request, grantee, time: by.seen.time }],
      }
    }
    case 'revoke': {
      const ended = [...state.terms]
        .filter(([, terms]) => terms.grantee === event.grantee)
        .map(([hash]) => hash)
      return {
        ...state,
        approvals: state.approvals.filter((a) => !ended.includes(a.terms)),
        revoked: new Map(state.revoked).set(event.grantee, by.seen.time),
      }
    }
    case 'wait': {
      const { wait, hash, until } = event
      return {
        ...state,
        waits: [
          ...state.waits,
          { wait, hash, until, by: by.person, agreed: [by.person], refused: false, done: false },
        ],
      }
    }
    case 'agree-wait':
      return {
        ...state,
        waits: state.waits.map((w) =>
          w.wait === event.wait ? { ...w, agreed: [...w.agreed, by.person] } : w,
        ),
      }
    case 'refuse-wait':
      return {
        ...state,
        waits: state.waits.map((w) => (w.wait === event.wait ? { ...w, refused: true } : w)),
      }
    case 'epoch':
      return {
        ...state,
        epochs: withEpoch(state.epochs, event, by).map((e, i) => ({
          ...e,
          inbox: state.epochs[i]?.inbox ?? event.inbox,
        })),
      }
    case 'put':
      state.records.set(event.record, { rev: event.rev, body: event.body, erased: false })
      return state
    case 'erase':
      return { ...carriedOut(state, event.wait), erased: true }
    case 'note':
      return state
    default:
      return event satisfies never
  }
}

export const family: Kind<FamilyState, FamilyEvent> = {
  name: 'family',
  event: familyEvent,
  create: createSchema('family', { by: createFields.by }),
  initial: () => ({
    holders: [],
    policies: [],
    compartments: [],
    invites: [],
    terms: new Map(),
    approvals: [],
    revoked: new Map(),
    declines: [],
    waits: [],
    epochs: [],
    records: Layer.empty(),
    erased: false,
  }),
  rules: familyRules,
  demands: familyDemands,
  reduce,
  fork: (state) => ({ ...state, records: state.records.fork() }),
  settle: (state) => ({ ...state, records: state.records.settle() }),
}
