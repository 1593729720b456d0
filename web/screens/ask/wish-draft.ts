// Wish draft: what a professional is about to ask, while it is being filled in. Nothing is chosen beforehand but an end.
import { type MapName, startMaps } from '#web/child/maps.ts'
import { type EndRefusal, type Past, refusesEnd } from '#web/consent/request.ts'
import type { Wish } from '#web/consent/wish.ts'
import { addMonths } from '#web/record/day.ts'
import type { AskFor } from '#web/vault/engine.ts'
import type { RequestView, VaultView } from '#web/vault/shown.ts'

export type Wanted = 'none' | 'read' | 'read-write'

export type AskDraft = {
  readonly purpose: string
  readonly coordinator: boolean
  /** Per place (`placeKey`), what is wanted; a place that is absent is not asked for. */
  readonly wanted: Readonly<Record<string, Wanted>>
  readonly past: Past | undefined
  /** `YYYY-MM-DD`, or empty */
  readonly end: string
}

export type AskPlace = { readonly child: string | null; readonly map: MapName }

export const placeKey = ({ child, map }: AskPlace): string => `${child ?? ''}/${map}`

/** The maps somebody may ask for: the start set of each child, and the family's plan. */
export const placesOf = (children: readonly { readonly id: string }[]): AskPlace[] => [
  ...children.flatMap(({ id }) => startMaps.map((map) => ({ child: id, map }))),
  { child: null, map: 'gezinsplan' },
]

/** Asking for longer begins with what there is now, or was asked the last time; the past with how it was asked then. */
export function againAsk(
  { maps }: Pick<VaultView, 'maps'>,
  last: Pick<RequestView, 'purpose' | 'wishes' | 'past'> | null,
  today: string,
): AskDraft {
  const have = maps.map(({ child, name: map, may }) => ({ child, map, write: may !== 'read' }))
  const wanted = (have.length > 0 ? have : (last?.wishes ?? [])).map(
    (place) => [placeKey(place), place.write ? 'read-write' : 'read'] as const,
  )
  return {
    ...emptyAsk(today),
    purpose: last?.purpose ?? '',
    wanted: Object.fromEntries(wanted),
    past: last?.past,
  }
}

/** Where somebody may ask again: where anybody may, and where they were before, such as their own page. */
export function againPlaces(
  { children, maps }: Pick<VaultView, 'children' | 'maps'>,
  last: Pick<RequestView, 'wishes'> | null,
): AskPlace[] {
  const all = placesOf(children)
  const were = [...maps.map(({ child, name: map }) => ({ child, map })), ...(last?.wishes ?? [])]
  const known = new Set(all.map(placeKey))
  const more = were.filter((place) => {
    const isNew =
      !known.has(placeKey(place)) && (place.child === null || children.some((c) => c.id === place.child))
    known.add(placeKey(place))
    return isNew
  })
  return [...all, ...more.map(({ child, map }) => ({ child, map }))]
}

export const emptyAsk = (today: string): AskDraft => ({
  purpose: '',
  coordinator: false,
  wanted: {},
  past: undefined,
  end: addMonths(today, 3),
})

/** What is asked, map by map. */
export function wishesOf(places: readonly AskPlace[], wanted: AskDraft['wanted']): Wish[] {
  return places.flatMap((place) => {
    const verb = wanted[placeKey(place)] ?? 'none'
    return verb === 'none' ? [] : [{ ...place, read: true, write: verb === 'read-write' }]
  })
}

export type EndWrong = EndRefusal | 'missing'

export const wrongAskEnd = (end: string, today: string): EndWrong | null =>
  end === '' ? 'missing' : refusesEnd(end, today)

export type ReadyToAsk = { readonly ask: AskFor } | { readonly missing: 'purpose' | 'map' | 'past' | 'end' }

/** The request to sign, or the first thing that is still missing, in the order of the page. */
export function readyToAsk(draft: AskDraft, places: readonly AskPlace[], today: string): ReadyToAsk {
  const wishes = wishesOf(places, draft.wanted)
  if (draft.purpose.trim() === '') return { missing: 'purpose' }
  if (wishes.length === 0) return { missing: 'map' }
  if (draft.past === undefined) return { missing: 'past' }
  if (wrongAskEnd(draft.end, today) !== null) return { missing: 'end' }
  const { past, end, coordinator } = draft
  return {
    ask: { purpose: draft.purpose.trim(), wishes, past, end, ...(coordinator ? { coordinator } : {}) },
  }
}
