// What to write in a keyring for each thing a person wants with their ways in.
import type { KeyringEvent, UserKey, WayAdd } from './events.ts'
import { currentUserKey, type KeyringState } from './state.ts'

type NewWay = Omit<WayAdd, 'type' | 'userKey'>
type Box = UserKey['boxes'][number]

export type KeyringCommand =
  | { do: 'open'; ways: NewWay[]; boxes: Box[] }
  /** Ways in that come (each with the user key as it stands) and go; with `next` a new user key for those that stand then. */
  | {
      do: 'renew'
      come: readonly { way: NewWay; userKey: string }[]
      gone: readonly string[]
      next: { boxes: Box[]; link: string } | null
    }
  | {
      do: 'share-recovery'
      needed: number
      helpers: { person: string; commit: string; box: string | null }[]
    }

export type KeyringRefusal = 'keyring-already-open' | 'keyring-not-open' | 'way-unknown' | 'last-lasting-way'

/** The events that carry out the command, or why not. */
export function decideKeyring(
  state: KeyringState,
  command: KeyringCommand,
): KeyringEvent[] | { refused: KeyringRefusal } {
  const now = currentUserKey(state)
  if (command.do === 'open') {
    if (now) return { refused: 'keyring-already-open' }
    return [
      ...command.ways.map((way) => ({ type: 'way-add' as const, ...way, userKey: null })),
      { type: 'user-key', generation: 1, boxes: command.boxes, link: null },
    ]
  }
  if (!now) return { refused: 'keyring-not-open' }
  switch (command.do) {
    case 'renew': {
      const { come, gone, next } = command
      if (!gone.every((way) => state.ways.some((w) => w.way === way))) return { refused: 'way-unknown' }
      const stand = [...state.ways, ...come.map(({ way }) => way)].filter((w) => !gone.includes(w.way))
      if (stand.every((w) => w.kind === 'device')) return { refused: 'last-lasting-way' }
      return [
        ...come.map(({ way, userKey }) => ({ type: 'way-add' as const, ...way, userKey })),
        ...gone.map((way) => ({ type: 'way-remove' as const, way })),
        ...(next ? [{ type: 'user-key' as const, generation: now.generation + 1, ...next }] : []),
      ]
    }
    case 'share-recovery':
      return [{ type: 'shares', needed: command.needed, helpers: command.helpers }]
    default:
      return command satisfies never
  }
}
