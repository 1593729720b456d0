// Day: calendar days as `YYYY-MM-DD`, without a clock. Months and years end as the calendar does.

const DAY_MS = 86_400_000

function atNoonUtc(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}

const written = (date: Date): string => date.toISOString().slice(0, 10)

/** Whether the text is a day that exists: 2026-02-30 does not. */
export function isDay(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false
  const date = atNoonUtc(text)
  return !Number.isNaN(date.getTime()) && written(date) === text
}

export function addDays(day: string, count: number): string {
  return written(new Date(atNoonUtc(day).getTime() + count * DAY_MS))
}

/** From 30 November three months on is the last day of February: a month never spills into the next. */
export function addMonths(day: string, count: number): string {
  const date = atNoonUtc(day)
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0, 12))
  const dayOfMonth = Math.min(date.getUTCDate(), lastOfMonth.getUTCDate())
  lastOfMonth.setUTCDate(dayOfMonth)
  return written(lastOfMonth)
}

/** Who is born on 29 February is a year older on 1 March of a common year: then the year is full. */
export function addYears(day: string, count: number): string {
  const date = atNoonUtc(day)
  return written(new Date(Date.UTC(date.getUTCFullYear() + count, date.getUTCMonth(), date.getUTCDate(), 12)))
}

/** Days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((atNoonUtc(to).getTime() - atNoonUtc(from).getTime()) / DAY_MS)
}

/** Full years lived on that day; negative before birth. */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return addYears(birth, years) <= day ? years : years - 1
}

/** Every zone is a whole number of quarters of an hour off UTC: one quarter falls on one day. */
const QUARTER = 900
const DAYS_KEPT = 20_000
const formats = new Map<string, Intl.DateTimeFormat>()
const days = new Map<string, string>()

/** The day that a moment (unix seconds) falls on in a time zone. A logbook asks this for every line: answers are kept. */
export function dayOf(seconds: number, zone = 'Europe/Amsterdam'): string {
  const key = `${zone} ${Math.floor(seconds / QUARTER)}`
  const known = days.get(key)
  if (known !== undefined) return known
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  formats.set(zone, format)
  const day = format.format(seconds * 1000)
  if (days.size >= DAYS_KEPT) days.clear()
  days.set(key, day)
  return day
}
