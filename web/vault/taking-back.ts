// Taking back: out of every map, with new keys for who stays.
import { randomId } from '#crypto/secret/random.ts'
import { decideCompartment } from '#shared/compartment/decide.ts'
import { accessOf } from '#shared/compartment/state.ts'
import { decideFamily } from '#shared/family/decide.ts'
import { policyOver } from '#shared/family/state.ts'
import { carryOutFamily } from './carry.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import { ending } from './narrow.ts'
import { mapsOf } from './vaults.ts'

type Done = { done: true; draft: Draft }

const refused = (code: string): Refusal => ({ refused: code })

/**
 * Ends everything of a person over which one may decide: out of every map, with new keys for who stays, in one entry. Who
 * is named by a policy may do so without holding the vault: the head of the family's log is all it takes.
 */
export function takeBack(core: Core, vault: string, person: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    if (!family) return takeBackAsNamed(core, draft, vault, person)
    const now = core.seenTime
    const maps = mapsOf(core, vault).filter(({ log }) => accessOf(log.state, person) !== null)
    const command = { do: 'revoke' as const, grantee: person, logs: maps.map(({ log }) => log.id) }
    const intents = decideFamily(family.state, command, core.person, now)
    if (isRefusal(intents)) return intents
    carryOutFamily(draft, draft.part(vault, family), intents)
    const revoked = intents.flatMap((intent) => (intent.type === 'revoke' ? intent.logs : []))
    for (const { log } of maps.filter(({ log }) => revoked.includes(log.id))) {
      const removal = decideCompartment(log.state, { do: 'remove', person }, now)
      if (isRefusal(removal)) return removal
      draft.carryOut(draft.part(log.id, log), removal)
    }
    return null
  })
}

function takeBackAsNamed(core: Core, draft: Draft, vault: string, person: string): Refusal | null {
  const named = core.named.get(vault)
  if (!named) return refused('no-access')
  const mine = mapsOf(core, vault).filter(({ log }) => {
    const policy = policyOver(named.state, log.id)
    return policy?.revoke.includes(core.person) && !policy.grant.includes(person)
  })
  const maps = mine.filter(({ log }) => accessOf(log.state, person) !== null)
  if (maps.length === 0) return refused('nothing-to-revoke')
  const { size, root } = named
  const events = [{ type: 'revoke', grantee: person, logs: maps.map(({ log }) => log.id) }]
  draft.parts.push({ log: vault, at: null, seq: size, prev: root, salt: randomId(), events })
  for (const { log } of maps) {
    const removal = decideCompartment(log.state, { do: 'remove', person }, core.seenTime)
    if (isRefusal(removal)) return removal
    draft.carryOut(draft.part(log.id, log), removal)
  }
  return null
}

/** Ends what a person may do in one map, with a new key: by whoever keeps it and may take back, a young person too. */
export function takeBackMap(core: Core, log: string, person: string): Promise<Refusal | Done> {
  const vault = core.replica.log(log, 'compartment')?.state.vault ?? ''
  return core.act(vault, (draft) => {
    const map = core.replica.log(log, 'compartment')
    const access = map && accessOf(map.state, person)
    if (!map || !access || access.end === 0) return refused('no-access')
    const intents = ending(map, access, core.seenTime)
    if (isRefusal(intents)) return intents
    draft.carryOut(draft.part(log, map), intents)
    return null
  })
}
