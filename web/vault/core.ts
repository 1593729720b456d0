// The core of the engine: what is open on this device, and how one thing is done in a log.
import { base64url } from '#crypto/public/bytes.ts'
import { derive } from '#crypto/secret/hmac.ts'
import { wayKeys } from '#crypto/secret/keys.ts'
import { currentKeys } from '#shared/card/state.ts'
import { currentUserKey } from '#shared/keyring/state.ts'
import { entryHash, partHash, type Seen, type SignedEntry } from '#shared/log/entry.ts'
import { appended } from '#shared/wire/append.ts'
import { Contents } from './contents.ts'
import { Draft } from './draft.ts'
import { Evidence } from './evidence.ts'
import { type Connection, WireError } from './http.ts'
import { Kept } from './kept.ts'
import type { Keychain } from './keychain.ts'
import type { Awaited, Known, Lockbox, Registered, Served } from './known.ts'
import { learn, learnCard } from './learn.ts'
import type { NamedLog } from './named.ts'
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

export class Core implements Known {
  readonly ports: Ports
  readonly connection: Connection
  readonly register = new Register()
  readonly replica = new Replica()
  readonly contents = new Contents()
  readonly keys: Keychain
  readonly device: DeviceKeys
  readonly kept: Kept
  readonly evidence: Evidence
  /** maps that are being sealed again by this device: how many boxes were brought, of how many */
  readonly resealing = new Map<string, { done: number; of: number }>()
  /** logs the server serves this person now */
  served = new Map<string, Served>()
  readonly registered = new Map<string, Registered>()
  readonly named = new Map<string, NamedLog>()
  readonly notes = new Map<string, string>()
  checked = 0
  readonly awaited = new Map<string, Awaited>()
  waiting: readonly Lockbox[] = []
  /** the last lockbox that was opened */
  cursor = 0
  /** The first thing the server showed that cannot be so; from then on nothing is written. One that rests on two signed
   * heads goes before one that does not, and stands until somebody decides. */
  alarm: Alarm | null = null
  online = false
  /** which bookmark this device knows of on the server (null: not asked yet), and how many leaves it covers */
  bookmarked: { version: number | null; leaves: number } = { version: null, leaves: 0 }
  readonly #changed: () => void
  /** this device's own secret, 32 bytes: its way in, and the key of what it keeps */
  readonly deviceSecret: Uint8Array
  /** the Ed25519 key of the password that opened this device; null when it came in without one */
  passwordKey: string | null = null
  #lookedAt = 0
  #syncing: Promise<void> | null = null

  constructor(input: {
    ports: Ports
    connection: Connection
    keys: Keychain
    device: DeviceKeys
    deviceSecret: Uint8Array
    changed: () => void
  }) {
    this.ports = input.ports
    this.connection = input.connection
    this.keys = input.keys
    this.device = input.device
    this.kept = new Kept(input.ports.device, derive(input.deviceSecret, 'cache'))
    this.evidence = new Evidence(this.kept)
    this.deviceSecret = input.deviceSecret
    this.#changed = input.changed
    const device = base64url(input.device.publicKey)
    this.connection.enterAs({ is: 'device', person: this.person, device }, this.device.sign)
  }

  get person(): string {
    return this.keys.person
  }

  /** Deciding time as this client last saw it (Unix seconds); 0 before the first look. */
  get seenTime(): number {
    return this.register.seen?.time ?? 0
  }

  /** Opens every user key this device was given and does not hold yet: also those made elsewhere since. */
  openUserKeys(): void {
    const state = this.replica.of('keyring').find((keyring) => keyring.state.owner === this.person)?.state
    const way = state?.ways.find(({ key }) => key === base64url(this.device.publicKey))
    const newest = state && currentUserKey(state)
    if (state && way && newest && newest.generation > this.keys.generation)
      this.keys.openUserKeys(state, way.way, wayKeys(this.deviceSecret).box)
  }

