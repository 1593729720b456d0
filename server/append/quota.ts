// How much one member may put into a vault: against flooding its holders (protocol, attack 69).

import { Denied } from '#server/problem.ts'
import { kindIs } from '#shared/log/is.ts'
import type { LandedLog } from './land.ts'

const MEMBER_QUOTA = {
  requestsPerDay: 20,
  visitsPerHour: 120,
  declarationsPerDay: 20,
  /** bytes of bodies in one member log's drops of the last 30 days */
  dropBytesPer30Days: 64 * 1024 * 1024,
} as const

const DAY = 86_400

/** Judged by deciding time, which an entry cannot move back by more than an hour. @throws {Denied} quota */
export function checkQuota(landed: readonly LandedLog[], now: number): void {
  for (const { after } of landed) {
    if (!kindIs(after, 'member')) continue
    const { requests, visits, declarations, drops } = after.state
    const since = (seconds: number) => (item: { time: number }) => now - item.time < seconds
    const bytes = drops.filter(since(30 * DAY)).reduce((sum, drop) => sum + drop.size, 0)
    if (
      requests.filter(since(DAY)).length > MEMBER_QUOTA.requestsPerDay ||
      visits.filter(since(3600)).length > MEMBER_QUOTA.visitsPerHour ||
      declarations.filter(since(DAY)).length > MEMBER_QUOTA.declarationsPerDay ||
      bytes > MEMBER_QUOTA.dropBytesPer30Days
    )
      throw new Denied('quota')
  }
}
