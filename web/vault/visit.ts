// A visit: somebody with a grant says that they come to look; then their device fetches.
import { accessOf } from '#shared/compartment/state.ts'
import { decideMember } from '#shared/member/decide.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'

type Done = { done: true; draft: Draft }

const refused = (code: string): Refusal => ({ refused: code })

/** Says who comes and why, then fetches: opens maps for half an hour on this device. */
export async function visit(core: Core, vault: string, logs: readonly string[]): Promise<Refusal | Done> {
  const made = await core.act(vault, (draft) => {
    const own = core.replica.memberLog(vault, core.person)
    if (!own) return refused('no-access')
    const byGrant = new Map<string, string[]>()
    for (const id of logs) {
      const map = core.replica.log(id, 'compartment')
      const terms = map && core.served.has(id) ? accessOf(map.state, core.person)?.terms : null
      if (terms) byGrant.set(terms, [...(byGrant.get(terms) ?? []), id])
    }
    if (byGrant.size === 0) return refused('no-access')
    for (const [grant, compartments] of byGrant) {
      const intents = decideMember(own.state, { do: 'visit', compartments, grant, purpose: 'care' })
      if (isRefusal(intents)) return intents
      draft.part(own.id, own).events.push(...intents)
    }
    return null
  })
  if (!isRefusal(made)) for (const id of logs) await core.openMap(id)
  return made
}
