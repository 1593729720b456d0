// The keychain: a person's user keys and every epoch key they were given, each held against its commitment.
import { base64url, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { boxPublicKey, openWith } from '#crypto/secret/hpke.ts'
import { accountKeys, epochLink, inboxSeed, meetsCommit, userKeyLink } from '#crypto/secret/keys.ts'
import { type EpochKey, openLockbox } from '#crypto/secret/lockbox.ts'
import { open, SealError } from '#crypto/secret/seal.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import type { CompartmentState } from '#shared/compartment/state.ts'
import type { FamilyState } from '#shared/family/state.ts'
import type { KeyringState } from '#shared/keyring/state.ts'
import { currentEpoch, type Epoch } from '#shared/log/epochs.ts'

/** What is sealed under a user key of generation g: the one before it. */
export const userKeyLinkContext = (generation: number): Uint8Array =>
  utf8(`gezinskluis/v1/user-key/${generation}`)
/** The info under which a user key is boxed to a way in. */
export const wayInfo = (person: string, way: string, generation: number): Uint8Array =>
  canonicalize({ suite: 1, person, way, generation })
/** The context of the link from an epoch's key back to the one before. */
export const epochLinkContext = (vault: string, log: string, epoch: number): Uint8Array =>
  canonicalize({ suite: 1, vault, log, epoch })

const nameOf = (log: string, epoch: number): string => `${log}/${epoch}`

export class Keychain {
  readonly person: string
  /** user keys by generation */
  readonly #userKeys = new Map<number, Uint8Array>()
  readonly #epochs = new Map<string, Uint8Array>()
  /** logs whose newest lockbox does not open: whoever wrote it sealed it wrongly */
  readonly broken = new Set<string>()

  constructor(person: string) {
    this.person = person
  }

  /** Opens the newest user key with one way in, and follows the links back. @throws BoxError, SealError */
  openUserKeys(keyring: KeyringState, way: string, boxSeed: Uint8Array): void {
    const newest = keyring.userKeys.at(-1)
    const box = newest?.boxes.find((b) => b.way === way)
    if (!newest || !box) throw new RangeError('this way opens no user key')
    this.keepUserKey(
      newest.generation,
      openWith(boxSeed, wayInfo(this.person, way, newest.generation), fromBase64url(box.box)),
    )
    for (const { generation, link } of keyring.userKeys.toReversed()) {
      const key = this.#userKeys.get(generation)
      if (key && link)
        this.keepUserKey(
          generation - 1,
          open(userKeyLink(key), userKeyLinkContext(generation), fromBase64url(link)),
        )
    }
  }

  keepUserKey(generation: number, key: Uint8Array): void {
    this.#userKeys.set(generation, key)
  }

  get generation(): number {
    return Math.max(0, ...this.#userKeys.keys())
  }

  userKey(generation = this.generation): Uint8Array {
    const key = this.#userKeys.get(generation)
    if (!key) throw new RangeError('no user key of this generation')
    return key
  }

  account(generation = this.generation) {
    const keys = accountKeys(this.userKey(generation))
    return { ...keys, ...signerFrom(keys.sign), boxPublic: boxPublicKey(keys.box) }
  }

  /** The keys in a lockbox sealed to any generation of this person. @throws BoxError when none opens it */
  openLockbox(vault: string, lockbox: Uint8Array): readonly EpochKey[] {
    let failure: unknown = new RangeError('no user key')
    for (const generation of [...this.#userKeys.keys()].sort((a, b) => b - a)) {
      const seed = accountKeys(this.userKey(generation)).box
      try {
        return openLockbox({ vault, recipient: this.person, generation, seed, lockbox })
      } catch (error) {
        failure = error
      }
    }
    throw failure
  }

  /** Keeps a key only when it meets the commitment in the log; null when that epoch is not known here yet. */
  keep(
    vault: string,
    { log, epoch, key }: EpochKey,
    state: { epochs: readonly Epoch[] } | null,
  ): boolean | null {
    const known = state?.epochs.find((e) => e.epoch === epoch)
    if (!known) return null
    if (!meetsCommit(key, { vault, log, epoch }, fromBase64url(known.commit, 32))) return false
    this.#epochs.set(nameOf(log, epoch), key)
    return true
  }

  /** A key made here, for an epoch that is about to be. */
  keepOwn({ log, epoch, key }: EpochKey): void {
    this.#epochs.set(nameOf(log, epoch), key)
  }

  /** The key of an epoch: given, or reached through the links of later epochs. */
  epochKey(
    vault: string,
    log: string,
    epoch: number,
    state: { epochs: readonly Epoch[] },
  ): Uint8Array | null {
    const own = this.#epochs.get(nameOf(log, epoch))
    if (own) return own
    const later = state.epochs.find((e) => e.epoch === epoch + 1)
    if (!later?.link) return null
    const key = this.epochKey(vault, log, epoch + 1, state)
    if (!key) return null
    const before = opensLink(key, epochLinkContext(vault, log, epoch + 1), fromBase64url(later.link))
    return before && this.keep(vault, { log, epoch, key: before }, state) ? before : null
  }

  /** Why the key of an epoch is not here: its lockbox does not open, it was promised and never came, or it was never promised. */
  whyMissing(
    log: string,
    epoch: number,
    state: { epochs: readonly Epoch[] },
  ): 'broken' | 'withheld' | 'no-key' {
    if (this.broken.has(log)) return 'broken'
    for (const later of state.epochs.filter((e) => e.epoch >= epoch)) {
      if (later.epoch > epoch && later.link === null) break
      if (later.boxes.some((box) => box.person === this.person)) return 'withheld'
    }
    return 'no-key'
  }

  /** The key in force, or null when this person does not hold it. */
  currentKey(
    vault: string,
    log: string,
    state: CompartmentState | FamilyState,
  ): { epoch: number; key: Uint8Array } | null {
    const epoch = currentEpoch(state)?.epoch
    const key = epoch === undefined ? null : this.epochKey(vault, log, epoch, state)
    return key && epoch !== undefined ? { epoch, key } : null
  }

  /** The seeds of the vault's inboxes, newest first: requests and drops were sealed to one of them. */
  inboxes(vault: string, state: FamilyState): { epoch: number; seed: Uint8Array }[] {
    return state.epochs.toReversed().flatMap(({ epoch }) => {
      const key = this.epochKey(vault, vault, epoch, state)
      return key ? [{ epoch, seed: inboxSeed(key) }] : []
    })
  }

  /** All epoch keys as bytes to be sealed and kept on the device, and back. */
  toBytes(): Uint8Array {
    return utf8(JSON.stringify([...this.#epochs].map(([name, key]) => [name, base64url(key)])))
  }

  fromBytes(bytes: Uint8Array): void {
    for (const [name, key] of JSON.parse(fromUtf8(bytes)) as [string, string][])
      this.#epochs.set(name, fromBase64url(key, 32))
  }
}

/** The key before it, or null when the link was sealed wrongly by whoever made the epoch. */
function opensLink(key: Uint8Array, context: Uint8Array, link: Uint8Array): Uint8Array | null {
  try {
    return open(epochLink(key), context, link)
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
}
