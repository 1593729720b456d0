// Goal numbers: the number people call a goal by. Goals that run come first, so that they count from 1.
import type { Of } from './kinds.ts'
import { type Item, itemsOf, type Plan } from './state.ts'

export type NumberedGoal = { readonly item: Item<Of<'plan-goal'>>; readonly number: number }

/** All goals: those that run from 1 on, then the ones that were reached or stopped. */
export function numberedGoals(plan: Plan): NumberedGoal[] {
  const all = itemsOf(plan, 'plan-goal')
  const runs = (item: NumberedGoal['item']) => item.now.content.state === 'open'
  return [...all.filter(runs), ...all.filter((item) => !runs(item))].map((item, at) => ({
    item,
    number: at + 1,
  }))
}

/** The number of the goal with this record; null when there is none. */
export function goalNumber(plan: Plan, record: string): number | null {
  return numberedGoals(plan).find(({ item }) => item.record === record)?.number ?? null
}
