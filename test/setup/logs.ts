// Builds real, signed logs for tests: people with cards, and entries in any log, from fixed seeds and a set clock.
import { base64url, concat, u64be, utf8 } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { Frontier, leafHash } from '#crypto/public/tree.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import { checkAcross, type Landed, type World } from '#shared/log/across.ts'
import { checkLeaf, checkLog, type Log, type Surroundings } from '#shared/log/check.ts'
import {
  type AnyEvent,
  type Entry,
  encodeLeaf,
  entryMessage,
  type Leaf,
  type Part,
  padParts,
  parseLeaf,
  partHash,
} from '#shared/log/entry.ts'
import { encodeGlobalLeaf, type GlobalLeaf, headOf, labelNow, nextOf } from '#shared/log/global.ts'
import { kindIs } from '#shared/log/is.ts'
import type { KindName } from '#shared/log/kind.ts'

export type Signer = ReturnType<typeof signerFrom> & { key: string; seed: Uint8Array }
export type Person = {
  id: string
  device: Signer
  account: Signer
  ways: { way: string; signer: Signer }[]
  generation: number
  box: string
}
export type Change = { log: string; events: readonly AnyEvent[] }
export type Made = { entry: Entry; parts: Part[]; leaves: { log: string; bytes: Uint8Array }[] }

/** Everything a test needs to write logs; two scenes made alike write the same bytes. */
export class Scene {
  now = 1_800_000_000
  readonly leaves = new Map<string, Uint8Array[]>()
  readonly logs = new Map<string, Log>()
  /** every signing key that was made here */
  readonly signers: Signer[] = []
  /** the global log: heads of what changed, and a beat */
  readonly global: Uint8Array[] = []
  readonly #tree = new Frontier()
  readonly #shown = new Map<string, { size: number; label: string; n: number }>()
  readonly #name: string
  #beats = 0
  #drawn = 0

  /** Scenes of different names draw different bytes. */
  constructor(name = 'test') {
    this.#name = name
    this.#beat()
  }

