// Evaluation: when the next one is, how far the period is, and what is set when nobody chose a day.
import { addMonths, daysBetween } from '#web/record/day.ts'
import type { Of } from './kinds.ts'
import { type Item, itemsOf, type Plan } from './state.ts'

export const EVALUATION_MONTHS = 3

export type NextEvaluation = {
  /** The record, or null when no day was set and the usual three months are counted. */
  readonly item: Item<Of<'plan-evaluation'>> | null
  readonly on: string
  /** Days from today; negative when it has passed and was not held. */
  readonly inDays: number
  /** *84 van de 90 dagen zijn voorbij*, within 0 and `total`. */
  readonly passed: number
  readonly total: number
}

/** The next evaluation of a plan that runs or was agreed, or null when there is nothing to evaluate yet. */
export function nextEvaluation(plan: Plan, today: string): NextEvaluation | null {
  const planned = itemsOf(plan, 'plan-evaluation')
    .filter((item) => !item.now.content.held)
    .sort((a, b) => (a.now.content.on < b.now.content.on ? -1 : 1))
  const item = planned[0] ?? null
  if (item) return progress(item, item.now.content.since, item.now.content.on, today)
  return plan.since === null || plan.status !== 'running'
    ? null
    : progress(null, plan.since, addMonths(plan.since, EVALUATION_MONTHS), today)
}

function progress(item: NextEvaluation['item'], since: string, on: string, today: string): NextEvaluation {
  const total = Math.max(daysBetween(since, on), 0)
  const passed = Math.min(Math.max(daysBetween(since, today), 0), total)
  return { item, on, inDays: daysBetween(today, on), passed, total }
}
