// History: every text a record ever had, which one stands, and which stand beside it unseen.
import { inLogOrder, type Written } from './written.ts'

export type RecordHistory<C> = {
  readonly record: string
  /** The last line in log order: what is shown. */
  readonly current: Written<C>
  /** Texts its author had not seen: shown beside the current one, until somebody who saw both writes again. */
  readonly concurrent: readonly Written<C>[]
  /** Every text, oldest line first. */
  readonly revisions: readonly Written<C>[]
}

/** Whether the author of `later` had `earlier` (a line of the same record) in front of them. */
function saw<C extends { readonly basis?: number }>(later: Written<C>, earlier: Written<C>): boolean {
  return later.content.basis === undefined ? earlier.rev < later.rev : earlier.seq <= later.content.basis
}

/** The histories of all records in these lines, in the order of their first line. Nothing is dropped. */
export function histories<C extends { readonly basis?: number }>(
  written: Iterable<Written<C>>,
): RecordHistory<C>[] {
  const byRecord = new Map<string, { record: string; current: Written<C>; revisions: Written<C>[] }>()
  for (const line of inLogOrder(written)) {
    const key = `${line.log}/${line.record}`
    const known = byRecord.get(key)
    if (known) {
      known.revisions.push(line)
      known.current = line
    } else byRecord.set(key, { record: line.record, current: line, revisions: [line] })
  }
  return [...byRecord.values()].map((known) => ({ ...known, concurrent: unseen(known.revisions) }))
}

/** Texts other than the last one that no later author had seen. */
function unseen<C extends { readonly basis?: number }>(revisions: readonly Written<C>[]): Written<C>[] {
  return revisions
    .slice(0, -1)
    .filter((earlier, i) => !revisions.slice(i + 1).some((later) => saw(later, earlier)))
}