  /** Whether every log of this vault is read here, so that the rules across logs can be judged. */
  holds(vault: string): boolean {
    return this.replica.log(vault, 'family')?.state.holders.includes(this.person) === true
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
      await learn(this, await this.look())
      this.online = true
    } catch (error) {
      if (error instanceof Alarm) {
        // What cannot be so was answered: there is a connection.
        this.online = true
        await this.raise(error)
      } else {
        if (error instanceof WireError && error.code === 'offline') this.online = false
        throw error
      }
    } finally {
      await this.kept.keep(this)
      this.#changed()
    }
  }

  /** Something changed that a screen may show. */
  tell(): void {
    this.#changed()
  }

  /** Keeps the first thing that cannot be so, and tells. What follows from it says nothing new. */
  async raise(alarm: Alarm): Promise<void> {
    if (!this.alarm || (alarm.heads && !this.alarm.heads)) this.alarm = alarm
    this.#changed()
    await this.evidence.keep(alarm, { vkey: this.register.vkey, now: this.ports.now() })
  }

  /** Somebody decided to go on, on the heads this device verified; another head shown again is the alarm again. */
  async settle(): Promise<void> {
    await this.evidence.settle(this.ports.now())
    if (this.alarm?.heads) this.alarm = null
    await this.sync()
  }

  /** Looks at the register again. */
  async look(): Promise<Seen> {
    const seen = await this.register.look(this.connection, this.ports.now())
    this.#lookedAt = this.ports.now()
    return seen
  }

  /** Fetches and opens one map of a grantee, during a visit. */
  async openMap(id: string): Promise<void> {
    const file = this.replica.file(id)
    if (file) await this.contents.open(file, this.keys, this.connection)
    await this.kept.keep(this)
    this.#changed()
  }

  /** Reads back what this device kept: to show something at once, with or without a connection. */
  async readKept(): Promise<void> {
    await this.evidence.read()
    this.alarm = this.evidence.alarm
    await this.kept.read(this)
    this.#changed()
  }

  /**
   * Does one thing: `build` decides on the newest state and drafts; then it is sealed, signed and sent. When somebody
   * was first (409): learn, decide again, sign again. What the server shows meanwhile and cannot be so is the alarm.
   */
  async act(
    vault: string,
    build: (draft: Draft) => Refusal | null,
  ): Promise<Refusal | { done: true; draft: Draft }> {
    try {
      return await this.#act(vault, build)
    } catch (error) {
      if (!(error instanceof Alarm)) throw error
      await this.raise(error)
      return { refused: 'log-alarm' }
    }
  }

  async #act(
    vault: string,
    build: (draft: Draft) => Refusal | null,
  ): Promise<Refusal | { done: true; draft: Draft }> {
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      if (!this.alarm && this.ports.now() - this.#lookedAt > LOOK_AGE_MAX) await this.sync()
      if (this.alarm) return { refused: 'log-alarm' }
      const seen = this.register.seen
      if (!seen || this.ports.now() - seen.time > BEAT_AGE_MAX) return { refused: 'register-behind' }
      const draft = this.draft(vault)
      const refused = build(draft) ?? draft.refusal
      if (refused) return refused
      if (draft.parts.length === 0) return { refused: 'no-change' }
      try {
        const body = await draft.finish(seen, this.ports.now())
        await this.connection.post('/api/entries', appended, body)
        draft.keepKeys()
        // A run that began before the entry landed may not know of it; what goes wrong in it goes wrong again in the next.
        await this.#syncing?.catch(() => undefined)
        await this.sync()
        await this.#missEntry(body)
        return this.alarm ? { refused: 'log-alarm' } : { done: true, draft }
      } catch (error) {
        if (!(error instanceof WireError) || error.code === 'offline') throw error
        if (isStale(error)) {
          await Promise.all(draft.recipients().map((person) => learnCard(this, person)))
          await this.sync()
        } else if (error.code === 'seen-too-old' || error.code === 'seen-unknown') await this.look()
        else return { refused: error.rule ?? error.code }
      }
    }
    return { refused: 'changed-meanwhile' }
  }

  /** What the server acknowledged must stand in the logs it serves from then on. Sets the alarm when it does not. */
  async #missEntry({ entry, parts }: SignedEntry): Promise<void> {
    // A vault that it erased is gone with this entry.
    if (parts.some(({ events }) => events.some((e) => e.type === 'erase' && e.record === undefined))) return
    const hash = entryHash(entry)
    for (const part of parts) {
      const log = part.log ?? partHash(part)
      const stands = this.replica.file(log)?.lines[part.seq]?.entry ?? this.named.get(log)?.entryAt(part.seq)
      if (stands !== hash) await this.raise(new Alarm('entry-withheld', log, part.seq))
    }
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
}

/** Somebody was first, or a card has moved on: what was decided is decided again. */
const isStale = (error: WireError): boolean =>
  error.code === 'conflict' || error.code === 'card-went-back' || error.rule === 'lockbox-to-the-newest-key'
