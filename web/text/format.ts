// Dates, ages, numbers and lists as each language writes them. Days are `YYYY-MM-DD`, moments Unix seconds.
import type { Language } from './index.ts'
import { countWord, plural } from './plural.ts'

const zone = 'Europe/Amsterdam'
const locale = { nl: 'nl-NL', en: 'en-GB' } as const
const dayMs = 86_400_000

/** Numbers stay with what they count: “30 november”, “15.30 uur” never break over two lines. */
const whole = (text: string): string => text.replaceAll(/[ \u202f]/g, '\u00a0')

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`)
const dayOf = (seconds: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(seconds * 1000)
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('nl') + text.slice(1)

const own = {
  nl: { today: 'vandaag', yesterday: 'gisteren', tomorrow: 'morgen', time: (at: string) => `${at} uur` },
  en: { today: 'today', yesterday: 'yesterday', tomorrow: 'tomorrow', time: (at: string) => at },
}

/** Everything a sentence can be made of, in one language. */
export function formatsOf(language: Language) {
  const at = locale[language]
  const dateOf = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(at, { timeZone: 'UTC', ...options })
    return (day: string) => format.format(noon(day))
  }
  const dayMonth = dateOf({ day: 'numeric', month: 'long' })
  const dayMonthYear = dateOf({ day: 'numeric', month: 'long', year: 'numeric' })
  const shortDay = dateOf({ day: 'numeric', month: 'short' })
  const weekdayName = dateOf({ weekday: 'long' })
  const clock = new Intl.DateTimeFormat(at, { timeZone: zone, hour: 'numeric', minute: '2-digit' })
  const list = new Intl.ListFormat(at, { style: 'long', type: 'conjunction' })
  const number = new Intl.NumberFormat(at)

  /** “30 november”; with its year when that is not the year of `today`. */
  const day = (date: string, today?: string): string =>
    whole(today !== undefined && today.slice(0, 4) !== date.slice(0, 4) ? dayMonthYear(date) : dayMonth(date))
  /** “15.30 uur”, of a moment or of “15:30”. */
  const time = (moment: number | string): string => {
    const written = typeof moment === 'number' ? clock.format(moment * 1000) : moment
    return whole(own[language].time(language === 'nl' ? written.replace(':', '.') : written))
  }
  /** “vandaag”, “gisteren”, “morgen”, otherwise “23 november”. */
  const nearDay = (date: string, today: string): string => {
    const days = Math.round((noon(date) - noon(today)) / dayMs)
    const word = { '0': 'today', '-1': 'yesterday', '1': 'tomorrow' }[String(days)] as
      | 'today'
      | 'yesterday'
      | 'tomorrow'
      | undefined
    return word === undefined ? day(date, today) : own[language][word]
  }

  return {
    day,
    /** “24 november 2026” */
    dayYear: (date: string) => whole(dayMonthYear(date)),
    /** “4 dec”, for a dense table */
    dayShort: (date: string) => whole(shortDay(date).replace('.', '')),
    /** “maandag 30 november” */
    weekday: (date: string) => `${weekdayName(date)} ${day(date)}`,
    time,
    nearDay,
    /** “vandaag, 10.12 uur”, “gisteren, 20.40 uur”, otherwise “23 november, 9.05 uur”. */
    moment: (seconds: number, nowSeconds: number) =>
      `${nearDay(dayOf(seconds), dayOf(nowSeconds))}, ${time(seconds)}`,
    /** The day of a moment, near: “gisteren”. */
    momentDay: (seconds: number, nowSeconds: number) => nearDay(dayOf(seconds), dayOf(nowSeconds)),
    /** The day of a moment, to the end of it: an end at midnight is the day before. */
    endDay: (seconds: number, nowSeconds?: number) =>
      day(dayOf(seconds - 1), nowSeconds === undefined ? undefined : dayOf(nowSeconds)),
    /** “14 jaar” */
    age: (years: number) =>
      language === 'nl' ? `${years}\u00a0jaar` : `${years}\u00a0${plural('en', years, 'year', 'years')}`,
    /** “over 6 dagen”, “morgen”, “vandaag”, “3 dagen geleden” */
    inDays: (days: number) => {
      if (Math.abs(days) <= 1)
        return nearDay(new Date(noon('2000-06-15') + days * dayMs).toISOString().slice(0, 10), '2000-06-15')
      return whole(new Intl.RelativeTimeFormat(at).format(days, 'day'))
    },
    number: (value: number) => number.format(value),
    /** “drie”, in words up to twelve */
    word: (count: number) => countWord(language, count),
    /** “Drie”, at the start of a sentence */
    Word: (count: number) => capital(countWord(language, count)),
    capital,
    /** “Thuis, School en Hulp” */
    list: (items: readonly string[]) => list.format(items),
  }
}

export type Formats = ReturnType<typeof formatsOf>
