// Who said no to a request, as the logbook tells it.
import type { LogLine, RequestView } from '#web/vault/shown.ts'

/** The people who declined what this person asked, since they asked it; each once. */
export function declinedBy(
  logbook: readonly LogLine[],
  request: Pick<RequestView, 'person' | 'asked'>,
): string[] {
  const no = logbook.filter(
    (line) => line.what.is === 'declined' && line.about === request.person && line.time >= request.asked,
  )
  return [...new Set(no.map((line) => line.person))]
}