  /** That many bytes, different each time, the same in every run. */
  bytes = (length: number): Uint8Array => {
    const blocks: Uint8Array[] = []
    for (let have = 0; have < length; have += 32) blocks.push(sha256(utf8(this.#name), u64be(this.#drawn++)))
    return concat(...blocks).slice(0, length)
  }
  id = (): string => base64url(this.bytes(16))
  hash = (): string => base64url(this.bytes(32))
  boxKey = (): string => base64url(this.bytes(1216))
  signer = (): Signer => {
    const seed = this.bytes(32)
    const made = signerFrom(seed)
    const signer = { ...made, seed, key: base64url(made.publicKey) }
    this.signers.push(signer)
    return signer
  }

  /** Lets time pass, and a beat with it. */
  pass(seconds: number): void {
    this.now += seconds
    this.#beat()
  }
  /** The newest checkpoint of the global log: it ends in the beat of now. */
  seen = (): Entry['seen'] => ({
    size: this.#tree.size,
    root: base64url(this.#tree.root()),
    time: this.now,
  })

  #beat(): void {
    for (const log of this.logs.values()) {
      const label = labelNow(log)
      const shown = this.#shown.get(log.id) ?? { size: 0, label, n: 0 }
      if (shown.size === log.size) continue
      const root = log.frontier.root()
      const head = (under: string, n: number) => ({ label: under, n, head: headOf(under, log.size, root) })
      if (shown.label === label) this.#show(head(label, shown.n))
      else {
        this.#show({ ...head(shown.label, shown.n), next: nextOf(label) })
        this.#show(head(label, 0))
      }
      this.#shown.set(log.id, { size: log.size, label, n: shown.label === label ? shown.n + 1 : 1 })
    }
    this.#show({ beat: this.#beats++, time: this.now })
  }
  #show(leaf: GlobalLeaf): void {
    const bytes = encodeGlobalLeaf(leaf)
    this.global.push(bytes)
    this.#tree.append(leafHash(bytes))
  }

  log<K extends KindName>(id: string, kind: K): Log<K> {
    const log = this.logs.get(id)
    if (!log || !kindIs(log, kind)) throw new Error(`no ${kind} ${id}`)
    return log
  }
  around: Surroundings = {
    card: (person) => {
      const log = this.logs.get(person)
      return log && kindIs(log, 'card') ? log : null
    },
  }
  world: World = {
    log: (id) => this.logs.get(id) ?? null,
    memberLog: (vault, person) => {
      for (const log of this.logs.values())
        if (kindIs(log, 'member') && log.state.vault === vault && log.state.owner === person) return log
      return null
    },
    card: (person) => this.around.card(person, 0),
  }

  /** The part that would follow in this log. */
  part(change: Change): Part {
    const log = this.logs.get(change.log)
    if (!log) throw new Error(`no log ${change.log}`)
    const prev = base64url(log.frontier.root())
    return { log: log.id, seq: log.size, prev, salt: this.id(), events: change.events }
  }
  /** Both parts with which a log begins. */
  opening(create: AnyEvent, events: readonly AnyEvent[]): { id: string; parts: Part[] } {
    const prev = base64url(sha256())
    const first: Part = { log: null, seq: 0, prev, salt: this.id(), events: [create] }
    const id = partHash(first)
    return { id, parts: [first, { log: id, seq: 1, prev, salt: this.id(), events }] }
  }

  /** Signs parts as one entry: by the device, then by further keys. */
  sign(by: Person, parts: Part[], more: Signer[] = [], over: Partial<Entry> = {}): Made {
    const own = parts.filter((p) => p.log === by.id || (p.log === null && partHash(p) === by.id)).length
    const at = (this.logs.get(by.id)?.size ?? 0) + own
    const entry: Entry = {
      v: 1,
      author: { person: by.id, at, device: by.device.key },
      time: this.now,
      seen: this.seen(),
      parts: padParts(parts, this.bytes),
      ...over,
    }
    return { entry, parts, leaves: this.leavesOf(entry, parts, [by.device, ...more]) }
  }
  leavesOf(entry: Entry, parts: Part[], signers: Signer[]): Made['leaves'] {
    const message = entryMessage(entry)
    const sigs = signers.map((s) => ({ key: s.key, sig: base64url(s.sign(message)) }))
    return parts.map((part) => ({
      log: part.log ?? partHash(part),
      bytes: encodeLeaf({ entry, part, sigs }),
    }))
  }

  /**
   * Checks leaf by leaf and across the logs, and keeps them; on refusal everything is as it was. `across` false: as a
   * server does that looks away.
   */
  land(made: Made, across = true): Made {
    const landed: Landed[] = []
    try {
      for (const { log, bytes } of made.leaves) {
        const before = this.#fresh(log)
        const leaf = parseLeaf(bytes)
        const after = checkLeaf(this.#fresh(log), bytes, this.around)
        this.logs.set(log, after)
        this.leaves.set(log, [...(this.leaves.get(log) ?? []), bytes])
        landed.push({ before, after, events: leaf.part.events, by: byOf(leaf, log) })
      }
      if (across) checkAcross(landed, this.world)
      return made
    } catch (error) {
      for (const { after } of landed) this.#takeBack(after.id)
      throw error
    }
  }
  #fresh(id: string): Log | null {
    const leaves = this.leaves.get(id)
    return leaves ? checkLog(null, leaves, this.around) : null
  }
  #takeBack(id: string): void {
    const left = (this.leaves.get(id) ?? []).slice(0, -1)
    this.leaves.set(id, left)
    if (left.length > 0) this.logs.set(id, checkLog(null, left, this.around))
    else {
      this.leaves.delete(id)
      this.logs.delete(id)
    }
  }

  /** Writes into one or more logs at once. */
  write(by: Person, changes: Change | Change[], more: Signer[] = [], over: Partial<Entry> = {}): Made {
    const parts = [changes].flat().map((change) => this.part(change))
    return this.land(this.sign(by, parts, more, over))
  }

  /** A person with a card: an account key, two ways in, one device. */
  person(): Person {
    const [device, account] = [this.signer(), this.signer()]
    const ways = [this.signer(), this.signer()].map((signer) => ({ way: this.id(), signer }))
    const box = this.boxKey()
    const { id, parts } = this.opening({ type: 'create', kind: 'card', device: device.key }, [
      keysEvent({ generation: 1, account, box, ways }),
      { type: 'device-add', device: device.key },
    ])
    const person: Person = { id, device, account, ways, generation: 1, box }
    this.land(this.sign(person, parts, [account, ...ways.map((w) => w.signer)]))
    return person
  }
}

export const keysEvent = (keys: Pick<Person, 'generation' | 'account' | 'box' | 'ways'>): AnyEvent => ({
  type: 'keys',
  generation: keys.generation,
  account: keys.account.key,
  box: keys.box,
  ways: keys.ways.map((w) => ({ way: w.way, key: w.signer.key })),
})

const byOf = (leaf: Leaf, log: string): Landed['by'] => ({
  person: leaf.entry.author.person,
  device: leaf.entry.author.device,
  seq: leaf.part.seq,
  log,
  leaf: '',
  salt: leaf.part.salt,
  seen: leaf.entry.seen,
  time: leaf.entry.time,
  events: leaf.part.events,
  index: 0,
})
