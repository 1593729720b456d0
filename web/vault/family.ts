// What is known here of who decides: the family's log, for who holds the vault; else the lines of it that name this person.
import type { FamilyState } from '#shared/family/state.ts'
import type { Core } from './core.ts'

/** Of a state made of the lines that name somebody, holders, epochs and records are not known. */
export type KnownFamily = { id: string; state: FamilyState }

/** Null for who is named by no policy of this vault. */
export function familyOf(core: Core, vault: string): KnownFamily | null {
  const whole = core.replica.log(vault, 'family')
  if (whole) return whole
  const named = core.named.get(vault)
  return named ? { id: vault, state: named.state } : null
}
