// Whether a change that takes every holder may be made now: agreed by all, or announced and its wait over.
import { changeHash, type FamilyState, type WaitState } from './state.ts'

/** The announced change that still stands: not refused and not yet carried out; null when there is none. */
export const openWait = (state: FamilyState, wait: string | null): WaitState | null =>
  state.waits.find((w) => w.wait === wait && !w.refused && !w.done) ?? null

/**
 * Two holders are equal: a change that evicts, erases or moves who decides takes both, or a wait with notice.
 * `change` is the event with the wait it stands under; `now` is Unix seconds of deciding time.
 */
export function isAgreed(
  state: FamilyState,
  change: { type: string; wait: string | null },
  person: string,
  now: number,
): boolean {
  if (state.holders.every((holder) => holder === person)) return true
  const announced = openWait(state, change.wait)
  if (!announced || announced.hash !== changeHash(change)) return false
  return state.holders.every((holder) => announced.agreed.includes(holder)) || now >= announced.until
}
