// Ends: once a grant's end has come its map owes a new key, and a keeper's software makes it.
import { decideCompartment } from '#shared/compartment/decide.ts'
import { dueInCompartment } from '#shared/compartment/due.ts'
import { decideFamily } from '#shared/family/decide.ts'
import { dueInFamily } from '#shared/family/due.ts'
import type { FamilyState } from '#shared/family/state.ts'
import type { Log } from '#shared/log/check.ts'
import { carryOutFamily } from './carry.ts'
import { type Core, isRefusal } from './core.ts'

/**
 * Takes everybody out whose end has come, of every map this person keeps, whether they hold its vault or not: one entry per
 * vault, with new keys for who stays.
 */
export async function expireEnded(core: Core): Promise<void> {
  for (const vault of new Set(owed(core).map((log) => log.state.vault)))
    await core.act(vault, (draft) => {
      for (const map of owed(core).filter((log) => log.state.vault === vault)) {
        const intents = decideCompartment(map.state, { do: 'expire' }, core.seenTime)
        if (isRefusal(intents)) return intents
        draft.carryOut(draft.part(map.id, map), intents)
      }
      return null
    })
}

/** Closes invitations whose end has come, so that the family's list of open codes is true. */
export async function closeInvitations(core: Core): Promise<void> {
  for (const { id, state } of core.replica.of('family')) {
    if (!core.holds(id) || endedInvitations(state, core.seenTime).length === 0) continue
    await core.act(id, (draft) => {
      const family = core.replica.log(id, 'family')
      if (!family) return { refused: 'no-access' }
      for (const invite of endedInvitations(family.state, core.seenTime)) {
        const intents = decideFamily(family.state, { do: 'end-invite', invite }, core.person, core.seenTime)
        if (isRefusal(intents)) return intents
        carryOutFamily(draft, draft.part(id, family), intents)
      }
      return null
    })
  }
}

const endedInvitations = (state: FamilyState, now: number): string[] =>
  dueInFamily(state, now).flatMap((due) => (due.do === 'invite-ends' ? [due.invite] : []))

/** Maps this person keeps in which an end has come. */
const owed = (core: Core): Log<'compartment'>[] =>
  core.replica
    .of('compartment')
    .filter((log) => core.served.has(log.id) && log.state.keepers.includes(core.person))
    .filter((log) => dueInCompartment(log.state, core.seenTime).length > 0)
