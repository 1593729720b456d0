// The way of one entry: whose it is, does it stand where its author may write, does it hold, is it whole; then to disk.

import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { signCheckpoint } from '#server/checkpoint.ts'
import type { Keys } from '#server/keys.ts'
import type { Locks } from '#server/locks.ts'
import { Denied } from '#server/problem.ts'
import { readerChanges } from '#server/serve/readers.ts'
import type { Who } from '#server/session/who.ts'
import { frontierBytes, type States } from '#server/states.ts'
import type { Commit, Store, Unwritten, WayChange } from '#server/store/contract.ts'
import type { GlobalLog } from '#server/transparency/log.ts'
import type { Log } from '#shared/log/check.ts'
import { entryHash, type SignedEntry } from '#shared/log/entry.ts'
import { labelNow } from '#shared/log/global.ts'
import { kindIs } from '#shared/log/is.ts'
import type { AppendBody, Appended } from '#shared/wire/append.ts'
import { erasedBy, vaultErasedBy } from './erased.ts'
import { type LandedLog, land, type Touched, touchedBy } from './land.ts'
import { checkMayWrite } from './may-write.ts'
import { checkQuota } from './quota.ts'
import { resealsIn } from './resealed.ts'
import { blobPuts, invitationChanges, lockboxPuts } from './sealed.ts'
import { checkSeen } from './seen.ts'
import type { Uploads } from './uploads.ts'
import { judgeAcross } from './world.ts'

export type Appending = {
  store: Store
  states: States
  locks: Locks
  global: GlobalLog
  uploads: Uploads
  keys: Keys
  clock: () => number
}

/** `who` is null for somebody who signs up. @throws {Denied | Refused} and then nothing was written */
export async function appendEntry(body: AppendBody, who: Who | null, around: Appending): Promise<Appended> {
  const signed: SignedEntry = body
  const touched = touchedBy(signed)
  await checkSeen(signed.entry, around.global, around.clock())
  return around.locks.hold(
    touched.map(({ log }) => log),
    () => appendLocked(body, touched, who, around),
  )
}

async function appendLocked(
  body: AppendBody,
  touched: readonly Touched[],
  who: Who | null,
  around: Appending,
): Promise<Appended> {
  const { store, states, keys } = around
  const now = around.clock()
  const before = await states.all(touched.map(({ log }) => log))
  await checkMayWrite(body, touched, before, who, states, now)
  checkHeads(touched, before)

  const person = body.entry.author.person
  const card = await states.card(person)
  const landed = land(body, touched, before, card)
  checkCardSize(body, landed, card?.size ?? 0)
  checkOpened(landed, person)
  await judgeAcross(
    landed.flatMap(({ parts }) => parts),
    states,
  )
  await checkQuota(body, landed, now, around)

  const commit = await commitOf(body, landed, around)
  const answer = await store.append(commit)
  if (answer !== 'appended') throw denied(answer)
  if (commit.erasedVault !== undefined) states.forget(commit.erasedVault)
  for (const { after, leaves } of landed) if (isKept(after, commit)) states.adopt(after, leaves)
  await endSessions(landed, store)
  return {
    landed: landed.map(({ after }) => ({
      log: after.id,
      size: after.size,
      checkpoint: signCheckpoint(keys, { log: after.id, size: after.size, root: after.frontier.root() }),
    })),
  }
}

/** Somebody was faster: the author syncs, decides and signs again. */
function checkHeads(touched: readonly Touched[], before: ReadonlyMap<string, Log>): void {
  const moved = touched.filter(({ log, parts }) => parts[0]?.seq !== (before.get(log)?.size ?? 0))
  if (moved.length > 0) throw new Denied('conflict', { logs: moved.map(({ log }) => log) })
}

/** The card as it stands, this entry's own parts included: who signs with a device says so knowing of every revocation. */
function checkCardSize({ entry }: AppendBody, landed: readonly LandedLog[], size: number): void {
  const own = landed.find(({ after }) => after.id === entry.author.person)
  if (entry.author.at !== (own?.after.size ?? size)) throw new Denied('card-went-back')
}

/** A new log belongs to somebody from its first entry on; an empty one would fall to whoever comes second. */
function checkOpened(landed: readonly LandedLog[], person: string): void {
  for (const { before, after } of landed) {
    if (before !== null) continue
    const theirs =
      (kindIs(after, 'card') && after.id === person && after.state.devices.length > 0) ||
      (kindIs(after, 'keyring') && after.state.owner === person && after.state.userKeys.length > 0) ||
      (kindIs(after, 'organisation') && after.state.admins.includes(person)) ||
      (kindIs(after, 'family') && after.state.holders.includes(person)) ||
      (kindIs(after, 'compartment') && after.state.keepers.length > 0 && after.state.epochs.length > 0) ||
      (kindIs(after, 'member') && after.state.owner === person)
    if (!theirs) throw new Denied('rule-broken', { rule: 'new-log-is-somebodys' })
  }
}

