// The one sentence above the sign button: exactly what is given, in words.
import { summarise } from '#web/consent/given.ts'
import type { Past } from '#web/consent/request.ts'
import type { Wish } from '#web/consent/wish.ts'
import { type MapWords, sayMaps } from '#web/screens/access/say-maps.ts'

/** “Ravi leest School van Bram. Vanaf vandaag, tot 30 november. Schrijven mag Ravi niet.” */
export function sayGiven(
  name: string,
  chosen: readonly Wish[],
  past: Past | undefined,
  end: string,
  today: string,
  words: MapWords,
): string {
  const { text, say } = words
  const { giving } = text.access
  const given = summarise(chosen, past ?? 'from-today', end)
  const maps = (groups: typeof given.reads) =>
    sayMaps(
      groups.flatMap(({ child, maps }) => maps.map((map) => ({ child, map }))),
      words,
    )
  const until = end === '' ? null : say.day(end, today)
  return [
    given.reads.length > 0 && giving.reads(name, maps(given.reads)),
    given.readsAndWrites.length > 0 && giving.readsAndWrites(name, maps(given.readsAndWrites)),
    given.writesOnly.length > 0 && giving.writes(name, maps(given.writesOnly)),
    past === 'from-today' && until !== null && giving.fromTodayUntil(until),
    past === 'with-history' && until !== null && giving.withHistoryUntil(until),
    given.neverWrites && giving.neverWrites(name),
  ]
    .filter((sentence) => sentence !== false)
    .join(' ')
}
