// Keys that somebody's revoked device still holds: each keeper's client makes new ones, and owners say in every log that it is gone.
import { currentKeys } from '#shared/card/state.ts'
import { type CompartmentIntent, decideCompartment } from '#shared/compartment/decide.ts'
import { accessOf } from '#shared/compartment/state.ts'
import { decideFamily } from '#shared/family/decide.ts'
import type { Log } from '#shared/log/check.ts'
import { heldByOlderKeys } from '#shared/log/epochs.ts'
import { kindIs } from '#shared/log/is.ts'
import { carryOutFamily } from './carry.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import { writeMapCard } from './vaults.ts'

/** Whether somebody holds the key in force by a generation of their card that is over. */
export const isOverdue = (core: Core, log: Log<'compartment'> | Log<'family'>): boolean =>
  heldByOlderKeys(log.state, (person) => {
    const card = core.replica.card(person)
    return (card && currentKeys(card.state)?.generation) ?? null
  }).length > 0

/** A new key first, in the same entry, where a revoked device holds the one in force and this person keeps the map. */
export function freshKey(core: Core, draft: Draft, map: Log<'compartment'>): Refusal | null {
  if (!isOverdue(core, map) || !map.state.keepers.includes(core.person)) return null
  const intents = decideCompartment(map.state, { do: 'rotate' }, core.seenTime)
  if (isRefusal(intents)) return intents
  draft.carryOut(draft.part(map.id, map), intents as CompartmentIntent[])
  return null
}

/** New keys for everything this person keeps, one entry per vault; with the family's also the inbox that its maps name. */
export async function rotateOverdue(core: Core): Promise<void> {
  for (const vault of vaultsOf(core)) {
    if (!owes(core, vault)) continue
    await core.act(vault, (draft) => {
      const family = core.holds(vault) ? core.replica.log(vault, 'family') : null
      if (family && isOverdue(core, family)) {
        const intents = decideFamily(family.state, { do: 'rotate' }, core.person, core.seenTime)
        if (isRefusal(intents)) return intents
        carryOutFamily(draft, draft.part(vault, family), intents)
      }
      for (const map of keptIn(core, vault)) {
        const refused = freshKey(core, draft, map)
        if (refused) return refused
        if (draft.inbox) {
          const { inbox, epoch: inboxEpoch } = draft.inbox
          writeMapCard(core, draft, map, (card) => ({ ...card, inbox, inboxEpoch }))
        }
      }
      return null
    })
  }
}

/**
 * Carries this person's own revocations into every log they may write in and have not written in since: from then on no
 * entry of the revoked device that says it stands on the older card is let in (`card-went-back`).
 */
export async function noteRevocations(core: Core): Promise<void> {
  const card = core.replica.card(core.person)
  const since = Math.max(
    0,
    ...(card?.state.devices ?? []).map(({ until }) => (until === null ? 0 : until + 1)),
  )
  const unaware = (log: Log) => (log.at.get(core.person) ?? 0) < since
  if (since === 0) return
  for (const vault of vaultsOf(core)) {
    if (!writtenIn(core, vault).some(unaware)) continue
    await core.act(vault, (draft) => {
      for (const log of writtenIn(core, vault).filter(unaware))
        draft.part(log.id, log).events.push({ type: 'note' })
      return null
    })
  }
}

const vaultsOf = (core: Core): string[] => [
  ...new Set(
    [...core.served.keys()].flatMap((id) => {
      const log = core.replica.file(id)?.log
      if (!log) return []
      if (kindIs(log, 'family')) return [log.id]
      return kindIs(log, 'compartment') || kindIs(log, 'member') ? [log.state.vault] : []
    }),
  ),
]

const servedMaps = (core: Core, vault: string): Log<'compartment'>[] =>
  core.replica.of('compartment').filter((log) => log.state.vault === vault && core.served.has(log.id))

const keptIn = (core: Core, vault: string): Log<'compartment'>[] =>
  servedMaps(core, vault).filter((log) => log.state.keepers.includes(core.person))

function owes(core: Core, vault: string): boolean {
  const family = core.holds(vault) ? core.replica.log(vault, 'family') : null
  return (
    (family !== null && isOverdue(core, family)) || keptIn(core, vault).some((map) => isOverdue(core, map))
  )
}

/** The logs of a vault that take an entry of this person. */
function writtenIn(core: Core, vault: string): Log[] {
  const family = core.holds(vault) ? core.replica.log(vault, 'family') : null
  const member = core.replica.memberLog(vault, core.person)
  const maps = servedMaps(core, vault).filter((log) => accessOf(log.state, core.person) !== null)
  return [...(family ? [family] : []), ...(member && core.served.has(member.id) ? [member] : []), ...maps]
}
