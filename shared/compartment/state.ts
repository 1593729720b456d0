// What a compartment's log says: who may do what until when, which key is in force, which revision each record has.
import { type Epoch, heldByOlderKeys } from '#shared/log/epochs.ts'
import type { Layer } from '#shared/log/layer.ts'
import type { RecordHead } from '#shared/log/records.ts'
import type { History, May } from './events.ts'

/** Somebody who may read or write here. `end` 0: no end. */
export type Access = {
  person: string
  may: May
  history: History
  end: number
  terms: string | null
  since: number
}

export type CompartmentState = {
  vault: string
  keepers: readonly string[]
  access: readonly Access[]
  /** everybody who was ever admitted */
  known: readonly string[]
  /** hashes of terms by which somebody was admitted before */
  used: readonly string[]
  epochs: readonly Epoch[]
  records: Layer<RecordHead>
}

export const mayRead = (access: Access): boolean => access.may !== 'write'
export const mayWrite = (access: Access): boolean => access.may !== 'read'
/** Whether the grant's end has come at `now` (Unix seconds of deciding time). */
export const hasEnded = (access: Access, now: number): boolean => access.end !== 0 && access.end <= now

export const accessOf = (state: CompartmentState, person: string): Access | null =>
  state.access.find((a) => a.person === person) ?? null

/** Everybody who holds the key: the recipients of the next epoch. */
export const readers = (state: CompartmentState): string[] =>
  state.access.filter(mayRead).map((a) => a.person)

/**
 * Why the key in force must be replaced before anything is sealed under it: somebody holds it who no longer may.
 * Ends are judged by deciding time; revoked devices by the generation of each reader's key (`generationOf` gives the
 * newest known, or null).
 */
export function staleBecause(
  state: CompartmentState,
  now: number,
  generationOf: (person: string) => number | null,
): { person: string; why: 'ended' | 'device-revoked' }[] {
  const reasons: { person: string; why: 'ended' | 'device-revoked' }[] = []
  for (const access of state.access)
    if (mayRead(access) && hasEnded(access, now)) reasons.push({ person: access.person, why: 'ended' })
  for (const person of heldByOlderKeys(state, generationOf)) reasons.push({ person, why: 'device-revoked' })
  return reasons
}
