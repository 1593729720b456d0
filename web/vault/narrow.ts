// Narrowing: somebody keeps what they have, in fewer maps, with less right or for a shorter time. More takes a new yes of everyone.
import { type CompartmentIntent, decideCompartment } from '#shared/compartment/decide.ts'
import type { May } from '#shared/compartment/events.ts'
import { type Access, accessOf } from '#shared/compartment/state.ts'
import type { Log } from '#shared/log/check.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import type { Narrower } from './engine.ts'
import { endOfDay } from './terms.ts'

type Done = { done: true; draft: Draft }

const refused = (code: string): Refusal => ({ refused: code })

/** Changes what a person may do in these maps, in one entry; with new keys where they may no longer read. */
export function narrow(
  core: Core,
  vault: string,
  person: string,
  to: readonly Narrower[],
): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    for (const { log, may, end: day } of to) {
      const map = core.replica.log(log, 'compartment')
      const access = map && accessOf(map.state, person)
      if (!map || !access || access.end === 0) return refused('no-access')
      const end = Math.min(access.end, endOfDay(day))
      if (end <= core.seenTime) return refused('end-passed')
      const intents =
        may === 'none' ? ending(map, access, core.seenTime) : less(map, access, { may, end }, core.seenTime)
      if (isRefusal(intents)) return intents
      if (intents.length > 0) draft.carryOut(draft.part(log, map), intents)
    }
    return null
  })
}

function less(
  map: Log<'compartment'>,
  { person, may, end }: Access,
  to: { may: May; end: number },
  now: number,
): CompartmentIntent[] | Refusal {
  if (to.may === may && to.end === end) return []
  return decideCompartment(map.state, { do: 'narrow', person, ...to }, now)
}

/** An end that has come, and its expiry: no line of the family's own log is needed, which a young person does not read. */
export function ending(
  map: Log<'compartment'>,
  { person, may }: Access,
  now: number,
): CompartmentIntent[] | Refusal {
  const narrowed = decideCompartment(map.state, { do: 'narrow', person, may, end: now }, now)
  if (isRefusal(narrowed)) return narrowed
  const access = map.state.access.map((a) => (a.person === person ? { ...a, end: now } : a))
  const expired = decideCompartment({ ...map.state, access }, { do: 'expire' }, now)
  return isRefusal(expired) ? expired : [...narrowed, ...expired]
}
