// The replica: the logs this person reads, each leaf checked here, in an order in which the rules across logs hold too.
import { base64url, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { leafHash } from '#crypto/public/tree.ts'
import { checkAcross, type Landed } from '#shared/log/across.ts'
import { type Card, checkLog, checkRead, type Log } from '#shared/log/check.ts'
import { type AnyEvent, type Leaf, type ReadLeaf, readLeaf } from '#shared/log/entry.ts'
import { kindIs } from '#shared/log/is.ts'
import type { KindName } from '#shared/log/kind.ts'
import { Refused } from '#shared/log/refusal.ts'
import { landOneByOne, type Waiting } from '#shared/log/together.ts'
import { pause, TURN_LEAVES } from './pause.ts'
import { Alarm } from './register.ts'

/** One leaf as it stands in a log, for screens and for opening what it names. */
export type Line = {
  seq: number
  entry: string
  person: string
  device: string
  time: number
  seen: number
  events: readonly AnyEvent[]
  /** leaf hash and the root after it, base64url */
  leaf: string
  root: string
}

export type LogFile = { log: Log; leaves: Uint8Array[]; lines: Line[] }

type Pending = Waiting & { bytes: Uint8Array; read: ReadLeaf; leaf: Leaf }

export class Replica {
  readonly files = new Map<string, LogFile>()
  /** heads whose leaves are taken on this person's own word; their signatures are checked behind */
  readonly trusted = new Map<string, { size: number; root: string }>()
  #trusting = false

  file(id: string): LogFile | null {
    return this.files.get(id) ?? null
  }

  log<K extends KindName>(id: string, kind: K): Log<K> | null {
    const log = this.files.get(id)?.log
    return log && kindIs(log, kind) ? log : null
  }

  size(id: string): number {
    return this.files.get(id)?.log.size ?? 0
  }

  of<K extends KindName>(kind: K): Log<K>[] {
    return [...this.files.values()].map((f) => f.log).filter((log): log is Log<K> => kindIs(log, kind))
  }

  card(person: string): Card | null {
    return this.log(person, 'card')
  }

  /** The member log this person keeps in that vault, when it is read here. */
  memberLog(vault: string, person: string): Log<'member'> | null {
    return this.of('member').find((m) => m.state.vault === vault && m.state.owner === person) ?? null
  }

  /** Checks leaves of one log that no rule ties to another: cards, keyrings, organisations. @throws {Alarm} */
  addAlone(id: string, leaves: readonly Uint8Array[]): void {
    for (const bytes of leaves) this.#add(this.#parse(id, bytes))
  }

  /**
   * Checks leaves of several logs, entry by entry. Whoever holds all the logs of a vault (`across` names it) judges
   * the rules that span them; an entry that leans on another that came in the same answer waits for it. In a pause all
   * logs stand as they did after some entry.
   * @throws {Alarm} with the rule that is broken; what came before it stands
   */
  async addTogether(
    slices: readonly { log: string; leaves: readonly Uint8Array[] }[],
    across: (vault: string) => boolean,
  ): Promise<void> {
    const parts = slices.map(({ log, leaves }) => leaves.map((bytes) => this.#parse(log, bytes)))
    const steps = landOneByOne(parts, (entry) => this.#landed(entry, across))
    for (let turn = 1; ; turn++) {
      const { done, value: stuck } = steps.next()
      if (done && stuck)
        throw new Alarm(stuck.refused?.code ?? 'entry-incomplete', stuck.part.log, stuck.part.leaf.part.seq)
      if (done) return
      if (turn % TURN_LEAVES === 0) await pause()
    }
  }

  #landed(parts: readonly Pending[], across: (vault: string) => boolean): Refused | null {
    try {
      this.#addEntry(parts, across)
      return null
    } catch (error) {
      if (error instanceof Refused) return error
      throw error
    }
  }

  #addEntry(parts: readonly Pending[], across: (vault: string) => boolean): void {
    const sizes = new Map(parts.map((p) => [p.log, this.size(p.log)]))
    const landed: Landed[] = []
    try {
      for (const part of parts) {
        const before = this.files.get(part.log)?.log ?? null
        const log = this.#check(part, before)
        this.#keep(part, log)
        landed.push({ before, after: log, events: part.leaf.part.events, by: byOf(part) })
      }
      const vault = vaultOf(landed[0]?.after)
      if (vault && across(vault)) checkAcross(landed, this.#world())
    } catch (error) {
      for (const [id, size] of sizes) this.#backTo(id, size)
      throw error
    }
  }

  /** Makes a log again from its first leaves: a checked leaf cannot be taken out of a state. */
  #backTo(id: string, size: number): void {
    const file = this.files.get(id)
    if (!file) return
    const leaves = file.leaves.slice(0, size)
    if (leaves.length === 0) {
      this.files.delete(id)
      return
    }
    const log = checkLog(null, leaves, { card: (person) => this.card(person), verify: () => true })
    this.files.set(id, { log, leaves, lines: file.lines.slice(0, size) })
  }

  #world() {
    return {
      log: (id: string) => this.files.get(id)?.log ?? null,
      memberLog: (vault: string, person: string) => this.memberLog(vault, person),
      card: (person: string) => this.card(person),
      replay: true,
    }
  }

  #check(part: Pending, before: Log | null): Log {
    const known = this.#trusting || part.leaf.part.seq < (this.trusted.get(part.log)?.size ?? 0)
    const verify = known ? { verify: () => true } : {}
    const log = checkRead(before, part.read, part.bytes, { card: (person) => this.card(person), ...verify })
    if (log.id !== part.log) throw new Refused('other-log', { log: part.log, seq: part.leaf.part.seq })
    return log
  }

  #keep(part: Pending, log: Log): void {
    const file = this.files.get(part.log) ?? { log, leaves: [], lines: [] }
    file.leaves.push(part.bytes)
    const line = lineOf(part, log)
    const trusted = this.trusted.get(part.log)
    if (trusted?.size === log.size && trusted.root !== line.root)
      throw new Alarm('bookmark-differs', part.log, line.seq)
    file.lines.push(line)
    this.files.set(part.log, { ...file, log })
  }

  #add(part: Pending): void {
    try {
      this.#keep(part, this.#check(part, this.files.get(part.log)?.log ?? null))
    } catch (error) {
      if (error instanceof Refused) throw new Alarm(error.code, part.log, part.leaf.part.seq)
      throw error
    }
  }

  /** Runs `work` on leaves this device sealed itself after checking them: their signatures were verified then. */
  trusting<T>(work: () => T): T {
    this.#trusting = true
    try {
      return work()
    } finally {
      this.#trusting = false
    }
  }

  #parse(log: string, bytes: Uint8Array): Pending {
    try {
      const read = readLeaf(bytes)
      const { time, seen } = read.leaf.entry
      const entry = base64url(sha256(read.entryBytes))
      return { bytes, read, leaf: read.leaf, entry, log, seen: seen.time, time }
    } catch (error) {
      if (error instanceof Refused) throw new Alarm(error.code, log)
      throw error
    }
  }

  /** The leaves of one log as bytes to be sealed and kept, and back. */
  toBytes(id: string): Uint8Array {
    return utf8(JSON.stringify(this.files.get(id)?.leaves.map(base64url) ?? []))
  }

  static leavesFrom(bytes: Uint8Array): Uint8Array[] {
    return (JSON.parse(fromUtf8(bytes)) as string[]).map((leaf) => fromBase64url(leaf))
  }
}

const vaultOf = (log: Log | undefined): string | null => {
  if (!log) return null
  if (kindIs(log, 'family')) return log.id
  return kindIs(log, 'compartment') || kindIs(log, 'member') ? log.state.vault : null
}

const byOf = ({ leaf, log, bytes }: Pending) => ({
  person: leaf.entry.author.person,
  device: leaf.entry.author.device,
  seq: leaf.part.seq,
  index: 0,
  log,
  leaf: base64url(leafHash(bytes)),
  salt: leaf.part.salt,
  seen: leaf.entry.seen,
  time: leaf.entry.time,
  events: leaf.part.events,
})

function lineOf(part: Pending, log: Log): Line {
  const by = byOf(part)
  return {
    seq: by.seq,
    entry: part.entry,
    person: by.person,
    device: by.device,
    time: by.time,
    seen: by.seen.time,
    events: by.events,
    leaf: by.leaf,
    root: base64url(log.frontier.root()),
  }
}
