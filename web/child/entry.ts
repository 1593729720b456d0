// Entry: what stands on a child's timeline. Each kind carries its author's organisation, its day, and fact or opinion.
import * as v from 'valibot'
import { basis, day, id, line, text, words } from '#web/record/field.ts'

/** *feit* or *mening*: they look equal and mean different things. */
export const natures = ['fact', 'opinion'] as const
export type Nature = (typeof natures)[number]

const common = {
  basis,
  /** The day it is about, which need not be the day it was written. */
  on: day,
  title: v.exactOptional(words),
  /** On whose behalf it was written. Family writes for itself. */
  organisation: v.exactOptional(words),
}
const nature = v.exactOptional(v.picklist(natures))

const note = v.strictObject({ kind: v.literal('note'), ...common, nature, text })
const observation = v.strictObject({ kind: v.literal('observation'), ...common, nature, text })
const report = v.strictObject({ kind: v.literal('report'), ...common, nature, text })
const conversation = v.strictObject({
  kind: v.literal('conversation'),
  ...common,
  nature,
  text,
  /** Who were there, by name. */
  with: v.exactOptional(v.pipe(v.array(words), v.maxLength(20))),
})
const milestone = v.strictObject({
  kind: v.literal('milestone'),
  ...common,
  nature,
  text: v.exactOptional(text),
})
const vaccination = v.strictObject({
  kind: v.literal('vaccination'),
  ...common,
  nature,
  vaccines: v.pipe(v.array(words), v.minLength(1), v.maxLength(8)),
  batch: v.exactOptional(words),
  text: v.exactOptional(text),
})
/** What a child says, as the child says it. No organisation, no title, no badge. */
const ownWords = v.strictObject({ kind: v.literal('own-words'), basis, on: day, text })

/** The family's permanent reply to an entry: it goes where the entry goes. */
const reply = v.strictObject({ kind: v.literal('reply'), basis, on: day, to: id, line, text })

export const entryKinds = [
  note,
  observation,
  report,
  conversation,
  milestone,
  vaccination,
  ownWords,
  reply,
] as const

export type Reply = v.InferOutput<typeof reply>
export type Entry = Exclude<v.InferOutput<(typeof entryKinds)[number]>, Reply>
export type EntryKind = Entry['kind']
