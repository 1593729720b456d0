// Request: what a professional asks: for what purpose, which maps, from when and until when. Sealed to the inbox.
import * as v from 'valibot'
import { addMonths } from '#web/record/day.ts'
import { basis, day, text, words } from '#web/record/field.ts'
import { wishes } from './wish.ts'

/** *ook wat er al staat*, or *alleen wat er vanaf vandaag bij komt*. */
export const pasts = ['with-history', 'from-today'] as const
export type Past = (typeof pasts)[number]

export const accessRequest = v.strictObject({
  kind: v.literal('access-request'),
  basis,
  /** In the asker's own words; the family reads exactly this. */
  purpose: text,
  organisation: v.exactOptional(words),
  role: v.exactOptional(words),
  /** Asks to be the family's zorgcoördinator: it says so, and gives no more rights than the wishes do. */
  coordinator: v.exactOptional(v.boolean()),
  wishes,
  past: v.picklist(pasts),
  /** The last day of access. There is no request without an end. */
  end: day,
})

export type AccessRequest = v.InferOutput<typeof accessRequest>

/** The end a family is offered first: the next evaluation, or three months from today when none is planned. */
export function defaultEnd(today: string, nextEvaluation: string | null): string {
  return nextEvaluation !== null && nextEvaluation >= today ? nextEvaluation : addMonths(today, 3)
}

export type EndRefusal = 'end-passed' | 'end-too-far'

/** An end lies ahead and within a year: what lasts longer is asked again. */
export function refusesEnd(end: string, today: string): EndRefusal | null {
  if (end < today) return 'end-passed'
  return end > addMonths(today, 12) ? 'end-too-far' : null
}
