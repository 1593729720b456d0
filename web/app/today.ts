// Now: Unix seconds as a signal that moves once a minute, and the day it falls on here.
import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import { dayOf } from '#web/record/day.ts'

const seconds = () => Math.floor(Date.now() / 1000)

/** Now in Unix seconds, and today as `YYYY-MM-DD` in the Netherlands. */
export function useNow(): { now: Accessor<number>; today: Accessor<string> } {
  const [now, setNow] = createSignal(seconds())
  const timer = window.setInterval(() => setNow(seconds()), 60_000)
  onCleanup(() => window.clearInterval(timer))
  return { now, today: createMemo(() => dayOf(now())) }
}
