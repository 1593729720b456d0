// What is kept on the device, sealed: so that something shows at once, and without a connection.
import * as v from 'valibot'
import { base64url, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { open, SealError, seal } from '#crypto/secret/seal.ts'
import { parseLeaf } from '#shared/log/entry.ts'
import type { Opened } from './contents.ts'
import { firstFrom, firstHere } from './first-view.ts'
import type { Known } from './known.ts'
import { NamedLog } from './named.ts'
import { pause, TURN_LEAVES } from './pause.ts'
import type { DeviceStore } from './ports.ts'
import type { View } from './shown.ts'

/** Leaves are kept in pieces of this many, so that a new one does not write a long log again. */
const CHUNK = 128

const served = v.strictObject({
  kind: v.string(),
  vault: v.nullable(v.string()),
  owner: v.nullable(v.string()),
})
/** The place of a log in the register. */
export const registered = v.strictObject({
  label: v.string(),
  n: v.number(),
  index: v.number(),
  size: v.number(),
})
const awaited = v.strictObject({ size: v.number(), label: v.string(), beat: v.number() })
const lockbox = v.strictObject({ vault: v.string(), entry: v.string(), bytes: v.string() })
const place = v.strictObject({
  cursor: v.number(),
  served: v.array(v.tuple([v.string(), served])),
  registered: v.array(v.tuple([v.string(), registered])),
  awaited: v.optional(v.array(v.tuple([v.string(), awaited])), []),
  waiting: v.optional(v.array(lockbox), []),
  broken: v.optional(v.array(v.string()), []),
  notes: v.optional(v.array(v.tuple([v.string(), v.string()])), []),
})

export class Kept {
  readonly #device: DeviceStore
  readonly #key: Uint8Array
  /** how many leaves of each log are kept */
  readonly #leaves = new Map<string, number>()
  #broken: SealError | null = null

  /** `key`: 32 bytes that only this device's secret gives. */
  constructor(device: DeviceStore, key: Uint8Array) {
    this.#device = device
    this.#key = key
  }

  #sealed(key: string, bytes: Uint8Array): readonly [string, Uint8Array] {
    return [key, seal(this.#key, contextOf(key), bytes)]
  }

  #unsealed(key: string, sealed: Uint8Array): Uint8Array {
    return open(this.#key, contextOf(key), sealed)
  }

  async write(key: string, bytes: Uint8Array | null): Promise<void> {
    await this.#device.write([bytes ? this.#sealed(key, bytes) : [key, null]])
  }

  async list(prefix: string): Promise<(readonly [string, Uint8Array])[]> {
    const pairs = await this.#device.list(prefix)
    return pairs.map(([key, sealed]) => [key, this.#unsealed(key, sealed)] as const)
  }

  /** What is kept under exactly this key; null when nothing is. @throws {SealError} */
  async one(key: string): Promise<Uint8Array | null> {
    const sealed = await this.#device.read(key)
    return sealed && this.#unsealed(key, sealed)
  }

  /** Keeps what is shown now, to be shown first the next time. */
  keepFirst(view: View): Promise<void> {
    return this.write('first', utf8(firstHere(view)))
  }

  /** What was shown last; null when nothing was kept, or not by this device. */
  async first(): Promise<View | null> {
    try {
      const bytes = await this.one('first')
      return bytes && firstFrom(fromUtf8(bytes))
    } catch (error) {
      // Tampered with: nothing is shown, and reading the rest back says so.
      if (!(error instanceof SealError)) throw error
      this.#broken = error
      return null
    }
  }

  /** Keeps everything that changed since the last time, all of it or nothing. */
  async keep(core: Known): Promise<void> {
    const pairs: (readonly [string, Uint8Array])[] = []
    const sizes = new Map<string, number>()
    for (const [id, file] of core.replica.files) {
      const before = this.#leaves.get(id) ?? 0
      if (before === file.log.size) continue
      for (let at = Math.floor(before / CHUNK); at * CHUNK < file.leaves.length; at++)
        pairs.push(
          this.#sealed(`leaves/${id}/${at}`, leavesToBytes(file.leaves.slice(at * CHUNK, (at + 1) * CHUNK))),
        )
      sizes.set(id, file.log.size)
    }
    for (const [vault, log] of core.named) pairs.push(this.#sealed(`named/${vault}`, log.toBytes()))
    const changed = [...core.contents.changed]
    for (const piece of changed)
      pairs.push(this.#sealed(`content/${piece}`, openedToBytes(core.contents.ofPiece(piece))))
    pairs.push(this.#sealed('keys', core.keys.toBytes()))
    if (core.register.seen) pairs.push(this.#sealed('register', core.register.toBytes()))
    const where: v.InferInput<typeof place> = {
      cursor: core.cursor,
      served: [...core.served],
      registered: [...core.registered],
      awaited: [...core.awaited],
      waiting: [...core.waiting],
      broken: [...core.keys.broken],
      notes: [...core.notes],
    }
    pairs.push(this.#sealed('place', utf8(JSON.stringify(where))))
    await this.#device.write(pairs)
    for (const [id, size] of sizes) this.#leaves.set(id, size)
    for (const piece of changed) core.contents.changed.delete(piece)
  }

  /** Reads back what this device sealed after checking it; its signatures were verified then. @throws {SealError} */
  async read(core: Known): Promise<void> {
    if (this.#broken) throw this.#broken
    const [register, keys, at] = [await this.one('register'), await this.one('keys'), await this.one('place')]
    if (!register || !keys || !at) return
    core.register.fromBytes(register)
    core.keys.fromBytes(keys)
    const where = v.parse(place, JSON.parse(fromUtf8(at)))
    core.cursor = where.cursor
    core.served = new Map(where.served)
    for (const [id, head] of where.registered) core.registered.set(id, head)
    for (const [id, owed] of where.awaited) core.awaited.set(id, owed)
    core.waiting = where.waiting
    for (const [id, note] of where.notes) core.notes.set(id, note)
    for (const log of where.broken) core.keys.broken.add(log)
    const logs = await this.#logs()
    // Cards first: every other log is checked against its authors' cards.
    const cardsFirst = logs.toSorted((a, b) => Number(b.kind === 'card') - Number(a.kind === 'card'))
    for (const { log, leaves } of cardsFirst)
      for (let from = 0; from < leaves.length; from += TURN_LEAVES) {
        await pause()
        core.replica.trusting(() => core.replica.addAlone(log, leaves.slice(from, from + TURN_LEAVES)))
      }
    for (const [id, file] of core.replica.files) this.#leaves.set(id, file.log.size)
    for (const [key, bytes] of await this.list('named/')) {
      const vault = key.slice('named/'.length)
      core.named.set(vault, NamedLog.fromBytes(vault, core.person, bytes))
    }
    for (const [, bytes] of await this.list('content/'))
      for (const opened of openedFromBytes(bytes)) core.contents.keep(opened)
    core.contents.changed.clear()
  }

  async #logs(): Promise<{ log: string; kind: string; leaves: Uint8Array[] }[]> {
    const logs = new Map<string, Uint8Array[][]>()
    for (const [key, bytes] of await this.list('leaves/')) {
      const [, id = '', chunk = '0'] = key.split('/')
      const all = logs.get(id) ?? []
      all[Number(chunk)] = leavesFromBytes(bytes)
      logs.set(id, all)
    }
    return [...logs].map(([log, chunks]) => {
      const leaves = chunks.flat()
      return { log, leaves, kind: leaves[0] ? String(parseLeaf(leaves[0]).part.events[0]?.kind) : '' }
    })
  }
}

const contextOf = (key: string): Uint8Array => utf8(`gezinskluis/v1/cache/${key}`)

const leavesToBytes = (leaves: readonly Uint8Array[]): Uint8Array =>
  utf8(JSON.stringify(leaves.map(base64url)))
const leavesFromBytes = (bytes: Uint8Array): Uint8Array[] =>
  (JSON.parse(fromUtf8(bytes)) as string[]).map((leaf) => fromBase64url(leaf))

const openedToBytes = (all: readonly Opened[]): Uint8Array =>
  utf8(JSON.stringify(all.map((one) => ({ ...one, bytes: base64url(one.bytes) }))))
const openedFromBytes = (bytes: Uint8Array): Opened[] =>
  (JSON.parse(fromUtf8(bytes)) as (Omit<Opened, 'bytes'> & { bytes: string })[]).map((one) => ({
    ...one,
    bytes: fromBase64url(one.bytes),
  }))
