// Written: one revision of a record as it stands in a log, opened: who wrote what on which line.

export type Written<C> = {
  /** The compartment's log (its id). */
  readonly log: string
  /** The line in that log, from 1; people cite it (*regel 31 in Gezondheid van Yara*). */
  readonly seq: number
  readonly record: string
  /** The revision its author gave it, from 1. Two writers may give the same one. */
  readonly rev: number
  /** The person id of who signed the line. */
  readonly author: string
  /** Unix seconds by the author's clock: shown, never deciding. */
  readonly time: number
  /** Unix seconds of the beat the author had checked: deciding. */
  readonly seen: number
  readonly content: C
}

/** The same lines in log order, each line once, whatever order they arrived in. */
export function inLogOrder<C>(written: Iterable<Written<C>>): Written<C>[] {
  const lines = new Map<string, Written<C>>()
  for (const line of written) lines.set(`${line.log}/${line.seq}`, line)
  return [...lines.values()].sort((a, b) => (a.log === b.log ? a.seq - b.seq : a.log < b.log ? -1 : 1))
}
