// The card as a kind of log.
import { createFields, createSchema, type Kind } from '#shared/log/kind.ts'
import { type CardEvent, cardEvent } from './events.ts'
import { cardDemands, cardRules } from './rules.ts'
import type { CardState } from './state.ts'

const reduce = (state: CardState, event: CardEvent, by: { seq: number }): CardState => {
  switch (event.type) {
    case 'keys': {
      const { generation, account, box, ways } = event
      return {
        ...state,
        generations: [...state.generations, { since: by.seq, generation, account, box, ways }],
      }
    }
    case 'device-add':
      return { ...state, devices: [...state.devices, { device: event.device, since: by.seq, until: null }] }
    case 'device-revoke':
      return {
        ...state,
        devices: state.devices.map((d) => (d.device === event.device ? { ...d, until: by.seq } : d)),
      }
    case 'note':
      return state
    default:
      return event satisfies never
  }
}

export const card: Kind<CardState, CardEvent> = {
  name: 'card',
  event: cardEvent,
  create: createSchema('card', { device: createFields.device }),
  initial: () => ({ generations: [], devices: [] }),
  rules: cardRules,
  demands: cardDemands,
  reduce,
  fork: (state) => state,
  settle: (state) => state,
}
