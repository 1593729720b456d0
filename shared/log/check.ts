// The one check of a log, the same for who writes, who enforces and who reads: leaf by leaf, from the first part on.

import * as v from 'valibot'
import { base64url, compare, fromBase64url } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { EMPTY_ROOT, Frontier, leafHash } from '#crypto/public/tree.ts'
import { verifySignature } from '#crypto/public/verify.ts'
import { accountAt, type CardState, isActive } from '#shared/card/state.ts'
import { type AnyEvent, messageOf, type ReadLeaf, readLeaf } from './entry.ts'
import { type By, type Create, founderOf, type Kind, type KindName, type Signers } from './kind.ts'
import { kinds, type State, type StateOf } from './kinds.ts'
import { Refused } from './refusal.ts'

/** A log as it stands after its checked leaves. `state` is what its kind's reducer made of them. */
export type Log<K extends KindName = KindName> = {
  id: string
  kind: K
  /** who its first part names: the device of a card, the person of any other log */
  founder: string
  size: number
  /** compact range of the leaves: gives the root */
  frontier: Frontier
  /** deciding time and size of the newest entry: never go back */
  seen: { size: number; time: number }
  /** for each author the largest size of their card used here: never goes back */
  at: ReadonlyMap<string, number>
  state: StateOf<K>
  /** canonical bytes of the newest entry, and the root before it: consecutive parts of one entry share their `prev` */
  entry: { bytes: Uint8Array; prev: string }
}

export type Card = Log<'card'>

