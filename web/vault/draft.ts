// A draft: one entry in the making. Parts are collected, keys gathered per recipient, then all is sealed and signed at once.
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { EMPTY_ROOT } from '#crypto/public/tree.ts'
import { boxPublicKey } from '#crypto/secret/hpke.ts'
import { epochLink, inboxSeed, keyCommit } from '#crypto/secret/keys.ts'
import { type EpochKey, sealLockbox } from '#crypto/secret/lockbox.ts'
import { randomBytes, randomId } from '#crypto/secret/random.ts'
import { type RecordContext, seal, sealRecord } from '#crypto/secret/seal.ts'
import type { Sign } from '#crypto/secret/sign.ts'
import type { CompartmentIntent } from '#shared/compartment/decide.ts'
import type { Log } from '#shared/log/check.ts'
import {
  type AnyEvent,
  type Author,
  type Entry,
  entryMessage,
  type Part,
  padParts,
  partHash,
  type Seen,
  saltedHash,
} from '#shared/log/entry.ts'
import { currentEpoch, type LockboxFor, runEnds } from '#shared/log/epochs.ts'
import type { AppendBody } from '#shared/wire/append.ts'
import { epochLinkContext, type Keychain } from './keychain.ts'

/** Schema version of the envelope of every record written here. */
export const SCHEMA = 1

type BoxesFor = (people: readonly string[], salt: string) => LockboxFor[]
/** An event, or what makes it once the lockboxes are sealed. */
type Pending = AnyEvent | ((boxesFor: BoxesFor) => AnyEvent)

export type DraftPart = {
  log: string
  at: Log | null
  seq: number
  prev: string
  salt: string
  events: Pending[]
}

/** A key that a draft makes for a log: the next one, sealed under when linked. */
type NewKey = { epoch: number; key: Uint8Array }

/** The key a lockbox for this person is sealed to, by the newest generation of their card. */
export type RecipientKey = (person: string) => { generation: number; box: string } | null

/** Who signs; `at`: the size of their card, this entry's own card parts included. */
export type Writer = { person: string; device: string; sign: Sign; at: number }

/** A key that signs beside the device. */
export type KeySigner = { readonly publicKey: Uint8Array; readonly sign: Sign }

export class Draft {
  readonly parts: DraftPart[] = []
  /** set once the vault exists, when this draft makes it */
  vault: string
  readonly author: Writer
  readonly #keys: Keychain
  readonly #keyOf: RecipientKey
  readonly #first: Part[] = []
  readonly #blobs: { log: string; bytes: string }[] = []
  readonly #invitations: AppendBody['invitations'] = []
  readonly #gains = new Map<string, Map<string, EpochKey>>()
  /** the inbox of the vault's newest epoch, when this draft makes it */
  inbox: { inbox: string; epoch: number } | null = null
  /** keys made in this draft, by log */
  readonly #made = new Map<string, NewKey>()
  /** who signs beside the device: an account key, ways in */
  readonly also: KeySigner[] = []
  /** the user key this draft makes */
  userKey: { generation: number; key: Uint8Array } | null = null
  /** why this draft may not be sent; null when it may */
  refusal: { refused: string } | null = null

  constructor(input: {
    vault: string
    author: Writer
    keys: Keychain
    keyOf: RecipientKey
  }) {
    this.vault = input.vault
    this.author = input.author
    this.#keys = input.keys
    this.#keyOf = input.keyOf
  }

  /** The first part of a new log; its hash is the log's id. */
  create(create: AnyEvent): string {
    const part: Part = { log: null, seq: 0, prev: base64url(EMPTY_ROOT), salt: randomId(), events: [create] }
    this.#first.push(part)
    return partHash(part)
  }

  /** The part of a log to go on in, its newest here: of a log that stands, or one that this draft creates (`log` null). */
  part(id: string, log: Log | null): DraftPart {
    const known = this.parts.findLast((p) => p.log === id)
    if (known) return known
    const prev = log ? base64url(log.frontier.root()) : base64url(EMPTY_ROOT)
    const part: DraftPart = { log: id, at: log, seq: log?.size ?? 1, prev, salt: randomId(), events: [] }
    this.parts.push(part)
    return part
  }

