// The keyring as a kind of log.
import { createFields, createSchema, type Kind } from '#shared/log/kind.ts'
import { type KeyringEvent, keyringEvent } from './events.ts'
import { keyringDemands, keyringRules } from './rules.ts'
import { currentUserKey, type KeyringState } from './state.ts'

const reduce = (state: KeyringState, event: KeyringEvent): KeyringState => {
  switch (event.type) {
    case 'way-add': {
      const { type: _, userKey, ...way } = event
      const now = currentUserKey(state)
      const reached =
        now && userKey !== null ? { ...now, boxes: [...now.boxes, { way: way.way, box: userKey }] } : null
      return {
        ...state,
        ways: [...state.ways, way],
        userKeys: reached ? [...state.userKeys.slice(0, -1), reached] : state.userKeys,
      }
    }
    case 'way-remove': {
      const gone = state.ways.find((w) => w.way === event.way)
      // The shares are of the recovery secret: with it they are void.
      const shares = gone?.kind === 'recovery' ? null : state.shares
      return { ...state, shares, ways: state.ways.filter((w) => w.way !== event.way) }
    }
    case 'user-key': {
      const { type: _, ...key } = event
      return { ...state, userKeys: [...state.userKeys, key] }
    }
    case 'shares': {
      const { type: _, ...shares } = event
      return { ...state, shares }
    }
    case 'note':
      return state
    default:
      return event satisfies never
  }
}

export const keyring: Kind<KeyringState, KeyringEvent> = {
  name: 'keyring',
  event: keyringEvent,
  create: createSchema('keyring', { owner: createFields.owner }),
  initial: (create) => ({ owner: create.owner ?? '', ways: [], userKeys: [], shares: null }),
  rules: keyringRules,
  demands: keyringDemands,
  reduce,
  fork: (state) => state,
  settle: (state) => state,
}
