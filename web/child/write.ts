// Write: what an entry must have before it is sealed, and the reply of a family.
import { addDays } from '#web/record/day.ts'
import type { Entry, Reply } from './entry.ts'
import type { TimelineEntry } from './timeline.ts'

export type EntryRefusal =
  /** A professional says whether it is a fact or an opinion. */
  | 'choose-nature'
  /** An entry tells what was, not what will be; a day's room for time zones. */
  | 'day-ahead'
  /** Own words are the child's. */
  | 'own-words-of-another'
  /** Only family replies, and only to what somebody else wrote. */
  | 'family-only'
  | 'own-entry'

export type Writer = {
  readonly person: string
  readonly role: 'family' | 'child' | 'professional' | 'network'
}

/** Checks an entry by who writes it, and today's day at their place. Null means: go ahead. */
export function refusesEntry(entry: Entry, by: Writer, today: string): EntryRefusal | null {
  if (entry.on > addDays(today, 1)) return 'day-ahead'
  if (entry.kind === 'own-words') return by.role === 'child' ? null : 'own-words-of-another'
  if (by.role === 'professional' && entry.nature === undefined) return 'choose-nature'
  return null
}

/** A reply to the text that stands now, or why not. */
export function replyTo(
  entry: TimelineEntry,
  by: Writer,
  text: string,
  today: string,
): { readonly reply: Reply } | { readonly refused: EntryRefusal } {
  if (by.role !== 'family' && by.role !== 'child') return { refused: 'family-only' }
  const { current } = entry.history
  if (current.author === by.person) return { refused: 'own-entry' }
  return { reply: { kind: 'reply', on: today, to: current.record, line: current.seq, text } }
}
