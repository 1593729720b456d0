// Learning what is new: logs, cards, lockboxes, contents; each held against checkpoint, commitment and register.
import { base64url, equal, fromBase64url } from '#crypto/public/bytes.ts'
import { leafHash } from '#crypto/public/tree.ts'
import { accessOf } from '#shared/compartment/state.ts'
import type { Log } from '#shared/log/check.ts'
import { type AnyEvent, type Leaf, parseLeaf, type Seen } from '#shared/log/entry.ts'
import { kindIs } from '#shared/log/is.ts'
import { Refused } from '#shared/log/refusal.ts'
import { ACCESS_SECONDS } from '#shared/member/events.ts'
import { type LogSlice, logList, logSlice } from '#shared/wire/logs.ts'
import { checkRegister } from './heads.ts'
import { WireError } from './http.ts'
import type { Known } from './known.ts'
import { learnNamed } from './learn-named.ts'
import { openLockboxes } from './lockboxes.ts'
import { Alarm } from './register.ts'
import type { LogFile } from './replica.ts'
import { checkServed } from './served.ts'

type Slice = { leaves: Uint8Array[]; checkpoint: string; size: number }

/** Everything that is new for this person. @throws {Alarm} when something the server shows cannot be so */
export async function learn(core: Known, seen: Seen): Promise<void> {
  const { beat } = core.register
  await learnLogs(core)
  core.openUserKeys()
  await openLockboxes(core)
  await openContents(core)
  await checkRegister(core, { seen, beat }, (person) => learnCard(core, person))
  await learnNamed(core, (person) => learnCard(core, person))
}

/** This person's own card and keyring, with the session of a way in. */
export async function learnOwn(core: Known): Promise<void> {
  await core.look()
  await learnCard(core, core.person)
  await learnLogs(core)
}

async function learnLogs(core: Known): Promise<void> {
  const { logs } = await core.connection.get('/api/logs', logList)
  core.served = new Map(logs.map(({ log, kind, vault, owner }) => [log, { kind, vault, owner }]))
  for (const { log, size } of logs) {
    // On a new device the bookmark says how long a log was.
    const known = Math.max(core.replica.size(log), core.replica.trusted.get(log)?.size ?? 0)
    if (size < known) throw new Alarm('log-went-back', log, size)
  }
  const grown = logs.filter(({ log, size }) => size > core.replica.size(log))
  await Promise.all(grown.filter((l) => l.kind === 'card').map(({ log }) => learnCard(core, log)))
  const slices = await Promise.all(
    grown
      .filter((l) => l.kind !== 'card')
      .map(async ({ log, kind, size }) => {
        const known = core.replica.size(log)
        const slice = await fetchSlices(core, `/api/logs/${log}`, known)
        // The list is of one moment; what landed since waits, or half an entry would be judged as a whole one.
        return {
          ...slice,
          log,
          kind,
          now: slice.leaves.slice(0, size - known),
          later: slice.leaves.slice(size - known),
        }
      }),
  )
  await learnCards(
    core,
    slices.flatMap((s) => s.now),
  )
  const alone = slices.filter((s) => s.kind === 'keyring' || s.kind === 'organisation')
  for (const s of alone) core.replica.addAlone(s.log, s.now)
  const together = slices.filter((s) => !alone.includes(s)).map((s) => ({ log: s.log, leaves: s.now }))
  await core.replica.addTogether(together, (vault) => core.holds(vault))
  for (const s of slices) meetsCheckpoint(core, s.log, s.checkpoint, s.later)
  checkServed(core)
}

/** @throws {Alarm} unless the server's checkpoint is of exactly these leaves: those checked, and those that wait */
function meetsCheckpoint(core: Known, id: string, note: string, later: readonly Uint8Array[] = []): void {
  const log = core.replica.file(id)?.log
  const head = core.register.logCheckpoint(note, id)
  const frontier = log?.frontier.clone()
  for (const leaf of later) frontier?.append(leafHash(leaf))
  const before = core.notes.get(id)
  if (!frontier || head.size !== frontier.size || !equal(head.root, frontier.root())) {
    // Evidence only where the leaves say so too: a note of another size than what was served is just another moment.
    const heads = before && head.size === frontier?.size ? { before, after: note } : null
    throw new Alarm('checkpoint-differs', id, null, heads)
  }
  core.notes.set(id, note)
}

