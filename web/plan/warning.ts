// Warning: what the afsprakenlijst asks about: something nobody does yet, and two people doing the same.
import type { Of } from './kinds.ts'
import { pairOf } from './reduce.ts'
import { SIMILAR, similarity } from './similar.ts'
import { type Item, itemsOf, type Plan, statusOf } from './state.ts'

type Action = Item<Of<'plan-action'>>

export type Warning =
  | { readonly kind: 'unowned'; readonly action: Action }
  | { readonly kind: 'double'; readonly actions: readonly [Action, Action] }

/**
 * The warnings about agreements that are still open, in the list's order.
 * Double: different people, the same child or (when neither names a child) the same goal, and texts with at
 * least half of their words in common. *Is de bedoeling* quiets these two texts; another text asks again.
 */
export function warnings(plan: Plan): Warning[] {
  const open = itemsOf(plan, 'plan-action').filter((item) => !['done', 'dropped'].includes(statusOf(item)))
  return open.flatMap((action, i): Warning[] => {
    const unowned: Warning[] = action.now.content.doers.length === 0 ? [{ kind: 'unowned', action }] : []
    const doubles = open
      .slice(i + 1)
      .filter(
        (other) => isDouble(action, other) && !plan.intended.has(pairOf(action.now.line, other.now.line)),
      )
      .map((other): Warning => ({ kind: 'double', actions: [action, other] }))
    return [...unowned, ...doubles]
  })
}

function isDouble(a: Action, b: Action): boolean {
  const [x, y] = [a.now.content, b.now.content]
  if (x.doers.length === 0 || y.doers.length === 0) return false
  if (x.doers.some((doer) => y.doers.includes(doer))) return false
  const about =
    x.child !== undefined || y.child !== undefined
      ? x.child === y.child
      : x.goal !== undefined && x.goal === y.goal
  return about && similarity(x.text, y.text) >= SIMILAR
}