  /** One more part of a log in this entry: a line of its own, behind those already here. */
  furtherPart(id: string, log: Log | null): DraftPart {
    const own = this.parts.filter((p) => p.log === id)
    const last = own.at(-1)
    if (!last) return this.part(id, log)
    const part: DraftPart = { ...last, seq: last.seq + 1, salt: randomId(), events: [] }
    this.parts.push(part)
    return part
  }

  /** Keeps sealed bytes with the entry; gives the hash by which an event names them. */
  blob(log: string, bytes: Uint8Array): string {
    this.#blobs.push({ log, bytes: base64url(bytes) })
    return base64url(sha256(bytes))
  }

  invitation(invitation: AppendBody['invitations'][number]): void {
    this.#invitations.push(invitation)
  }

  /** A person gains a key: it goes into their one lockbox of this entry. */
  gain(person: string, key: EpochKey): void {
    const keys = this.#gains.get(person) ?? new Map<string, EpochKey>()
    keys.set(`${key.log}/${key.epoch}`, key)
    this.#gains.set(person, keys)
  }

  /** The key under which this draft seals in a log: the one it makes, or the one in force. */
  keyOf(id: string, log: Log<'compartment'> | Log<'family'> | null): NewKey {
    const made = this.#made.get(id)
    if (made) return made
    const current = log && this.#keys.currentKey(this.vault, id, log.state)
    if (!current) throw new RangeError('the key in force is not held here')
    return current
  }

  /** A new epoch of a log for exactly these people. With `inbox` also the key for a vault's inbox. */
  rotate(
    part: DraftPart,
    intent: { epoch: number; linked: boolean; to: readonly string[] },
    inbox = false,
  ): void {
    const { log } = part
    const { epoch } = intent
    const key = randomBytes(32)
    const before = intent.linked ? this.#before(part, epoch - 1) : null
    const link = before
      ? base64url(seal(epochLink(key), epochLinkContext(this.vault, log, epoch), before))
      : null
    this.#made.set(log, { epoch, key })
    for (const person of intent.to) this.gain(person, { log, epoch, key })
    if (inbox) this.inbox = { inbox: base64url(boxPublicKey(inboxSeed(key))), epoch }
    const fields = {
      type: 'epoch',
      epoch,
      commit: base64url(keyCommit(key, { vault: this.vault, log, epoch })),
      label: randomId(),
      link,
      ...(this.inbox && inbox ? { inbox: this.inbox.inbox } : {}),
    }
    part.events.push((boxesFor) => ({ ...fields, boxes: boxesFor(intent.to, part.salt) }))
  }

