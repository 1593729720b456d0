// Write: what is typed in the form about a child, to an entry; and what is still missing.
import type { Entry, Nature } from '#web/child/entry.ts'
import type { EntryRefusal, Writer } from '#web/child/write.ts'
import { refusesEntry } from '#web/child/write.ts'

export const writableKinds = [
  'note',
  'observation',
  'conversation',
  'report',
  'milestone',
  'own-words',
] as const
export type WritableKind = (typeof writableKinds)[number]

export type Typed = {
  readonly kind: WritableKind
  readonly on: string
  readonly title: string
  readonly text: string
  readonly nature: Nature | 'unsaid'
}

/** The kinds a writer may choose from: reports are a professional's, own words the child's. */
export function kindsFor(role: Writer['role'], ownWords: boolean): WritableKind[] {
  return writableKinds.filter((kind) => {
    if (kind === 'own-words') return role === 'child' && ownWords
    return kind !== 'report' || role === 'professional'
  })
}

/** The entry; `basis` is the line of the text its writer had in front of them, of a change. */
export function entryOf(typed: Typed, organisation: string | null, basis: number | undefined): Entry {
  const text = typed.text.trim()
  const title = typed.title.trim()
  const seen = basis === undefined ? {} : { basis }
  if (typed.kind === 'own-words') return { kind: 'own-words', ...seen, on: typed.on, text }
  return {
    kind: typed.kind,
    ...seen,
    on: typed.on,
    ...(title === '' ? {} : { title }),
    ...(organisation === null ? {} : { organisation }),
    ...(typed.nature === 'unsaid' ? {} : { nature: typed.nature }),
    text,
  }
}

export type WriteFault = 'text-missing' | 'day-missing' | 'map-missing' | EntryRefusal

/** What stands in the way of saving, the first of it; null when nothing does. */
export function faultOf(typed: Typed, map: string, by: Writer, today: string): WriteFault | null {
  if (typed.text.trim() === '') return 'text-missing'
  if (typed.on === '') return 'day-missing'
  if (map === '') return 'map-missing'
  return refusesEntry(entryOf(typed, null, undefined), by, today)
}
