// Who is who in a file without names: everybody a number, in the order in which they are met.
import type { ExportReport } from '#shared/log/export.ts'

export type People = ReadonlyMap<string, number>

/** Everybody in the logs, from 1: first who wrote a family's log, then who wrote in or is named by any other. */
export function peopleIn({ logs }: Pick<ExportReport, 'logs'>): People {
  const numbers = new Map<string, number>()
  const meet = (id: string | null) => {
    if (id !== null && !numbers.has(id)) numbers.set(id, numbers.size + 1)
  }
  const families = logs.filter(({ kind }) => kind === 'family')
  for (const log of [...families, ...logs])
    for (const { person, about } of log.entries) {
      meet(person)
      meet(about)
    }
  return numbers
}

/** The maps, from 1, in the order in which they stand in the file. */
export const mapsIn = ({ logs }: Pick<ExportReport, 'logs'>): ReadonlyMap<string, number> =>
  new Map(logs.filter(({ kind }) => kind === 'compartment').map(({ log }, i) => [log, i + 1]))
