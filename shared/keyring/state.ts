// What a keyring says: the ways in that stand, and the user key sealed to each.
import type { Shares, UserKey, WayAdd } from './events.ts'

export type Way = Omit<WayAdd, 'type' | 'userKey'>

export type KeyringState = {
  owner: string
  ways: readonly Way[]
  /** every generation of the user key, oldest first; boxes added later by `way-add` are in the newest */
  userKeys: readonly Omit<UserKey, 'type'>[]
  shares: Omit<Shares, 'type'> | null
}

/** The newest generation of the user key; null before the first. */
export const currentUserKey = (state: KeyringState): Omit<UserKey, 'type'> | null =>
  state.userKeys.at(-1) ?? null

/** The ways that are no device: those the card lists. */
export const lastingWays = (state: KeyringState): Way[] => state.ways.filter((way) => way.kind !== 'device')
