// Given: what stands behind *U geeft dit*: one exact summary of a choice, as data for a sentence in any language.
import type { Past } from './request.ts'
import { verbOf, type Wish } from './wish.ts'

/** The maps of one child (null: the family) that share a verb: *Ravi leest School en Gezondheid van Bram*. */
export type GivenGroup = { readonly child: string | null; readonly maps: readonly Wish['map'][] }

export type Given = {
  /** Nothing is given: the button says so and signs nothing. */
  readonly nothing: boolean
  readonly reads: readonly GivenGroup[]
  readonly readsAndWrites: readonly GivenGroup[]
  readonly writesOnly: readonly GivenGroup[]
  /** *Schrijven mag Ravi niet*: said when something is given and nothing of it may be written. */
  readonly neverWrites: boolean
  readonly past: Past
  readonly until: string
  /** How many maps open. */
  readonly count: number
}

/** Summarises a choice; every map that opens is named exactly once, under exactly one verb. */
export function summarise(chosen: readonly Wish[], past: Past, until: string): Given {
  const grouped = (verb: string): GivenGroup[] => {
    const groups = new Map<string | null, Wish['map'][]>()
    for (const one of chosen) {
      if (verbOf(one) !== verb) continue
      groups.set(one.child, [...(groups.get(one.child) ?? []), one.map])
    }
    return [...groups].map(([child, maps]) => ({ child, maps }))
  }
  const count = chosen.filter((one) => verbOf(one) !== 'none').length
  return {
    nothing: count === 0,
    reads: grouped('read'),
    readsAndWrites: grouped('read-write'),
    writesOnly: grouped('write'),
    neverWrites: count > 0 && chosen.every((one) => !one.write),
    past,
    until,
    count,
  }
}
