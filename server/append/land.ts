// Lands the parts of an entry on trial: each log as it stands, each leaf through the one check, nothing kept yet.

import { base64url } from '#crypto/public/bytes.ts'
import { leafHash } from '#crypto/public/tree.ts'
import type { Landed } from '#shared/log/across.ts'
import { type Card, checkLeaf, type Log } from '#shared/log/check.ts'
import { type AnyEvent, encodeLeaf, type Part, partHash, type SignedEntry } from '#shared/log/entry.ts'
import { kindIs } from '#shared/log/is.ts'
import { trialOf } from '#shared/log/trial.ts'

/** One log that an entry touches: before, after, and the leaves between. */
export type LandedLog = { before: Log | null; after: Log; leaves: Uint8Array[]; parts: Landed[] }

/** The parts of one log, in order. A first part's log is its own hash. */
export type Touched = { log: string; parts: Part[] }

/** Which logs an entry touches, the author's card first: the others are checked against it. */
export function touchedBy({ entry, parts }: SignedEntry): Touched[] {
  const groups = new Map<string, Part[]>()
  for (const part of parts) {
    const log = part.log ?? partHash(part)
    groups.set(log, [...(groups.get(log) ?? []), part])
  }
  const own = entry.author.person
  return [...groups]
    .map(([log, of]) => ({ log, parts: of }))
    .sort((a, b) => Number(b.log === own) - Number(a.log === own))
}

/**
 * Checks every part. `before`: the logs as they stand; they stay as they are, whatever comes of this.
 * @throws {Refused} with the first rule that is broken
 */
export function land(
  signed: SignedEntry,
  touched: readonly Touched[],
  before: ReadonlyMap<string, Log>,
  authorsCard: Card | null,
): LandedLog[] {
  const { entry, sigs } = signed
  let card = authorsCard
  return touched.map(({ log, parts }) => {
    const was = before.get(log) ?? null
    let current = was ? trialOf(was) : null
    const leaves: Uint8Array[] = []
    const landed: Landed[] = []
    for (const part of parts) {
      const bytes = encodeLeaf({ entry, part, sigs })
      const around = { card: (person: string) => (person === entry.author.person ? card : null) }
      const previous = leaves.length === 0 ? was : current
      current = checkLeaf(current, bytes, around)
      leaves.push(bytes)
      landed.push({
        before: previous,
        after: current,
        events: part.events,
        by: byOf(signed, part, current, bytes),
      })
    }
    if (current === null) throw new Error('a log without parts')
    const after = current
    if (after.id === entry.author.person && kindIs(after, 'card')) card = after
    return { before: was, after, leaves, parts: landed.map((one) => ({ ...one, after })) }
  })
}

function byOf({ entry }: SignedEntry, part: Part, log: Log, bytes: Uint8Array): Landed['by'] {
  return {
    person: entry.author.person,
    device: entry.author.device,
    seq: part.seq,
    log: log.id,
    leaf: base64url(leafHash(bytes)),
    salt: part.salt,
    index: 0,
    seen: entry.seen,
    time: entry.time,
    events: part.events as readonly AnyEvent[],
  }
}