async function commitOf(
  body: AppendBody,
  landed: readonly LandedLog[],
  { store, states, uploads }: Appending,
): Promise<Commit> {
  const entry = entryHash(body.entry)
  const vault = vaultErasedBy(landed)
  const resealed = await resealsIn(body, landed, { store, uploads })
  return {
    entry,
    logs: landed.map(({ before, after, leaves }) => {
      const label = labelNow(after)
      const moves = before === null || labelNow(before) !== label
      return {
        log: after.id,
        kind: after.kind,
        vault: vaultOf(after),
        owner: kindIs(after, 'keyring') || kindIs(after, 'member') ? after.state.owner : null,
        expectedSize: before?.size ?? 0,
        leaves,
        root: after.frontier.root(),
        frontier: frontierBytes(after),
        ...(moves ? { label } : {}),
      }
    }),
    blobs: await blobPuts(body, landed, resealed, { states, uploads }),
    lockboxes: lockboxPuts(body, landed, entry),
    readers: await readerChanges(landed, states, store),
    ways: landed.flatMap(wayChanges),
    invitations: invitationChanges(body, landed),
    erased: [
      ...(await erasedBy(landed, states)),
      ...resealed.flatMap(({ log, gone }) => gone.map((hash) => ({ log, hash }))),
    ],
    ...(vault === null ? {} : { erasedVault: vault }),
  }
}

/** What an erased vault was is not kept in memory either. */
const isKept = (log: Log, { erasedVault }: Commit): boolean =>
  erasedVault === undefined || (log.id !== erasedVault && vaultOf(log) !== erasedVault)

const vaultOf = (log: Log): string | null =>
  kindIs(log, 'compartment') || kindIs(log, 'member') ? log.state.vault : null

/** Locators that a keyring brought or took out. */
function wayChanges({ before, after }: LandedLog): WayChange[] {
  if (!kindIs(after, 'keyring')) return []
  const was = before && kindIs(before, 'keyring') ? before.state.ways : []
  const is = after.state.ways
  const person = after.state.owner
  const gone = was.filter((w) => is.every((x) => x.locator !== w.locator))
  const come = is.filter((w) => was.every((x) => x.way !== w.way))
  return [
    ...gone.flatMap(({ locator }) => (locator === null ? [] : [{ locator, person, way: null }])),
    ...come.flatMap(({ locator, way }) => (locator === null ? [] : [{ locator, person, way }])),
    ...shareChanges(before, after),
  ]
}

/** Recovery shares are found by half their commitment, so that a wrong one can be named; it is no way in. */
function shareChanges(before: Log | null, after: Log<'keyring'>): WayChange[] {
  const was = (before && kindIs(before, 'keyring') && before.state.shares?.helpers) || []
  const is = after.state.shares?.helpers ?? []
  const locatorOf = ({ commit }: { commit: string }) => base64url(fromBase64url(commit, 32).subarray(0, 16))
  const person = after.state.owner
  const gone = was.filter((h) => is.every((x) => x.commit !== h.commit))
  const come = is.filter((h) => was.every((x) => x.commit !== h.commit))
  return [
    ...gone.map((helper) => ({ locator: locatorOf(helper), person, way: null })),
    ...come.map((helper) => ({ locator: locatorOf(helper), person, way: locatorOf(helper) })),
  ]
}

function denied(unwritten: Unwritten): Denied {
  if ('conflict' in unwritten) return new Denied('conflict', { logs: unwritten.conflict })
  if ('missing' in unwritten) return new Denied('blob-missing')
  return new Denied('rule-broken', { rule: 'locator-is-free' })
}

/** Who was revoked is out at once, not when a token ends. */
async function endSessions(landed: readonly LandedLog[], store: Store): Promise<void> {
  for (const { before, after } of landed) {
    if (before && kindIs(before, 'card') && kindIs(after, 'card'))
      for (const { device, until } of after.state.devices)
        if (until !== null && before.state.devices.some((d) => d.device === device && d.until === null))
          await store.closeSessions(after.id, device)
    if (before && kindIs(before, 'keyring') && kindIs(after, 'keyring'))
      for (const { way } of before.state.ways)
        if (after.state.ways.every((w) => w.way !== way)) await store.closeSessions(after.state.owner, way)
  }
}
