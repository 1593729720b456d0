// Days: from days ago and a time on the clock in Amsterdam to Unix seconds, counted back from today.

import type { Moment } from '#server/cli/demo/content/index.ts'
import { addDays, dayOf } from '#web/record/day.ts'

const ZONE = 'Europe/Amsterdam'

export class Days {
  readonly #now: number
  readonly #today: string

  /** `now` in Unix seconds: the moment at which the demo's story ends. */
  constructor(now: number) {
    this.#now = now
    this.#today = dayOf(now, ZONE)
  }

  /** The day that lies this many days back. */
  day(ago: number): string {
    return addDays(this.#today, -ago)
  }

  /** Unix seconds. What is still to come today is told as just now: nothing is dated ahead of the clock. */
  at({ ago, at }: Moment): number {
    const wall = Math.floor(Date.parse(`${this.day(ago)}T${at}:00Z`) / 1000)
    const minutes = Number(at.slice(0, 2)) * 60 + Number(at.slice(3))
    // Seconds of the minute of the day keep what is squeezed together in its order.
    return Math.min(wall - offsetAt(wall), this.#now - 1800 + minutes)
  }
}

/** Seconds that the clock in Amsterdam is ahead of UTC at this moment. */
function offsetAt(seconds: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: ZONE, timeZoneName: 'longOffset' })
  const name = parts.formatToParts(seconds * 1000).find((part) => part.type === 'timeZoneName')?.value ?? ''
  return name.endsWith('2:00') ? 7200 : 3600
}
