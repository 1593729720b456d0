// What an erasure takes out: the bodies, boxes and attachments of every revision of a record.
import type { States } from '#server/states.ts'
import type { LandedLog } from './land.ts'
import { namedIn } from './named.ts'

export async function erasedBy(
  landed: readonly LandedLog[],
  states: States,
): Promise<{ log: string; hash: string }[]> {
  const gone: { log: string; hash: string }[] = []
  for (const { before, after, parts } of landed) {
    const records = parts.flatMap(({ events }) =>
      events.filter((e) => e.type === 'erase' && typeof e.record === 'string').map((e) => e.record),
    )
    if (records.length === 0 || before === null) continue
    for (const [hash, { record }] of await states.named(after.id))
      if (record !== null && records.includes(record)) gone.push({ log: after.id, hash })
    for (const { hash, record } of parts.flatMap(({ events }) => events.flatMap(namedIn)))
      if (record !== null && records.includes(record)) gone.push({ log: after.id, hash })
  }
  return gone
}
