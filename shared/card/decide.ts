// What to write on a card for each thing a person wants.
import type { CardEvent, Keys } from './events.ts'
import { activeDevices, type CardState, currentKeys } from './state.ts'

export type CardCommand =
  | { do: 'open'; keys: Omit<Keys, 'type' | 'generation'>; device: string }
  | { do: 'add-device'; device: string }
  | { do: 'revoke-device'; device: string; next: Omit<Keys, 'type' | 'generation'> }
  | { do: 'change-ways'; ways: Keys['ways'] }
  | { do: 'new-generation'; next: Omit<Keys, 'type' | 'generation'> }

export type CardRefusal = 'card-already-open' | 'card-not-open' | 'device-known' | 'device-unknown'

/** The events that carry out the command, or why not. */
export function decideCard(state: CardState, command: CardCommand): CardEvent[] | { refused: CardRefusal } {
  const now = currentKeys(state)
  if (command.do === 'open') {
    if (now) return { refused: 'card-already-open' }
    return [
      { type: 'keys', generation: 1, ...command.keys },
      { type: 'device-add', device: command.device },
    ]
  }
  if (!now) return { refused: 'card-not-open' }
  switch (command.do) {
    case 'add-device':
      if (state.devices.some((d) => d.device === command.device)) return { refused: 'device-known' }
      return [{ type: 'device-add', device: command.device }]
    case 'revoke-device':
      if (!activeDevices(state).some((d) => d.device === command.device)) return { refused: 'device-unknown' }
      return [
        { type: 'device-revoke', device: command.device },
        { type: 'keys', generation: now.generation + 1, ...command.next },
      ]
    case 'change-ways':
      return [
        { type: 'keys', generation: now.generation, account: now.account, box: now.box, ways: command.ways },
      ]
    case 'new-generation':
      return [{ type: 'keys', generation: now.generation + 1, ...command.next }]
    default:
      return command satisfies never
  }
}
