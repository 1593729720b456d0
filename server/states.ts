// The reduced logs in memory: replayed from the store's leaves when asked, kept while they are asked for.

import { type Growth, grown } from '#server/append/growth.ts'
import { namedIn } from '#server/append/named.ts'
import { resealedIn } from '#server/append/resealed.ts'
import type { Head, Store } from '#server/store/contract.ts'
import { type Card, checkLog, type Log } from '#shared/log/check.ts'
import { parseLeaf } from '#shared/log/entry.ts'
import { kindIs } from '#shared/log/is.ts'
import { keepTrial, trialOf } from '#shared/log/trial.ts'
import type { Locks } from './locks.ts'

/**
 * Where a hash is named first in its log, and by which records. First, not last: who is served what was written from some
 * moment on could else name older bytes again and so have them. `time`: the deciding time of that leaf.
 */
export type Named = { seq: number; time: number; records: Set<string> }

/** A log, which ciphertext its leaves name, and, of a member's, how it grew of late. */
export type Kept = { log: Log; named: Map<string, Named>; growth: readonly Growth[] }

export type States = {
  /** A log as it stands in the store at this moment; null when there is none. */
  get(log: string): Promise<Log | null>
  /** Several at once. */
  all(logs: readonly string[]): Promise<Map<string, Log>>
  /** A person's card; null when there is none. */
  card(person: string): Promise<Card | null>
  /** The log of that kind that somebody owns (in that vault); null when there is none. */
  owned<K extends 'keyring' | 'member'>(kind: K, person: string, vault: string | null): Promise<Log<K> | null>
  /** Which ciphertext a log names. */
  named(log: string): Promise<ReadonlyMap<string, Named>>
  /** How a member's log grew in the day before its newest leaf; empty for another kind, or when there is no such log. */
  growth(log: string): Promise<readonly Growth[]>
  /** Takes over what an append made of a log, once it is on disk. Under that log's lock only. */
  adopt(trial: Log, leaves: readonly Uint8Array[]): void
  /** Lets go of every log of a vault that was erased. */
  forget(vault: string): void
}

const LOGS_KEPT_MAX = 4000
const LEAVES_PER_READ = 1000

