// The order in which logs that are read together are judged: entry by entry, each log in its own order.
import type { Refused } from './refusal.ts'

/** A part that waits its turn: of which entry, and when that was signed. */
export type Waiting = {
  log: string
  /** hash of the entry */
  entry: string
  /** deciding time, and the author's own clock; Unix seconds */
  seen: number
  time: number
}
/** Where it ended before all had landed. `refused` is null when an entry's parts never stood first together. */
export type Stuck<P> = { part: P; refused: Refused | null }

/**
 * Lands every entry, oldest first by deciding time and then by its author's clock. An entry is tried when all its parts
 * that are here stand first in their logs; one that is refused waits for others to land, on which it may lean.
 * @param logs the parts of each log, in the order of the log
 * @param land null when the entry landed, else why not; then nothing may have changed
 * @returns null when everything landed, else the oldest that did not
 */
export function landTogether<P extends Waiting>(
  logs: readonly (readonly P[])[],
  land: (parts: readonly P[]) => Refused | null,
): Stuck<P> | null {
  const steps = landOneByOne(logs, land)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same, with a step after each entry: who reads many of them does something else in between. */
export function* landOneByOne<P extends Waiting>(
  logs: readonly (readonly P[])[],
  land: (parts: readonly P[]) => Refused | null,
): Generator<undefined, Stuck<P> | null> {
  const total = new Map<string, number>()
  for (const { entry } of logs.flat()) total.set(entry, (total.get(entry) ?? 0) + 1)
  const at = logs.map(() => 0)
  for (;;) {
    let first: Stuck<P> | null = null
    const landed = readyIn(logs, at, total).find((parts) => {
      const refused = land(parts)
      const [part] = parts
      if (refused !== null && part) first ??= { part, refused }
      return refused === null
    })
    if (!landed) return first ?? leftIn(logs, at)
    const entry = landed[0]?.entry
    logs.forEach((log, i) => {
      while (log[at[i] ?? 0]?.entry === entry && (at[i] ?? 0) < log.length) at[i] = (at[i] ?? 0) + 1
    })
    yield
  }
}

/** Entries whose every part stands first in its log, oldest first. */
function readyIn<P extends Waiting>(
  logs: readonly (readonly P[])[],
  at: readonly number[],
  total: ReadonlyMap<string, number>,
): P[][] {
  const found = new Map<string, P[]>()
  logs.forEach((log, i) => {
    const entry = log[at[i] ?? 0]?.entry
    if (entry === undefined) return
    const parts = found.get(entry) ?? []
    for (let n = at[i] ?? 0; log[n]?.entry === entry; n++) parts.push(log[n] as P)
    found.set(entry, parts)
  })
  return [...found]
    .filter(([entry, parts]) => parts.length === total.get(entry))
    .map(([, parts]) => parts)
    .sort(([a], [b]) => (a && b ? a.seen - b.seen || a.time - b.time : 0))
}

function leftIn<P extends Waiting>(logs: readonly (readonly P[])[], at: readonly number[]): Stuck<P> | null {
  for (const [i, log] of logs.entries()) {
    const part = log[at[i] ?? 0]
    if (part) return { part, refused: null }
  }
  return null
}
