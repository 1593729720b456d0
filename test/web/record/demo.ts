// Demo: the demo family's time line and who may do what at a moment of it, for the tests that hold it together.
import { deBoer, type Grant, type MapKey, people } from '#server/cli/demo/content/index.ts'
import { addDays } from '#web/record/day.ts'

export const today = '2026-11-24'
export const dayAgo = (ago: number) => addDays(today, -ago)
/** A moment as one number that grows with time. */
export const when = (moment: { ago: number; at: string }) =>
  -moment.ago + (Number(moment.at.slice(0, 2)) * 60 + Number(moment.at.slice(3))) / 1440
export const family = new Set(['noor', 'daan', 'sam'])
export const children = new Map(deBoer.children.map((child) => [child.key, child]))
export const person = (key: string) => people.find((one) => one.key === key)
export const same = (a: MapKey, b: MapKey) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())

export function isOpen(grant: Grant, moment: { ago: number; at: string }): boolean {
  const last = grant.approved.at(-1)
  if (!last || grant.declined || when(last) > when(moment) || moment.ago < grant.endAgo) return false
  return !grant.takenBack || when(moment) < when(grant.takenBack)
}

export function may(
  who: string,
  verb: 'read' | 'write',
  map: MapKey,
  moment: { ago: number; at: string },
): boolean {
  return deBoer.grants.some(
    (grant) =>
      grant.to === who &&
      isOpen(grant, moment) &&
      (grant.given ?? grant.wishes).some((wish) => wish[verb] && same(wish.on, map)),
  )
}
