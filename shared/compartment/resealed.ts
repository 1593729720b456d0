// What a reseal covers: every revision that stands, in the order of the log, each with the box its key lies in from then on.
import { base64url } from '#crypto/public/bytes.ts'
import { leafHash, rootOf } from '#crypto/public/tree.ts'
import type { AnyEvent } from '#shared/log/entry.ts'

const HASH_BYTES = 32

/** A revision whose record was not erased: where it was written, and the box and epoch that line names. */
export type Standing = { seq: number; record: string; rev: number; box: string; epoch: number }

/** The revisions that stand after these lines, in order. A reseal in line `seq` covers those of the lines before it. */
export function standingIn(lines: Iterable<{ seq: number; events: readonly AnyEvent[] }>): Standing[] {
  const all: Standing[] = []
  const erased = new Set<unknown>()
  for (const { seq, events } of lines)
    for (const event of events) {
      if (event.type === 'erase') erased.add(event.record)
      if (event.type !== 'put' && event.type !== 'adopt') continue
      const { record, rev, box, epoch } = event as unknown as Standing
      all.push({ seq, record, rev, box, epoch })
    }
  return all.filter(({ record }) => !erased.has(record))
}

/** The hashes of a list (32 bytes each, in order), as base64url; null when it is no list of hashes. */
export function boxesIn(list: Uint8Array): string[] | null {
  if (list.length % HASH_BYTES !== 0) return null
  return Array.from({ length: list.length / HASH_BYTES }, (_, i) =>
    base64url(list.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)),
  )
}

/** What a `reseal` commits to: the RFC 6962 root whose leaves are the boxes' hashes, base64url. */
export function rootOverBoxes(list: Uint8Array): string {
  const leaves = Array.from({ length: list.length / HASH_BYTES }, (_, i) =>
    leafHash(list.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)),
  )
  return base64url(rootOf(leaves))
}
