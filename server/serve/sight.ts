// Who sees which log: the one place that says it, asked for every leaf, head and byte that leaves the server.

import type { States } from '#server/states.ts'
import { accessOf, hasEnded } from '#shared/compartment/state.ts'
import type { Log } from '#shared/log/check.ts'
import { kindIs } from '#shared/log/is.ts'

/** Whether a person is served the leaves of a log at `now` (Unix seconds of the server's clock). */
export async function sees(person: string, log: Log, states: States, now: number): Promise<boolean> {
  if (kindIs(log, 'card') || kindIs(log, 'organisation')) return true
  if (kindIs(log, 'keyring')) return log.state.owner === person
  if (kindIs(log, 'family')) return log.state.holders.includes(person)
  if (kindIs(log, 'compartment')) {
    const access = accessOf(log.state, person)
    return access !== null && !hasEnded(access, now)
  }
  if (kindIs(log, 'member'))
    return log.state.owner === person || (await holdersOf(log.state.vault, states)).includes(person)
  return false
}

/** The holders of a vault; nobody when there is no such vault. */
export async function holdersOf(vault: string, states: States): Promise<readonly string[]> {
  const family = await states.get(vault)
  return family && kindIs(family, 'family') ? family.state.holders : []
}
