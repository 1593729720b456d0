// What an erasure takes out: the bodies, boxes and attachments that no other record in the log still names, or a vault whole.

import type { States } from '#server/states.ts'
import type { Log } from '#shared/log/check.ts'
import { kindIs } from '#shared/log/is.ts'
import type { LandedLog } from './land.ts'
import { namedIn } from './named.ts'

export async function erasedBy(
  landed: readonly LandedLog[],
  states: States,
): Promise<{ log: string; hash: string }[]> {
  const gone: { log: string; hash: string }[] = []
  for (const { before, after, parts } of landed) {
    const events = parts.flatMap((part) => part.events)
    const erased = new Set(events.filter((event) => event.type === 'erase').map((event) => event.record))
    if (before === null || erased.size === 0) continue
    // What this very entry names as well: it may erase what it wrote.
    const naming = new Map<string, Set<string>>()
    for (const [hash, { records }] of await states.named(after.id)) naming.set(hash, new Set(records))
    for (const { hash, record } of events.flatMap(namedIn))
      if (record !== null) naming.set(hash, new Set(naming.get(hash)).add(record))
    for (const [hash, records] of naming)
      if (
        [...records].some((record) => erased.has(record)) &&
        [...records].every((record) => isErased(after, record))
      )
        gone.push({ log: after.id, hash })
  }
  return gone
}

/** The vault that an entry erases whole; null when it erases none. */
export function vaultErasedBy(landed: readonly LandedLog[]): string | null {
  const erased = landed.find(({ after }) => kindIs(after, 'family') && after.state.erased)
  return erased?.after.id ?? null
}

const isErased = (log: Log, record: string): boolean =>
  kindIs(log, 'compartment') && log.state.records.get(record)?.erased === true
