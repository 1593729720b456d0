// A visit: somebody with a grant says that they come to look; then their device fetches.
import { accessOf, mayRead } from '#shared/compartment/state.ts'
import { decideMember } from '#shared/member/decide.ts'
import type { AccessEvent } from '#shared/member/events.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import { askedKept } from './own.ts'
import { mapsOf } from './vaults.ts'

type Done = { done: true; draft: Draft }

const refused = (code: string): Refusal => ({ refused: code })

/** Why this person comes, as they were let in: as the one who coordinates, as somebody of the network, or to give care. */
function purposeOf(core: Core, vault: string, log: string): AccessEvent['purpose'] {
  const met = mapsOf(core, vault).flatMap(
    ({ card }) => card?.people.find((p) => p.person === core.person) ?? [],
  )
  // Before the first visit no map says it: then what they asked to be.
  const asked = askedKept(core).findLast((one) => one.log === log)?.ask.as
  const me = met.at(-1) ?? { coordinator: asked === 'coordinator', shape: asked }
  if (me.coordinator) return 'coordination'
  return me.shape === 'network' ? 'agreement' : 'care'
}

/** Says who comes and why, then fetches: opens maps for half an hour on this device. */
export async function visit(core: Core, vault: string, logs: readonly string[]): Promise<Refusal | Done> {
  const made = await core.act(vault, (draft) => {
    const own = core.replica.memberLog(vault, core.person)
    if (!own) return refused('no-access')
    const byGrant = new Map<string, string[]>()
    for (const id of logs) {
      const map = core.replica.log(id, 'compartment')
      const access = map && core.served.has(id) ? accessOf(map.state, core.person) : null
      // Who may only write has nothing to fetch.
      const terms = access && mayRead(access) ? access.terms : null
      if (terms) byGrant.set(terms, [...(byGrant.get(terms) ?? []), id])
    }
    if (byGrant.size === 0) return refused('no-access')
    const purpose = purposeOf(core, vault, own.id)
    for (const [grant, compartments] of byGrant) {
      const intents = decideMember(own.state, { do: 'visit', compartments, grant, purpose })
      if (isRefusal(intents)) return intents
      draft.part(own.id, own).events.push(...intents)
    }
    return null
  })
  if (!isRefusal(made)) for (const id of logs) await core.openMap(id)
  return made
}
