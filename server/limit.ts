// Rate limits in memory: a bucket per caller that fills again with time.
import { Denied } from './problem.ts'

export type Limit = {
  /** Takes one (or `count`) for this caller. @throws {Denied} too-many-requests */
  take(caller: string, count?: number): void
}

const CALLERS_MAX = 50_000

/** At most `burst` at once and `perMinute` in the long run. `clock` in Unix seconds. */
export function createLimit(burst: number, perMinute: number, clock: () => number): Limit {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    take(caller, count = 1) {
      const now = clock()
      const bucket = buckets.get(caller) ?? { left: burst, at: now }
      const refilled = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) * perMinute) / 60)
      if (refilled < count) throw new Denied('too-many-requests')
      buckets.delete(caller)
      buckets.set(caller, { left: refilled - count, at: now })
      // The one not heard of for longest has filled up, or makes room.
      const oldest = buckets.keys().next().value
      if (buckets.size > CALLERS_MAX && oldest !== undefined) buckets.delete(oldest)
    },
  }
}
