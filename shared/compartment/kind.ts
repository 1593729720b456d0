// The compartment as a kind of log.
import { withEpoch, withLockbox } from '#shared/log/epochs.ts'
import { type By, createFields, createSchema, type Kind } from '#shared/log/kind.ts'
import { Layer } from '#shared/log/layer.ts'
import { type Admit, type CompartmentEvent, compartmentEvent } from './events.ts'
import { compartmentDemands, compartmentRules } from './rules.ts'
import type { CompartmentState } from './state.ts'

const without = (state: CompartmentState, person: string): CompartmentState => ({
  ...state,
  access: state.access.filter((a) => a.person !== person),
  keepers: state.keepers.filter((keeper) => keeper !== person),
})

const withAccess = (state: CompartmentState, event: Admit, seq: number): CompartmentState => {
  const { person, may, history, end, terms } = event
  return {
    ...state,
    access: [
      ...state.access.filter((a) => a.person !== person),
      { person, may, history, end, terms, since: seq },
    ],
    known: state.known.includes(person) ? state.known : [...state.known, person],
    used: terms === null ? state.used : [...state.used, terms],
    epochs: event.box ? withLockbox(state.epochs, event.box) : state.epochs,
  }
}

const reduce = (state: CompartmentState, event: CompartmentEvent, by: By): CompartmentState => {
  switch (event.type) {
    case 'keepers':
      return { ...state, keepers: event.keepers }
    case 'admit':
      return withAccess(state, event, by.seq)
    case 'narrow': {
      const { person, may, end } = event
      return { ...state, access: state.access.map((a) => (a.person === person ? { ...a, may, end } : a)) }
    }
    case 'remove':
    case 'expire':
      return without(state, event.person)
    case 'epoch':
      return { ...state, epochs: withEpoch(state.epochs, event, by) }
    case 'put':
    case 'adopt':
      state.records.set(event.record, { rev: event.rev, body: event.body, erased: false })
      return state
    case 'erase': {
      const head = state.records.get(event.record)
      if (head) state.records.set(event.record, { ...head, erased: true })
      return state
    }
    case 'reseal':
    case 'note':
      return state
    default:
      return event satisfies never
  }
}

export const compartment: Kind<CompartmentState, CompartmentEvent> = {
  name: 'compartment',
  event: compartmentEvent,
  create: createSchema('compartment', { vault: createFields.vault, by: createFields.by }),
  initial: (create) => ({
    vault: create.vault ?? '',
    keepers: [],
    access: [],
    known: [],
    used: [],
    epochs: [],
    records: Layer.empty(),
  }),
  rules: compartmentRules,
  demands: compartmentDemands,
  reduce,
  fork: (state) => ({ ...state, records: state.records.fork() }),
  settle: (state) => ({ ...state, records: state.records.settle() }),
}
