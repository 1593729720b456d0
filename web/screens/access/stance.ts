// Stance: what a request asks of who looks at it now, and who else has a say.
import { ageOn, daysBetween } from '#web/record/day.ts'
import type { RequestView, VaultView } from '#web/vault/shown.ts'

export type Stance =
  /** Answer it: all, a part, not now. */
  | 'answer'
  /** Another holder said yes to exact terms; say yes to the same, propose something else, or not now. */
  | 'agree'
  /** Answered; others have to say something. */
  | 'waits'
  /** Others decide, not this person. */
  | 'others'
  | 'blocked'
  /** Everyone said yes; a keeper's software still has to give the key. */
  | 'awaiting-key'
  | 'active'
  | 'refused'
  | 'withdrawn'
  | 'expired'
  | 'replaced'

/** What this request asks of `me`. Disagreement is a stance of its own: the software does not resolve it. */
export function stanceOf(request: RequestView, me: string): Stance {
  switch (request.state) {
    case 'requested':
    case 'partly-agreed':
      if (!request.waitsFor.includes(me)) return request.proposed === null ? 'others' : 'waits'
      return request.proposed !== null && request.proposed.by !== me ? 'agree' : 'answer'
    case 'blocked':
    case 'awaiting-key':
    case 'active':
    case 'refused':
    case 'withdrawn':
    case 'expired':
    case 'replaced':
      return request.state
    default:
      return request.state satisfies never
  }
}

/** Everybody besides `me` whose yes is needed, whether it was said already or not. */
export function othersWhoDecide(request: RequestView, me: string): string[] {
  const all = request.proposed === null ? request.waitsFor : [request.proposed.by, ...request.waitsFor]
  return [...new Set(all)].filter((person) => person !== me)
}

/** The oldest child a request is about: whose age says who decides. Null when it is only about the family. */
export function oldestAsked(
  request: RequestView,
  vault: Pick<VaultView, 'children'>,
  today: string,
): { name: string; age: number } | null {
  const ages = vault.children
    .filter((child) => request.wishes.some((wish) => wish.child === child.id))
    .flatMap(({ name, member }) =>
      member.birth === undefined ? [] : [{ name, age: ageOn(member.birth, today) }],
    )
  return ages.reduce<{ name: string; age: number } | null>(
    (oldest, one) => (oldest === null || one.age > oldest.age ? one : oldest),
    null,
  )
}

/** Access that ends within this many days is said to end soon. */
const soonDays = 14

/** Days until an end, when it is soon; null when there is time. Never negative: what has ended is not soon. */
export function endsSoon(lastDay: string, today: string): number | null {
  const days = daysBetween(today, lastDay)
  return days >= 0 && days <= soonDays ? days : null
}
