// Draft: less than somebody has now, while it is being chosen. It begins with what they have; more cannot be chosen.

import { dayOf } from '#web/record/day.ts'
import type { Narrower } from '#web/vault/engine.ts'
import type { HelperView } from '#web/vault/shown.ts'

type Has = HelperView['maps'][number]
export type Keeps = Narrower['may']

export type Draft = {
  /** One for each map they have, in its order. */
  readonly may: readonly Keeps[]
  /** `YYYY-MM-DD`, or empty */
  readonly end: string
}

/** What may be left of a map: nothing, or as much as there is. */
export function leftOf({ may }: Pick<Has, 'may'>): Keeps[] {
  return may === 'both' ? ['none', 'read', 'write', 'both'] : ['none', may]
}

/** The last day on which anything of theirs ends. */
export const lastDay = (maps: readonly Has[]): string => dayOf(Math.max(...maps.map((map) => map.end)))

export const asItIs = (maps: readonly Has[]): Draft => ({
  may: maps.map(({ may }) => may),
  end: lastDay(maps),
})

export type EndWrong = 'missing' | 'passed' | 'later'

export function wrongEnd({ end }: Draft, maps: readonly Has[], today: string): EndWrong | null {
  if (end === '') return 'missing'
  if (end < today) return 'passed'
  return end > lastDay(maps) ? 'later' : null
}

/** What changes, map by map; a map whose own end is earlier keeps it. */
export function changesOf(draft: Draft, maps: readonly Has[]): (Narrower & { from: Has })[] {
  return maps.flatMap((from, at) => {
    const may = draft.may[at] ?? from.may
    const own = dayOf(from.end)
    const end = draft.end < own ? draft.end : own
    return may === from.may && end === own ? [] : [{ log: from.log, may, end, from }]
  })
}

export type Ready = { readonly to: readonly Narrower[] } | { readonly missing: 'change' | 'end' | 'all' }

/** What to sign, or why not yet. Nothing left at all is taking back, which has a button and a receipt of its own. */
export function readyOf(draft: Draft, maps: readonly Has[], today: string): Ready {
  if (wrongEnd(draft, maps, today) !== null) return { missing: 'end' }
  if (draft.may.every((one) => one === 'none')) return { missing: 'all' }
  const changes = changesOf(draft, maps)
  if (changes.length === 0) return { missing: 'change' }
  return { to: changes.map(({ log, may, end }) => ({ log, may, end })) }
}