/** What checking one log needs from outside it. */
export type Surroundings = {
  /** The checked card of a person, at least `at` leaves long; null when it is not known here. */
  card(person: string, at: number): Card | null
  /** Verdict on one signature; defaults to libsodium's. A pool of workers may have given it before. */
  verify?(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean
}

/**
 * Checks one leaf and adds it. Null as the log means: this is the first part.
 * @returns the log with the leaf; the one given must not be used after.
 * @throws {Refused} with the first rule that is broken; the log given is then unchanged
 */
export const checkLeaf = (log: Log | null, bytes: Uint8Array, around: Surroundings): Log =>
  checkRead(log, readLeaf(bytes), bytes, around)

/** The same of a leaf that was read already: `read` is what `readLeaf` made of exactly these bytes. @throws {Refused} */
export function checkRead(log: Log | null, read: ReadLeaf, bytes: Uint8Array, around: Surroundings): Log {
  const where = { log: log?.id ?? null, seq: read.leaf.part.seq }
  try {
    return addLeaf(log, read, bytes, around)
  } catch (error) {
    if (error instanceof Refused && error.where === null) throw new Refused(error.code, where)
    throw error
  }
}

/** Checks leaves that follow each other. @throws {Refused} */
export function checkLog(log: Log | null, leaves: Iterable<Uint8Array>, around: Surroundings): Log {
  let current = log
  for (const bytes of leaves) current = checkLeaf(current, bytes, around)
  if (current === null) throw new Refused('first-part-wrong')
  return current
}

function addLeaf(log: Log | null, read: ReadLeaf, bytes: Uint8Array, around: Surroundings): Log {
  const { entry, part } = read.leaf
  const hash = base64url(sha256(read.partBytes))
  if (!entry.parts.includes(hash)) throw new Refused('part-not-in-entry')
  const prev = expectedPrev(log, read.entryBytes)
  if (part.seq !== (log?.size ?? 0)) throw new Refused('wrong-seq')
  if (part.prev !== prev) throw new Refused('wrong-prev')
  if (log ? part.log !== log.id : part.log !== null) throw new Refused('other-log')
  if (log && (entry.seen.time < log.seen.time || entry.seen.size < log.seen.size))
    throw new Refused('seen-went-back')
  if (log && entry.author.at < (log.at.get(entry.author.person) ?? 0)) throw new Refused('card-went-back')

  const ofLeaf = leafHash(bytes)
  const by: By = {
    person: entry.author.person,
    device: entry.author.device,
    seq: part.seq,
    log: log?.id ?? hash,
    // Few rules cite the leaf: written out only for those.
    get leaf() {
      return base64url(ofLeaf)
    },
    salt: part.salt,
    seen: entry.seen,
    time: entry.time,
    events: log ? parseEvents(log.kind, part.events) : part.events,
    index: 0,
  }
  const next = log ? reduceEvents(log, by) : openLog(hash, by)
  const acting = next.kind === 'card' ? by.device : by.person
  if (part.seq <= 1 && acting !== next.founder) throw new Refused('not-its-founder')
  const after: Log = {
    ...next,
    size: part.seq + 1,
    seen: { size: entry.seen.size, time: entry.seen.time },
    at: withAt(log, entry.author.person, entry.author.at),
    entry: { bytes: read.entryBytes, prev },
  }
  checkSignatures(log, after, read, around)

  const settled = kindOf(after).settle(after.state) as State
  const frontier = log ? log.frontier : new Frontier()
  frontier.append(ofLeaf)
  return { ...after, state: settled, frontier }
}

const expectedPrev = (log: Log | null, entry: Uint8Array): string => {
  if (!log) return base64url(EMPTY_ROOT)
  return sameEntry(log.entry.bytes, entry) ? log.entry.prev : base64url(log.frontier.root())
}

/** Entries are one when their canonical bytes are; nearly all differ soon, so this costs less than to hash them. */
const sameEntry = (a: Uint8Array, b: Uint8Array): boolean => compare(a, b) === 0

const withAt = (log: Log | null, person: string, at: number): ReadonlyMap<string, number> => {
  if (log?.at.get(person) === at) return log.at
  return new Map(log?.at ?? []).set(person, at)
}

/** The untyped view of a kind: the registry pairs each kind with its own states and events. */
type AnyKind = Kind<State, AnyEvent>
const kindOf = (log: { kind: KindName }): AnyKind => kinds[log.kind] as unknown as AnyKind

function openLog(id: string, by: By): Log {
  const [first, ...more] = by.events
  const name = (first as { kind?: unknown } | undefined)?.kind
  if (
    first?.type !== 'create' ||
    more.length > 0 ||
    !(typeof name === 'string' && Object.hasOwn(kinds, name))
  )
    throw new Refused('first-part-wrong')
  const kind = kinds[name as KindName] as unknown as AnyKind
  const parsed = v.safeParse(kind.create, first)
  if (!parsed.success) throw new Refused('first-part-wrong')
  const create: Create = parsed.output
  return {
    id,
    kind: kind.name,
    founder: founderOf(create),
    size: 0,
    frontier: new Frontier(),
    seen: { size: 0, time: 0 },
    at: new Map(),
    state: kind.initial(create, by),
    entry: { bytes: new Uint8Array(), prev: '' },
  }
}

/** Every event of a part in its shape, before any rule looks at any of them. */
function parseEvents(name: KindName, events: readonly AnyEvent[]): readonly AnyEvent[] {
  const kind = kinds[name] as unknown as AnyKind
  return events.map((raw) => {
    if (!Object.hasOwn(kind.demands, raw.type)) throw new Refused('unknown-event')
    const parsed = v.safeParse(kind.event, raw)
    if (!parsed.success) throw new Refused('malformed')
    return parsed.output
  })
}

function reduceEvents(log: Log, by: By): Log {
  const kind = kindOf(log)
  let state = kind.fork(log.state)
  by.events.forEach((event, index) => {
    const here = index === 0 ? by : { ...by, index }
    for (const name of kind.demands[event.type] ?? []) {
      const rule = kind.rules[String(name)] as ((s: State, e: AnyEvent, by: By) => boolean) | undefined
      if (!rule?.(state, event, here)) throw new Refused(String(name))
    }
    state = kind.reduce(state, event, here)
  })
  return { ...log, state }
}

function checkSignatures(before: Log | null, after: Log, read: ReadLeaf, around: Surroundings): void {
  const { entry, sigs } = read.leaf
  const { person, at, device } = entry.author
  const ownCard = after.kind === 'card'
  const card = ownCard ? (after as Card) : around.card(person, at)
  if (!card) throw new Refused('card-unknown')
  if (!ownCard && card.size < at) throw new Refused('card-behind')
  if (ownCard) {
    const was = before !== null && isActive((before as Card).state, device, before.size)
    const becomes = after.size === 1 || isActive((after as Card).state, device, after.size)
    if (after.id !== person || !(was || becomes)) throw new Refused('device-not-active')
    // `at` counts the parts that stand and those this entry still brings; before the next entry all have come.
    const more = at - after.size
    const whole =
      before === null ||
      sameEntry(before.entry.bytes, after.entry.bytes) ||
      before.at.get(person) === before.size
    if (more < 0 || more >= entry.parts.length || !whole) throw new Refused('at-is-not-its-size')
  } else if (!isActive(card.state, device, at)) throw new Refused('device-not-active')

  const wanted = signersOf(before, after, card.state, at)
  if (sigs[0]?.key !== device) throw new Refused('signature-missing')
  const present = new Set(sigs.map((s) => s.key))
  if (present.size !== sigs.length) throw new Refused('signature-wrong')
  if (!wanted.all.every((key) => present.has(key))) throw new Refused('signature-missing')
  if (wanted.oneOf.length > 0 && !wanted.oneOf.some((key) => present.has(key)))
    throw new Refused('signature-missing')

  const message = messageOf(read.entryBytes)
  const verify = around.verify ?? verifySignature
  for (const { key, sig } of sigs)
    if (!verify(fromBase64url(sig, 64), message, fromBase64url(key, 32))) throw new Refused('signature-wrong')
}

/**
 * Entries of a card or keyring are signed by the account key of the generation and by one way in that is no device;
 * keys named for the first time sign too. Of a first part nothing more is asked: what is keyed stands from seq 1.
 */
function signersOf(before: Log | null, after: Log, card: CardState, at: number): Signers {
  if (after.size === 1) return { all: [], oneOf: [] }
  if (after.kind === 'card') {
    const was = accountAt((before as Card).state, after.size - 1)
    const is = accountAt((after as Card).state, after.size)
    const known = new Set(was ? [was.account, ...was.ways.map((w) => w.key)] : [])
    const named = is ? [is.account, ...is.ways.map((w) => w.key)].filter((key) => !known.has(key)) : []
    return {
      all: [...(was ? [was.account] : []), ...named],
      oneOf: (was ?? is)?.ways.map((w) => w.key) ?? [],
    }
  }
  if (after.kind === 'keyring') {
    const keys = accountAt(card, at)
    return keys ? { all: [keys.account], oneOf: keys.ways.map((w) => w.key) } : { all: [], oneOf: [] }
  }
  return { all: [], oneOf: [] }
}
