// The core of the engine: what is open on this device, how it learns what is new, and how one thing is done in a log.
import * as v from 'valibot'
import { base64url, equal, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { open, seal } from '#crypto/secret/seal.ts'
import { currentKeys } from '#shared/card/state.ts'
import type { Log } from '#shared/log/check.ts'
import { type AnyEvent, parseLeaf, type Seen } from '#shared/log/entry.ts'
import { kindIs } from '#shared/log/is.ts'
import { appended } from '#shared/wire/append.ts'
import { type LogSlice, lockboxes, logList, logSlice } from '#shared/wire/logs.ts'
import { Contents, type Opened } from './contents.ts'
import { Draft } from './draft.ts'
import { nextLabel, sizeOfHead } from './heads.ts'
import { type Connection, WireError } from './http.ts'
import type { Keychain } from './keychain.ts'
import type { DeviceKeys, Ports } from './ports.ts'
import { Alarm, BEAT_AGE_MAX, Register } from './register.ts'
import { Replica } from './replica.ts'

/** Entries are decided and signed again this often when somebody else was first. */
const TRIES_MAX = 6
/** A look at the register older than this (seconds) is repeated before consent changes. */
const LOOK_AGE_MAX = 30

/** Refused before anything was sent, with a code of a decide or of the engine. */
export type Refusal = { refused: string }
export const isRefusal = <T>(value: T | Refusal): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value

export class Core {
  readonly ports: Ports
  readonly connection: Connection
  readonly register = new Register()
  readonly replica = new Replica()
  readonly contents = new Contents()
  readonly keys: Keychain
  readonly device: DeviceKeys
  /** logs the server serves this person now, with how many leaves it says there are */
  served = new Map<string, { kind: string; vault: string | null; owner: string | null }>()
  /** newest leaf of each label in the register, by log */
  readonly registered = new Map<string, { label: string; n: number; index: number; size: number }>()
  alarm: Alarm | null = null
  online = false
  readonly #cacheKey: Uint8Array
  readonly #changed: () => void
  #lookedAt = 0
  #cursor = 0
  #syncing: Promise<void> | null = null
  readonly #keptLeaves = new Map<string, number>()

  constructor(input: {
    ports: Ports
    connection: Connection
    keys: Keychain
    device: DeviceKeys
    cacheKey: Uint8Array
    changed: () => void
  }) {
    this.ports = input.ports
    this.connection = input.connection
    this.keys = input.keys
    this.device = input.device
    this.#cacheKey = input.cacheKey
    this.#changed = input.changed
  }

  get person(): string {
    return this.keys.person
  }

  /** Learns everything that is new. Calls at the same time share one run. @throws {WireError} when there is no connection */
  sync(): Promise<void> {
    this.#syncing ??= this.#sync().finally(() => {
      this.#syncing = null
    })
    return this.#syncing
  }

  async #sync(): Promise<void> {
    try {
      await this.look()
      await this.#learn()
      await this.#openLockboxes()
      await this.#openContents()
      await this.#checkRegister()
      this.online = true
    } catch (error) {
      if (error instanceof Alarm) {
        this.alarm = error
      } else if (error instanceof WireError) {
        if (error.code === 'offline') this.online = false
        throw error
      } else throw error
    } finally {
      await this.keepAll()
      this.#changed()
    }
  }

  /** Looks at the register again. */
  async look(): Promise<Seen> {
    const seen = await this.register.look(this.connection)
    this.#lookedAt = this.ports.now()
    return seen
  }

  /** Learns this person's own card and keyring, with the session of a way in. */
  async learnOwn(): Promise<void> {
    await this.look()
    await this.learnCard(this.person)
    await this.#learn()
  }

  async #learn(): Promise<void> {
    const { logs } = await this.connection.get('/api/logs', logList)
    this.served = new Map(logs.map(({ log, kind, vault, owner }) => [log, { kind, vault, owner }]))
    const slices: { log: string; kind: string; leaves: Uint8Array[]; checkpoint: string; size: number }[] = []
    for (const { log, kind, size } of logs) {
      const known = this.replica.size(log)
      if (size < known) throw new Alarm('log-went-back', log, size)
      if (size > known && kind === 'card') await this.learnCard(log)
      else if (size > known) slices.push({ log, kind, ...(await this.#slices(`/api/logs/${log}`, known)) })
    }
    await this.#learnCards(slices.flatMap((s) => s.leaves))
    const alone = slices.filter((s) => s.kind === 'keyring' || s.kind === 'organisation')
    for (const s of alone) this.replica.addAlone(s.log, s.leaves)
    const together = slices.filter((s) => !alone.includes(s))
    this.replica.addTogether(together, (vault) => this.holds(vault))
    for (const s of slices) this.#meetsCheckpoint(s.log, s.checkpoint)
  }

  /** Whether every log of this vault is read here, so that the rules across logs can be judged. */
  holds(vault: string): boolean {
    return this.replica.log(vault, 'family')?.state.holders.includes(this.person) === true
  }

  #meetsCheckpoint(id: string, note: string): void {
    const log = this.replica.file(id)?.log
    const head = this.register.logCheckpoint(note, id)
    if (!log || head.size !== log.size || !equal(head.root, log.frontier.root()))
      throw new Alarm('checkpoint-differs', id)
  }

  async #slices(
    path: string,
    from: number,
  ): Promise<{ leaves: Uint8Array[]; checkpoint: string; size: number }> {
    const leaves: Uint8Array[] = []
    for (;;) {
      const slice: LogSlice = await this.connection.get(`${path}?from=${from + leaves.length}`, logSlice)
      for (const leaf of slice.leaves) leaves.push(fromBase64url(leaf))
      if (from + leaves.length >= slice.size)
        return { leaves, checkpoint: slice.checkpoint, size: slice.size }
      if (slice.leaves.length === 0) throw new WireError('bad-answer')
    }
  }

  /** Fetches the cards of everybody these leaves name, as far as they are not known long enough. */
  async #learnCards(leaves: readonly Uint8Array[]): Promise<void> {
    const wanted = new Map<string, number>()
    for (const bytes of leaves) {
      const { entry, part } = parseLeaf(bytes)
      const { person, at } = entry.author
      wanted.set(person, Math.max(wanted.get(person) ?? 0, at))
      for (const recipient of part.events.flatMap(peopleIn)) wanted.set(recipient, wanted.get(recipient) ?? 1)
    }
    await Promise.all(
      [...wanted]
        .filter(([person, at]) => this.replica.size(person) < at)
        .map(([person]) => this.learnCard(person)),
    )
  }

  /** Fetches what is new on a person's card and checks it. */
  async learnCard(person: string): Promise<void> {
    const known = this.replica.size(person)
    const { leaves, checkpoint } = await this.#slices(`/api/cards/${person}`, known)
    if (this.replica.size(person) !== known) return
    this.replica.addAlone(person, leaves)
    this.#meetsCheckpoint(person, checkpoint)
  }

  async #openLockboxes(): Promise<void> {
    for (;;) {
      const answer = await this.connection.get(`/api/lockboxes?after=${this.#cursor}`, lockboxes)
      for (const { cursor, vault, bytes } of answer.lockboxes) {
        for (const key of this.keys.openLockbox(vault, fromBase64url(bytes))) {
          const log = this.replica.file(key.log)?.log
          const state = log && (kindIs(log, 'compartment') || kindIs(log, 'family')) ? log.state : null
          // A key for a log that is served no more opens nothing that is shown; one that differs is an alarm.
          if (this.keys.keep(vault, key, state) === false) throw new Alarm('key-differs', key.log)
        }
        this.#cursor = cursor
      }
      if (answer.lockboxes.length === 0) return
    }
  }

  /** Opens what may be fetched without a visit: everything of who decides over it. */
  async #openContents(): Promise<void> {
    for (const [id] of this.served) {
      const file = this.replica.file(id)
      if (file && this.#readsFreely(file.log)) await this.contents.open(file, this.keys, this.connection)
    }
  }

  #readsFreely(log: Log): boolean {
    if (kindIs(log, 'family')) return true
    if (!kindIs(log, 'compartment')) return false
    const access = log.state.access.find((a) => a.person === this.person)
    return access !== undefined && access.end === 0
  }

  /** Fetches and opens one map of a grantee, during a visit. */
  async openMap(id: string): Promise<void> {
    const file = this.replica.file(id)
    if (file) await this.contents.open(file, this.keys, this.connection)
    await this.keepAll()
    this.#changed()
  }

  /** Holds every log against the register: each head stands there under its label, with the next n. */
  async #checkRegister(): Promise<void> {
    const asked = [...this.served.keys()].flatMap((id) => {
      const file = this.replica.file(id)
      return file ? [{ id, file, ...nextLabel(file.log, this.registered.get(id)) }] : []
    })
    for (let at = 0; at < asked.length; at += 128) {
      const some = asked.slice(at, at + 128)
      const answer = await this.register.heads(
        this.connection,
        some.map(({ label, n }) => ({ label, n })),
      )
      for (const { id, file, label, n } of some) {
        const leaves = answer.find((a) => a.label === label)?.leaves ?? []
        let expected = n
        for (const leaf of leaves) {
          if (leaf.n !== expected) throw new Alarm('register-skips', id)
          const size = sizeOfHead(file.lines, label, leaf.head)
          if (size !== null) this.registered.set(id, { label, n: leaf.n, index: leaf.index, size })
          else if (leaf.index < (this.register.seen?.size ?? 0) && expected < leaves.length + n - 1)
            throw new Alarm('register-differs', id)
          expected++
        }
      }
    }
  }

  /**
   * Does one thing: `build` decides on the newest state and drafts; then it is sealed, signed and sent. When somebody
   * was first (409): learn, decide again, sign again.
   */
  async act(
    vault: string,
    build: (draft: Draft) => Refusal | null,
  ): Promise<Refusal | { done: true; draft: Draft }> {
    if (this.alarm) return { refused: 'log-alarm' }
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      if (this.ports.now() - this.#lookedAt > LOOK_AGE_MAX) await this.sync()
      const seen = this.register.seen
      if (!seen || this.ports.now() - seen.time > BEAT_AGE_MAX) return { refused: 'register-behind' }
      const draft = this.draft(vault)
      const refused = build(draft)
      if (refused) return refused
      if (draft.parts.length === 0) return { refused: 'no-change' }
      try {
        await this.connection.post('/api/entries', appended, await draft.finish(seen, this.ports.now()))
        draft.keepKeys()
        await this.sync()
        return { done: true, draft }
      } catch (error) {
        if (!(error instanceof WireError)) throw error
        if (
          error.code === 'conflict' ||
          error.code === 'card-went-back' ||
          error.rule === 'lockbox-to-the-newest-key'
        ) {
          await this.#freshCards(draft)
          await this.sync()
        } else if (error.code === 'seen-too-old' || error.code === 'seen-unknown') await this.look()
        else if (error.code === 'offline') throw error
        else return { refused: error.rule ?? error.code }
      }
    }
    return { refused: 'changed-meanwhile' }
  }

  async #freshCards(draft: Draft): Promise<void> {
    await Promise.all(draft.recipients().map((person) => this.learnCard(person)))
  }

  /** The newest key of a person's card, as it is known here. */
  boxKeyOf(person: string): { generation: number; box: string } | null {
    const card = this.replica.card(person)
    return card && currentKeys(card.state)
  }

  /** A draft by this device; `ownParts`: how many parts it adds to this person's card. */
  draft(vault: string, ownParts = 0): Draft {
    const author = {
      person: this.person,
      device: base64url(this.device.publicKey),
      sign: this.device.sign,
      at: this.replica.size(this.person) + ownParts,
    }
    return new Draft({ vault, author, keys: this.keys, keyOf: (person) => this.boxKeyOf(person) })
  }

  // ——— what is kept on the device, sealed ———

  async #sealed(key: string, bytes: Uint8Array): Promise<readonly [string, Uint8Array]> {
    return [key, seal(this.#cacheKey, utf8(`gezinskluis/v1/cache/${key}`), bytes)]
  }

  #unsealed(key: string, sealed: Uint8Array): Uint8Array {
    return open(this.#cacheKey, utf8(`gezinskluis/v1/cache/${key}`), sealed)
  }

  async write(key: string, bytes: Uint8Array | null): Promise<void> {
    await this.ports.device.write([bytes ? await this.#sealed(key, bytes) : [key, null]])
  }

  async listKept(prefix: string): Promise<(readonly [string, Uint8Array])[]> {
    const pairs = await this.ports.device.list(prefix)
    return pairs.map(([key, sealed]) => [key, this.#unsealed(key, sealed)] as const)
  }

  /** Keeps everything that changed since the last time, all of it or nothing. */
  async keepAll(): Promise<void> {
    const pairs: (readonly [string, Uint8Array])[] = []
    for (const [id, file] of this.replica.files) {
      if (this.#keptLeaves.get(id) === file.log.size) continue
      for (const [chunk, leaves] of chunks(file.leaves, this.#keptLeaves.get(id) ?? 0))
        pairs.push(await this.#sealed(`leaves/${id}/${chunk}`, utf8(JSON.stringify(leaves.map(base64url)))))
      this.#keptLeaves.set(id, file.log.size)
    }
    for (const log of this.contents.changed)
      pairs.push(await this.#sealed(`content/${log}`, openedToBytes(this.contents.of(log))))
    this.contents.changed.clear()
    pairs.push(await this.#sealed('keys', this.keys.toBytes()))
    if (this.register.seen) pairs.push(await this.#sealed('register', this.register.toBytes()))
    const place = { cursor: this.#cursor, served: [...this.served], registered: [...this.registered] }
    pairs.push(await this.#sealed('place', utf8(JSON.stringify(place))))
    await this.ports.device.write(pairs)
  }

  /** Reads back what this device sealed after checking it: to show something at once, with or without a connection. */
  async readKept(): Promise<void> {
    const read = async (key: string) => {
      const sealed = await this.ports.device.read(key)
      return sealed && this.#unsealed(key, sealed)
    }
    const [register, keys, place] = [await read('register'), await read('keys'), await read('place')]
    if (!register || !keys || !place) return
    this.register.fromBytes(register)
    this.keys.fromBytes(keys)
    const at = v.parse(placeShape, JSON.parse(fromUtf8(place)))
    this.#cursor = at.cursor
    this.served = new Map(at.served)
    for (const [id, head] of at.registered) this.registered.set(id, head)
    const logs = new Map<string, Uint8Array[][]>()
    for (const [key, bytes] of await this.listKept('leaves/')) {
      const [, id = '', chunk = '0'] = key.split('/')
      const all = logs.get(id) ?? []
      all[Number(chunk)] = (JSON.parse(fromUtf8(bytes)) as string[]).map((leaf) => fromBase64url(leaf))
      logs.set(id, all)
    }
    this.replica.trusting(() => {
      const slices = [...logs].map(([log, parts]) => ({ log, leaves: parts.flat() }))
      const own = (slice: { leaves: Uint8Array[] }) => (slice.leaves[0] ? createdKind(slice.leaves[0]) : '')
      const alone = slices.filter((s) => ['card', 'keyring', 'organisation'].includes(own(s)))
      for (const s of alone.filter((s) => own(s) === 'card')) this.replica.addAlone(s.log, s.leaves)
      for (const s of alone.filter((s) => own(s) !== 'card')) this.replica.addAlone(s.log, s.leaves)
      for (const s of slices.filter((s) => !alone.includes(s))) this.replica.addAlone(s.log, s.leaves)
    })
    for (const [id, file] of this.replica.files) this.#keptLeaves.set(id, file.log.size)
    for (const [, bytes] of await this.listKept('content/'))
      for (const opened of openedFromBytes(bytes)) this.contents.keep(opened)
    this.contents.changed.clear()
    this.#changed()
  }
}

const headShape = v.strictObject({ label: v.string(), n: v.number(), index: v.number(), size: v.number() })
const servedShape = v.strictObject({
  kind: v.string(),
  vault: v.nullable(v.string()),
  owner: v.nullable(v.string()),
})
const placeShape = v.strictObject({
  cursor: v.number(),
  served: v.array(v.tuple([v.string(), servedShape])),
  registered: v.array(v.tuple([v.string(), headShape])),
})

const createdKind = (first: Uint8Array): string => String(parseLeaf(first).part.events[0]?.kind ?? '')

/** Leaves are kept in pieces of 128, so that a new one does not write a long log again. */
const CHUNK = 128
function* chunks(
  leaves: readonly Uint8Array[],
  kept: number,
): Iterable<readonly [number, readonly Uint8Array[]]> {
  for (let at = Math.floor(kept / CHUNK); at * CHUNK < leaves.length; at++)
    yield [at, leaves.slice(at * CHUNK, (at + 1) * CHUNK)]
}

const openedToBytes = (all: readonly Opened[]): Uint8Array =>
  utf8(JSON.stringify(all.map((one) => ({ ...one, bytes: base64url(one.bytes) }))))
const openedFromBytes = (bytes: Uint8Array): Opened[] =>
  (JSON.parse(fromUtf8(bytes)) as (Omit<Opened, 'bytes'> & { bytes: string })[]).map((one) => ({
    ...one,
    bytes: fromBase64url(one.bytes),
  }))

/** Everybody an event names whose card a check of it needs. */
function peopleIn(event: AnyEvent): string[] {
  const found: string[] = []
  if (typeof event.person === 'string') found.push(event.person)
  const boxes = event.boxes
  if (Array.isArray(boxes))
    for (const box of boxes) if (typeof box?.person === 'string') found.push(box.person)
  return found
}