  #before(part: DraftPart, epoch: number): Uint8Array {
    const made = this.#made.get(part.log)
    if (made?.epoch === epoch) return made.key
    const log = part.at as Log<'compartment'> | null
    const key = log && this.#keys.epochKey(this.vault, part.log, epoch, log.state)
    if (!key) throw new RangeError('the key before this one is not held here')
    return key
  }

  /** Carries out what a compartment's `decide` intends, `plaintext` being what a seal intent seals. */
  carryOut(
    part: DraftPart,
    intents: readonly CompartmentIntent[],
    plaintext: Uint8Array | null = null,
  ): void {
    const log = part.at as Log<'compartment'> | null
    for (const intent of intents) {
      switch (intent.type) {
        case 'rotate':
          this.rotate(part, intent)
          break
        case 'seal':
          if (plaintext)
            this.seal(part, { record: intent.record, rev: intent.rev, prev: intent.prev, plaintext })
          break
        case 'admit': {
          const { lockbox, ...admit } = intent
          if (lockbox && log)
            for (const end of runEnds(log.state)) {
              const key = this.#keys.epochKey(this.vault, part.log, end.epoch, log.state)
              if (key) this.gain(intent.person, { log: part.log, epoch: end.epoch, key })
            }
          else if (intent.may !== 'write' && intent.history === 'whole' && log)
            this.#earlierRuns(part, log, intent.person)
          part.events.push((boxesFor) => ({
            ...admit,
            box: lockbox ? (boxesFor([intent.person], part.salt)[0] ?? null) : null,
          }))
          break
        }
        default:
          part.events.push({ ...intent })
      }
    }
  }

  /** Runs that an epoch made in this entry does not link back to. */
  #earlierRuns(part: DraftPart, log: Log<'compartment'>, person: string): void {
    for (const end of runEnds(log.state)) {
      if (end.epoch === currentEpoch(log.state)?.epoch) continue
      const key = this.#keys.epochKey(this.vault, part.log, end.epoch, log.state)
      if (key) this.gain(person, { log: part.log, epoch: end.epoch, key })
    }
  }

  /** Seals one revision of a record into a log and names it; gives the hash of its sealed body. */
  seal(
    part: DraftPart,
    input: { record: string; rev: number; prev: string | null; plaintext: Uint8Array },
  ): string {
    const { epoch, key } = this.keyOf(part.log, part.at as Log<'compartment'> | null)
    const { record, rev, prev } = input
    const context = this.context(part.log, { record, rev, prev, epoch })
    const sealed = sealRecord({ epochKey: key, context, plaintext: input.plaintext })
    const named = this.named(part.log, context, sealed)
    part.events.push({ type: 'put', epoch, ...named })
    return named.body
  }

  context(
    log: string,
    where: { record: string; rev: number; prev: string | null; epoch: number },
  ): RecordContext {
    const { person, device } = this.author
    return { vault: this.vault, log, ...where, author: person, device, schema: SCHEMA, slot: 'body' }
  }

  /** The record fields of an event, its sealed bytes kept with the entry. */
  named(log: string, context: RecordContext, sealed: { box: Uint8Array; body: Uint8Array }) {
    const { record, rev, prev, schema } = context
    const body = this.blob(log, sealed.body)
    return {
      record,
      rev,
      prev,
      schema,
      body,
      box: this.blob(log, sealed.box),
      size: sealed.body.length,
      files: [],
    }
  }

  /** Seals the lockboxes, fills them in, signs. */
  async finish(seen: Seen, now: number): Promise<AppendBody> {
    const lockboxes = new Map<string, { bytes: Uint8Array; generation: number }>()
    for (const [recipient, keys] of this.#gains) {
      const to = this.#keyOf(recipient)
      if (!to) throw new RangeError('a recipient whose card is not known')
      const bytes = sealLockbox({
        recipient,
        generation: to.generation,
        box: fromBase64url(to.box, 1216),
        vault: this.vault,
        keys: [...keys.values()],
      })
      lockboxes.set(recipient, { bytes, generation: to.generation })
    }
    const boxesFor: BoxesFor = (people, salt) =>
      people.map((person) => {
        const sealed = lockboxes.get(person)
        if (!sealed) throw new RangeError('a recipient without a lockbox')
        return { person, generation: sealed.generation, box: saltedHash(salt, sealed.bytes) }
      })
    const parts: Part[] = [
      ...this.#first,
      ...this.parts.map(({ log, seq, prev, salt, events }) => ({
        log,
        seq,
        prev,
        salt,
        events: events.map((event) => (typeof event === 'function' ? event(boxesFor) : event)),
      })),
    ]
    const { person, device, at, sign } = this.author
    const author: Author = { person, device, at }
    const entry: Entry = { v: 1, author, time: now, seen, parts: padParts(parts, randomBytes) }
    const message = entryMessage(entry)
    const signers = [{ publicKey: fromBase64url(device, 32), sign }, ...this.also]
    const sigs = await Promise.all(
      signers.map(async (s) => ({ key: base64url(s.publicKey), sig: base64url(await s.sign(message)) })),
    )
    return {
      entry,
      sigs,
      parts,
      blobs: this.#blobs,
      lockboxes: [...lockboxes].map(([recipient, { bytes }]) => ({
        recipient,
        vault: this.vault,
        bytes: base64url(bytes),
      })),
      invitations: this.#invitations,
    }
  }

  /** Says that this may not be sent, and why; the first reason stands. */
  refuse(code: string): void {
    this.refusal ??= { refused: code }
  }

  /** Everybody who gains keys by this draft. */
  recipients(): string[] {
    return [...this.#gains.keys()]
  }

  /** Keeps the keys this draft made, once the server acknowledged it. */
  keepKeys(): void {
    if (this.userKey) this.#keys.keepUserKey(this.userKey.generation, this.userKey.key)
    for (const [log, { epoch, key }] of this.#made) this.#keys.keepOwn({ log, epoch, key })
  }
}
