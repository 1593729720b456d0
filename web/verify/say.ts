// How numbers, days and people are said in the language that is shown.
import type { ExportReport } from '#shared/log/export.ts'
import type { LineReport } from '#shared/log/line-proof.ts'
import { en } from './en.ts'
import { nl, type Text } from './nl.ts'
import { mapsIn, type People, peopleIn } from './people.ts'

export type Language = 'nl' | 'en'

export type Say = {
  text: Text
  number(value: number): string
  /** a moment, in Unix seconds, on this device's own clock */
  moment(seconds: number): string
}

const texts: Record<Language, Text> = { nl, en }

export function sayIn(language: Language): Say {
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' })
  return {
    text: texts[language],
    number: (value) => value.toLocaleString(language),
    moment: (seconds) => moment.format(seconds * 1000),
  }
}

/** Names for what a file names by marks alone. */
export type Named = { people: People; person(id: string): string; log(id: string): string }

export function namesOf(report: ExportReport, { text, number }: Say): Named {
  const people = peopleIn(report)
  const maps = mapsIn(report)
  const person = (id: string) => {
    const found = people.get(id)
    return found === undefined ? text.somebody : text.person(number(found))
  }
  return {
    people,
    person,
    log(id) {
      const found = report.logs.find(({ log }) => log === id)
      if (!found) return id.slice(0, 8)
      const owner = found.entries[0]?.person ?? id
      return text.logs[found.kind](person(owner), number(maps.get(id) ?? 0))
    },
  }
}

/** The same of the file of one line, in which one person stands. */
export function namesOfLine({ line, content }: LineReport, { text, number }: Say): Named {
  const ids = [...new Set([line?.person, content?.author].filter((id) => id !== undefined))]
  const people = new Map(ids.map((id, i) => [id, i + 1]))
  const person = (id: string) => text.person(number(people.get(id) ?? 0))
  const kind = line?.kind ?? 'card'
  return { people, person, log: () => text.logs[kind](person(line?.person ?? ''), '') }
}
