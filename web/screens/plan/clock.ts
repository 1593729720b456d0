// Clock: a time of day as people type it, and next steps as lines of text.
import type { Of } from '#web/plan/kinds.ts'

/** “15.30”, “15:30” or “9.05” as `HH:MM`; null when it is no time of day. */
export function clockOf(text: string): string | null {
  const match = text.trim().match(/^([0-9]{1,2})[.:]([0-9]{2})$/u)
  if (!match) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

type Next = Of<'plan-evaluation'>['next']

/** One next step per line; a line that was there keeps the goal it belongs to. At most 30, as the plan holds. */
export function nextOf(text: string, before: Next): Next {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 30)
    .map((line) => before.find((one) => one.text === line) ?? { text: line })
}
