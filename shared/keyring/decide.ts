// What to write in a keyring for each thing a person wants with their ways in.
import type { KeyringEvent, UserKey, WayAdd } from './events.ts'
import { currentUserKey, type KeyringState } from './state.ts'

type NewWay = Omit<WayAdd, 'type' | 'userKey'>
type Box = UserKey['boxes'][number]

export type KeyringCommand =
  | { do: 'open'; ways: NewWay[]; boxes: Box[] }
  | { do: 'add-way'; way: NewWay; userKey: string }
  | { do: 'replace-way'; gone: string; way: NewWay; userKey: string }
  | { do: 'remove-way'; gone: string; boxes: Box[]; link: string }
  | { do: 'share-recovery'; needed: number; helpers: { person: string; commit: string; box: string }[] }

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
    case 'add-way':
      return [{ type: 'way-add', ...command.way, userKey: command.userKey }]
    case 'replace-way':
      if (!state.ways.some((w) => w.way === command.gone)) return { refused: 'way-unknown' }
      return [
        { type: 'way-add', ...command.way, userKey: command.userKey },
        { type: 'way-remove', way: command.gone },
      ]
    case 'remove-way':
      if (!state.ways.some((w) => w.way === command.gone)) return { refused: 'way-unknown' }
      if (!state.ways.some((w) => w.way !== command.gone && w.kind !== 'device'))
        return { refused: 'last-lasting-way' }
      return [
        { type: 'way-remove', way: command.gone },
        { type: 'user-key', generation: now.generation + 1, boxes: command.boxes, link: command.link },
      ]
    case 'share-recovery':
      return [{ type: 'shares', needed: command.needed, helpers: command.helpers }]
    default:
      return command satisfies never
  }
}
