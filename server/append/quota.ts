// How much one member may put into a vault: against flooding its holders (protocol, attack 69).

import { fromBase64url } from '#crypto/public/bytes.ts'
import { Denied } from '#server/problem.ts'
import type { States } from '#server/states.ts'
import type { Store } from '#server/store/contract.ts'
import type { Log } from '#shared/log/check.ts'
import { kindIs } from '#shared/log/is.ts'
import type { AppendBody } from '#shared/wire/append.ts'
import { GROWTH_SECONDS, grown } from './growth.ts'
import type { LandedLog } from './land.ts'
import { namedIn } from './named.ts'

const MIB = 1024 * 1024

/** Of one member log. A working day of home visits, each with its notes, stays under a tenth of these. */
const MEMBER_QUOTA = {
  requestsPerDay: 20,
  visitsPerHour: 120,
  declarationsPerDay: 20,
  /** of any type, the ones that do nothing included */
  eventsPerDay: 2000,
  leafBytesPerDay: MIB,
  /** ciphertext that it names: bodies, boxes and attachments, as long as they are and not as their author says */
  sealedBytesPer30Days: 128 * MIB,
} as const

const DAY = 86_400

type Around = { store: Store; states: States }

/** Judged by deciding time, which an entry cannot move back by more than an hour. @throws {Denied} quota */
export async function checkQuota(
  body: AppendBody,
  landed: readonly LandedLog[],
  now: number,
  around: Around,
): Promise<void> {
  for (const one of landed)
    if (kindIs(one.after, 'member') && !(await isWithin(body, one, one.after, now, around)))
      throw new Denied('quota')
}

async function isWithin(
  body: AppendBody,
  one: LandedLog,
  { id, state }: Log<'member'>,
  now: number,
  around: Around,
): Promise<boolean> {
  const since = (seconds: number) => (item: { time: number }) => now - item.time < seconds
  const lately = grown(await around.states.growth(id), one.leaves).filter(since(GROWTH_SECONDS))
  const sum = (of: 'events' | 'bytes') => lately.reduce((all, leaf) => all + leaf[of], 0)
  return (
    state.requests.filter(since(DAY)).length <= MEMBER_QUOTA.requestsPerDay &&
    state.visits.filter(since(3600)).length <= MEMBER_QUOTA.visitsPerHour &&
    state.declarations.filter(since(DAY)).length <= MEMBER_QUOTA.declarationsPerDay &&
    sum('events') <= MEMBER_QUOTA.eventsPerDay &&
    sum('bytes') <= MEMBER_QUOTA.leafBytesPerDay &&
    (await sealedBytes(body, one, now, around)) <= MEMBER_QUOTA.sealedBytesPer30Days
  )
}

/** Ciphertext that the log names first in the last 30 days, this entry's own included; 0 when the entry names none. */
async function sealedBytes(
  body: AppendBody,
  { after, parts }: LandedLog,
  now: number,
  { store, states }: Around,
): Promise<number> {
  const coming = parts.flatMap(({ events }) => events.flatMap(namedIn)).map(({ hash }) => hash)
  if (coming.length === 0) return 0
  const recent = [...(await states.named(after.id))].filter(([, { time }]) => now - time < 30 * DAY)
  const standing = await store.bytesOf([...new Set([...recent.map(([hash]) => hash), ...coming])])
  const sent = body.blobs.filter(({ log }) => log === after.id)
  return sent.reduce((all, { bytes }) => all + fromBase64url(bytes).length, standing)
}
