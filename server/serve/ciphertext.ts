// Who is served which sealed bytes: deciders freely, a grantee while the grant stands and after signing for the visit.

import { Denied } from '#server/problem.ts'
import type { Who } from '#server/session/who.ts'
import type { States } from '#server/states.ts'
import { type Access, accessOf, hasEnded, mayRead } from '#shared/compartment/state.ts'
import type { Log } from '#shared/log/check.ts'
import { kindIs } from '#shared/log/is.ts'
import { ACCESS_SECONDS } from '#shared/member/events.ts'
import { servedLog } from './leaves.ts'

/** Says for each hash of a log whether this person is served it now. */
export type MayFetch = (hash: string) => boolean

/**
 * Not-found when the log is not theirs; visit-needed when a grantee has not signed for this visit on this device.
 * Hashes the log does not name are nobody's: else a hash alone would open what lies elsewhere.
 */
export async function mayFetch(
  who: Who,
  id: string,
  { states, now }: { states: States; now: number },
): Promise<MayFetch> {
  if (who.by !== 'device') throw new Denied('not-found')
  const log = await servedLog(who, id, null, { states, now })
  const named = await states.named(log.id)
  if (kindIs(log, 'family') || kindIs(log, 'member')) return (hash) => named.has(hash)
  if (!kindIs(log, 'compartment')) throw new Denied('not-found')
  const access = accessOf(log.state, who.person)
  if (!access || !mayRead(access) || hasEnded(access, now)) throw new Denied('not-yours')
  if (access.end !== 0) await checkVisit(who, log, access, { states, now })
  // "From now on" starts a run of keys at the admission: nothing older is handed out, opened or not.
  if (access.history === 'from-now') return (hash) => (named.get(hash)?.seq ?? -1) >= access.since
  return (hash) => named.has(hash)
}

/**
 * A visit counts from its deciding time, at most as old as the beat it was signed after, and on the device that signed it.
 * One signed under an earlier grant opens nothing under a later one.
 */
async function checkVisit(
  who: Who & { by: 'device' },
  log: Log<'compartment'>,
  access: Access,
  { states, now }: { states: States; now: number },
): Promise<void> {
  const member = await states.owned('member', who.person, log.state.vault)
  const visited = member?.state.visits.some(
    (visit) =>
      visit.device === who.device &&
      visit.grant === access.terms &&
      visit.compartments.includes(log.id) &&
      now - visit.time <= ACCESS_SECONDS,
  )
  if (!visited) throw new Denied('visit-needed')
}
