// Ends: once a grant's end has come its map owes a new key, and a keeper's software makes it.
import { decideCompartment } from '#shared/compartment/decide.ts'
import { dueInCompartment } from '#shared/compartment/due.ts'
import type { Log } from '#shared/log/check.ts'
import { type Core, isRefusal } from './core.ts'
import { mapsOf } from './vaults.ts'

/** Takes everybody out whose end has come, in every vault held here: one entry per vault, with new keys for who stays. */
export async function expireEnded(core: Core): Promise<void> {
  for (const family of core.replica.of('family')) {
    if (!core.holds(family.id) || owed(core, family.id).length === 0) continue
    await core.act(family.id, (draft) => {
      for (const map of owed(core, family.id)) {
        const intents = decideCompartment(map.state, { do: 'expire' }, core.seenTime)
        if (isRefusal(intents)) return intents
        draft.carryOut(draft.part(map.id, map), intents)
      }
      return null
    })
  }
}

/** Maps this person keeps in which an end has come. */
const owed = (core: Core, vault: string): Log<'compartment'>[] =>
  mapsOf(core, vault)
    .map(({ log }) => log)
    .filter(
      (log) =>
        log.state.keepers.includes(core.person) && dueInCompartment(log.state, core.seenTime).length > 0,
    )
