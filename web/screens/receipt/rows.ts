// Rows: what somebody had fetched before it was taken back, said as briefly as it stays exact.
import type { MapName } from '#web/child/maps.ts'
import { dayOf } from '#web/record/day.ts'
import type { Receipt } from '#web/vault/shown.ts'

export type FetchedRow = {
  readonly map: MapName
  /** Whose; empty for a map of the family. */
  readonly children: readonly string[]
  /** The last day it was fetched. */
  readonly on: string
}

/** The same map of several children, last fetched on the same day, is one row. Newest first. */
export function fetchedRows(fetched: Receipt['fetched']): FetchedRow[] {
  const rows = new Map<string, { map: MapName; children: string[]; on: string }>()
  for (const { name, child, time } of [...fetched].sort((a, b) => b.time - a.time)) {
    const on = dayOf(time)
    const key = child === null ? `${name}/family` : `${name}/${on}`
    const row = rows.get(key) ?? { map: name, children: [], on }
    if (child !== null) row.children.push(child)
    rows.set(key, row)
  }
  return [...rows.values()]
}

/** How many avatars stand on a receipt before the rest is counted. */
export const shownMax = 7
