// What to write on a card for each thing a person wants.
import type { CardEvent, Keys } from './events.ts'
import { activeDevices, type CardState, currentKeys } from './state.ts'

export type CardCommand =
  | { do: 'open'; keys: Omit<Keys, 'type' | 'generation'>; device: string }
  /** Devices that come and go, the ways in from now on, and with `next` a new generation; all in one part. */
  | {
      do: 'renew'
      add: readonly string[]
      revoke: readonly string[]
      ways: Keys['ways']
      next: Pick<Keys, 'account' | 'box'> | null
    }

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
  const { add, revoke, ways, next } = command
  if (add.some((device) => state.devices.some((d) => d.device === device))) return { refused: 'device-known' }
  const active = activeDevices(state)
  if (!revoke.every((device) => active.some((d) => d.device === device))) return { refused: 'device-unknown' }
  const { account, box } = next ?? now
  const generation = now.generation + (next ? 1 : 0)
  return [
    ...revoke.map((device) => ({ type: 'device-revoke' as const, device })),
    ...(next || !sameWays(ways, now.ways)
      ? [{ type: 'keys' as const, generation, account, box, ways: [...ways] }]
      : []),
    ...add.map((device) => ({ type: 'device-add' as const, device })),
  ]
}

const sameWays = (a: Keys['ways'], b: Keys['ways']): boolean =>
  a.length === b.length && a.every(({ way, key }) => b.some((w) => w.way === way && w.key === key))
