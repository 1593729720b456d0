// Month: “November 2026”, above the entries of a month.
import { language, say } from '#web/app/text.ts'

const locales = { nl: 'nl-NL', en: 'en-GB' } as const

/** The name of a month (`YYYY-MM`) with its year, in the language on screen. */
export function monthName(month: string): string {
  const format = new Intl.DateTimeFormat(locales[language()], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return say().capital(format.format(Date.parse(`${month}-15T12:00:00Z`)))
}