export function createStates(store: Store, locks: Locks): States {
  const kept = new Map<string, Kept>()

  const remember = (id: string, entry: Kept) => {
    kept.delete(id)
    kept.set(id, entry)
    const oldest = kept.keys().next().value
    if (kept.size > LOGS_KEPT_MAX && oldest !== undefined) kept.delete(oldest)
  }

  /** Answers from memory when nothing was added; else reads on under the log's lock, so that nobody does it twice. */
  async function upTo(head: Head): Promise<Kept> {
    const found = kept.get(head.log)
    if (found && found.log.size >= head.size) return found
    return await locks.hold([`replay ${head.log}`], async () => {
      const again = kept.get(head.log)
      if (again && again.log.size >= head.size) return again
      const entry = await replay(head, again ?? null)
      // An append may have been adopted meanwhile: what is longer stands.
      const now = kept.get(head.log)
      if (now && now.log.size >= entry.log.size) return now
      remember(head.log, entry)
      return entry
    })
  }

  /** Reads the leaves that are missing. What others hold of the log meanwhile keeps its size, state and frontier. */
  async function replay(head: Head, before: Kept | null): Promise<Kept> {
    const named = before?.named ?? new Map<string, Named>()
    let growth = before?.growth ?? []
    let log: Log | null = before ? trialOf(before.log) : null
    let lastReseal: Reseal | null = null
    for (let from = log?.size ?? 0; from < head.size; from += LEAVES_PER_READ) {
      const leaves = await store.leaves(head.log, from, Math.min(from + LEAVES_PER_READ, head.size))
      const bytes = leaves.map((leaf) => leaf.bytes)
      const authors = await authorsOf(bytes, head)
      // Signatures were checked before the leaf was written; what is replayed here is the server's own disk.
      log = checkLog(log, bytes, { card: (person) => authors.get(person) ?? null, verify: () => true })
      lastReseal = note(named, bytes) ?? lastReseal
      if (head.kind === 'member') growth = grown(growth, bytes)
    }
    if (log === null) throw new Error('a log without leaves')
    await noteResealed(named, log, lastReseal)
    return { log: before ? keepTrial(log) : log, named, growth }
  }

  /** Once a map was sealed again its keys lie in other boxes than its lines name: served as those were. */
  async function noteResealed(named: Map<string, Named>, log: Log, last: Reseal | null): Promise<void> {
    if (!last) return
    named.set(last.root, { seq: last.seq, time: last.time, records: new Set() })
    for (const { box, of } of await resealedIn(store, log.id, last)) {
      const known = named.get(box) ?? { seq: of.seq, time: last.time, records: new Set() }
      known.records.add(of.record)
      named.set(box, known)
    }
  }

  async function authorsOf(leaves: readonly Uint8Array[], head: Head): Promise<Map<string, Card>> {
    const cards = new Map<string, Card>()
    if (head.kind === 'card') return cards
    for (const person of new Set(leaves.map((bytes) => parseLeaf(bytes).entry.author.person))) {
      const card = await states.card(person)
      if (card) cards.set(person, card)
    }
    return cards
  }

  const states: States = {
    async get(id) {
      const head = await store.head(id)
      return head ? (await upTo(head)).log : null
    },
    async all(ids) {
      const heads = await store.heads([...new Set(ids)])
      const entries = await Promise.all(heads.map(upTo))
      return new Map(entries.map(({ log }) => [log.id, log]))
    },
    async card(person) {
      const log = await states.get(person)
      return log && kindIs(log, 'card') ? log : null
    },
    async owned<K extends 'keyring' | 'member'>(kind: K, person: string, vault: string | null) {
      const mine = await store.logsOf(person)
      const head = mine.find(
        ({ head: h }) => h.kind === kind && h.owner === person && (vault === null || h.vault === vault),
      )?.head
      const log = head ? (await upTo(head)).log : null
      return log && kindIs(log, kind) ? log : null
    },
    async named(id) {
      const head = await store.head(id)
      return head ? (await upTo(head)).named : new Map()
    },
    async growth(id) {
      const head = await store.head(id)
      return head ? (await upTo(head)).growth : []
    },
    adopt(trial, leaves) {
      const before = kept.get(trial.id)
      // Made from another state than the one that stands here: read again when asked.
      if (before && before.log.size + leaves.length !== trial.size) return void kept.delete(trial.id)
      if (!before && leaves.length !== trial.size) return
      const named = before?.named ?? new Map<string, Named>()
      // Which boxes are in force then is read from disk, when asked.
      if (note(named, leaves)) return void kept.delete(trial.id)
      const growth = trial.kind === 'member' ? grown(before?.growth ?? [], leaves) : []
      remember(trial.id, { log: before ? keepTrial(trial) : trial, named, growth })
    },
    forget(vault) {
      for (const [id, { log }] of kept)
        if (id === vault || ('vault' in log.state && log.state.vault === vault)) kept.delete(id)
    },
  }
  return states
}

type Reseal = { seq: number; time: number; root: string }

/** Notes what the leaves name; gives their last reseal, whose boxes stand in a list beside the log. */
function note(named: Map<string, Named>, leaves: readonly Uint8Array[]): Reseal | null {
  let last: Reseal | null = null
  for (const bytes of leaves) {
    const { entry, part } = parseLeaf(bytes)
    for (const event of part.events) {
      if (event.type === 'reseal') last = { seq: part.seq, time: entry.seen.time, root: String(event.root) }
      for (const { hash, record } of namedIn(event)) {
        const known = named.get(hash) ?? { seq: part.seq, time: entry.seen.time, records: new Set() }
        if (record !== null) known.records.add(record)
        named.set(hash, known)
      }
    }
  }
  return last
}

/** The compact range of a head as the store keeps it, and back. */
export const frontierBytes = (log: Log): Uint8Array => {
  const bytes = new Uint8Array(log.frontier.hashes.length * 32)
  for (const [i, hash] of log.frontier.hashes.entries()) bytes.set(hash, i * 32)
  return bytes
}