async function fetchSlices(core: Known, path: string, from: number): Promise<Slice> {
  const leaves: Uint8Array[] = []
  for (;;) {
    const slice: LogSlice = await core.connection.get(`${path}?from=${from + leaves.length}`, logSlice)
    for (const leaf of slice.leaves) leaves.push(fromBase64url(leaf))
    if (from + leaves.length >= slice.size) return { leaves, checkpoint: slice.checkpoint, size: slice.size }
    if (slice.leaves.length === 0) throw new WireError('bad-answer')
  }
}

/** Fetches the cards of everybody these leaves name, as far as they are not known long enough. */
async function learnCards(core: Known, leaves: readonly Uint8Array[]): Promise<void> {
  const wanted = new Map<string, number>()
  for (const bytes of leaves) {
    const { entry, part } = leafOf(bytes)
    const { person, at } = entry.author
    wanted.set(person, Math.max(wanted.get(person) ?? 0, at))
    for (const recipient of part.events.flatMap(peopleIn)) wanted.set(recipient, wanted.get(recipient) ?? 1)
  }
  const short = [...wanted].filter(([person, at]) => core.replica.size(person) < at)
  await Promise.all(short.map(([person]) => learnCard(core, person)))
}

function leafOf(bytes: Uint8Array): Leaf {
  try {
    return parseLeaf(bytes)
  } catch (error) {
    if (error instanceof Refused) throw new Alarm(error.code)
    throw error
  }
}

/** Everybody an event names whose card a check of it needs. */
function peopleIn(event: AnyEvent): string[] {
  const found: string[] = []
  if (typeof event.person === 'string') found.push(event.person)
  if (Array.isArray(event.boxes))
    for (const box of event.boxes) if (typeof box?.person === 'string') found.push(box.person)
  return found
}

/** Fetches what is new on a person's card and checks it. */
export async function learnCard(core: Known, person: string): Promise<void> {
  const known = core.replica.size(person)
  const { leaves, checkpoint } = await fetchSlices(core, `/api/cards/${person}`, known)
  if (core.replica.size(person) !== known) return
  core.replica.addAlone(person, leaves)
  meetsCheckpoint(core, person, checkpoint)
}

/** Fetches what is new in an organisation's log and checks it. Anybody may read it. */
export async function learnOrganisation(core: Known, id: string): Promise<void> {
  const known = core.replica.size(id)
  const { leaves, checkpoint } = await fetchSlices(core, `/api/organisations/${id}`, known)
  await learnCards(core, leaves)
  if (core.replica.size(id) !== known) return
  core.replica.addAlone(id, leaves)
  meetsCheckpoint(core, id, checkpoint)
}

/** Opens what may be fetched now: everything of who decides over it, and the maps of a visit that lasts. */
async function openContents(core: Known): Promise<void> {
  const files = [...core.served.keys()].flatMap((id) => core.replica.file(id) ?? [])
  const fetch = (file: LogFile) => core.contents.open(file, core.keys, core.connection)
  await Promise.all(files.filter(({ log }) => readsFreely(core, log)).map(fetch))
  await Promise.all(files.filter(({ log }) => visits(core, log)).map((file) => fetch(file).catch(overNow)))
}

/** A visit or grant may end between looking and fetching: what was read then stays as it was. */
function overNow(error: unknown): void {
  if (!(error instanceof WireError) || !over.has(error.code)) throw error
}
const over: ReadonlySet<string> = new Set(['visit-needed', 'not-yours', 'not-found'])

function readsFreely(core: Known, log: Log): boolean {
  if (kindIs(log, 'family')) return true
  if (!kindIs(log, 'compartment')) return false
  return log.state.access.some((a) => a.person === core.person && a.end === 0)
}

/** Whether this device signed that it comes to look, under the grant that holds now, less than half an hour ago. */
function visits(core: Known, log: Log): boolean {
  if (!kindIs(log, 'compartment') || readsFreely(core, log)) return false
  const terms = accessOf(log.state, core.person)?.terms
  const device = base64url(core.device.publicKey)
  const now = core.register.seen?.time ?? 0
  const own = core.replica.memberLog(log.state.vault, core.person)
  return (own?.state.visits ?? []).some(
    (visit) =>
      visit.device === device &&
      visit.grant === terms &&
      visit.compartments.includes(log.id) &&
      now - visit.time < ACCESS_SECONDS,
  )
}
