// Lines: what of a child's timeline is shown: by month, by kind or map, and what is new in a map.
import type { EntryKind } from '#web/child/entry.ts'
import type { MapName } from '#web/child/maps.ts'
import { passes, type TimelineEntry } from '#web/child/timeline.ts'

/** One filter of the row above the timeline: everything, a kind, or a map. */
export type Choice =
  | { readonly id: 'all' }
  | { readonly id: `kind-${EntryKind}`; readonly kind: EntryKind }
  | { readonly id: `map-${MapName}`; readonly map: MapName }

/** Conversations and milestones are looked for most; school is the map that everybody has. */
const FIRST: readonly string[] = ['kind-conversation', 'map-school', 'kind-milestone']

/** The filters that leave something, the most looked-for first. */
export function choicesFor(entries: readonly TimelineEntry[]): Choice[] {
  const kinds = new Set(entries.map((entry) => entry.history.current.content.kind))
  const maps = new Set(entries.map((entry) => entry.map))
  const all: Exclude<Choice, { id: 'all' }>[] = [
    ...[...kinds].map((kind) => ({ id: `kind-${kind}` as const, kind })),
    // Own words are a kind and a map at once: named once.
    ...[...maps].filter((map) => map !== 'eigen-woorden').map((map) => ({ id: `map-${map}` as const, map })),
  ]
  const place = (one: Choice) => (FIRST.indexOf(one.id) + FIRST.length + 1) % (FIRST.length + 1)
  const first = FIRST.flatMap((id) => all.filter((one) => one.id === id))
  return [{ id: 'all' }, ...first, ...all.filter((one) => place(one) === FIRST.length)]
}

/** What a chosen filter leaves; a filter that is no longer there leaves everything. */
export function chosenOf(
  entries: readonly TimelineEntry[],
  choices: readonly Choice[],
  id: string,
): TimelineEntry[] {
  const choice = choices.find((one) => one.id === id)
  if (!choice || choice.id === 'all') return [...entries]
  return entries.filter((entry) =>
    passes(entry, 'kind' in choice ? { kinds: new Set([choice.kind]) } : { maps: new Set([choice.map]) }),
  )
}

export type Month = { readonly month: string; readonly entries: readonly TimelineEntry[] }

/** The entries of each month (`YYYY-MM`), in the order they came. */
export function byMonth(entries: readonly TimelineEntry[]): Month[] {
  const months = new Map<string, TimelineEntry[]>()
  for (const entry of entries) {
    const month = entry.history.current.content.on.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), entry])
  }
  return [...months].map(([month, inIt]) => ({ month, entries: inIt }))
}

/** Days in which what somebody else wrote is called new. */
export const NEW_DAYS = 7

/** Whether somebody else wrote last, and lately. Nothing is kept about who read what. */
export function isNew(
  last: { readonly person: string; readonly time: number } | null,
  me: string,
  now: number,
): boolean {
  return last !== null && last.person !== me && now - last.time < NEW_DAYS * 86_400
}

export type AuthorLine = { readonly person: string; readonly count: number; readonly last: string }

/** Who wrote in these entries: how many, and the last day; who wrote last first. */
export function authorsOf(entries: readonly TimelineEntry[]): AuthorLine[] {
  const authors = new Map<string, AuthorLine>()
  for (const { history } of entries) {
    const { author, content } = history.current
    const known = authors.get(author)
    const last = known && known.last > content.on ? known.last : content.on
    authors.set(author, { person: author, count: (known?.count ?? 0) + 1, last })
  }
  return [...authors.values()].sort((a, b) => (a.last < b.last ? 1 : -1))
}
