// What a card says: the keys of each generation, and which device signs for the person at which size of the card.
import type { Keys } from './events.ts'

export type Generation = {
  since: number
  generation: number
  account: string
  box: string
  ways: Keys['ways']
}
export type Device = { device: string; since: number; until: number | null }

export type CardState = {
  /** every `keys` event, oldest first; `since` is its sequence number */
  generations: readonly Generation[]
  devices: readonly Device[]
}

/** Whether the device may sign for somebody who says `at`, the size of the card they stand on. */
export const isActive = (state: CardState, device: string, at: number): boolean =>
  state.devices.some((d) => d.device === device && d.since < at && (d.until === null || at <= d.until))

/** The keys that hold when the card is `at` leaves long; null before there are any. */
export const accountAt = (state: CardState, at: number): Generation | null =>
  state.generations.findLast((g) => g.since < at) ?? null

/** The newest keys. */
export const currentKeys = (state: CardState): Generation | null => state.generations.at(-1) ?? null

/** Devices that may sign now. */
export const activeDevices = (state: CardState): Device[] => state.devices.filter((d) => d.until === null)
