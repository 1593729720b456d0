// The register: this client's own view of the global log. It only ever grows, and every step is proven.
import * as v from 'valibot'
import { base64url, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { parseCheckpoint } from '#crypto/public/checkpoint.ts'
import { parseNote, parseVerifierKey, type VerifierKey, verifyNote } from '#crypto/public/note.ts'
import { leafHash, verifyConsistency, verifyInclusion } from '#crypto/public/tree.ts'
import type { Seen } from '#shared/log/entry.ts'
import { parseGlobalLeaf } from '#shared/log/global.ts'
import { labelsAnswer, type SeenAnswer, seenAnswer } from '#shared/wire/transparency.ts'
import type { Connection } from './http.ts'

/** The newest beat may be at most this old (seconds) when consent changes. */
export const BEAT_AGE_MAX = 3600
/** A beat's time may be at most this far off this device's clock when it is new (seconds). */
const BEAT_OFF_MAX = 600

/** Two notes the server signed that cannot both be: the one that was verified, the one it showed later. */
type Heads = { before: string; after: string }

/** Something the server showed that cannot be so. Where it rests on two signed heads, they are the evidence. */
export class Alarm extends Error {
  override readonly name = 'Alarm'
  readonly code: string
  readonly log: string | null
  readonly seq: number | null
  readonly heads: Heads | null
  constructor(
    code: string,
    log: string | null = null,
    seq: number | null = null,
    heads: Heads | null = null,
  ) {
    super(`${code}${log ? ` in ${log}` : ''}`)
    this.code = code
    this.log = log
    this.seq = seq
    this.heads = heads
  }
}

/** What is kept of the register: its key, the newest head with the note it was signed in, its beat, and when (own clock) it was looked at. */
export const keptRegister = v.strictObject({
  vkey: v.string(),
  size: v.number(),
  root: v.string(),
  time: v.number(),
  beat: v.optional(v.number(), 0),
  looked: v.optional(v.number(), 0),
  note: v.optional(v.string(), ''),
})
type Kept = v.InferOutput<typeof keptRegister>

export class Register {
  #kept: Kept | null = null
  #read: { vkey: string; key: VerifierKey } | null = null
  #looking: Promise<unknown> = Promise.resolve()

  /** Null before the first look. */
  get seen(): Seen | null {
    return this.#kept && { size: this.#kept.size, root: this.#kept.root, time: this.#kept.time }
  }

  /** The number of the newest beat seen; they count up by one. */
  get beat(): number {
    return this.#kept?.beat ?? 0
  }

  get vkey(): string {
    return this.#kept?.vkey ?? ''
  }

  get origin(): string {
    return this.#kept ? this.#keyOf(this.#kept.vkey).name : ''
  }

  toBytes(): Uint8Array {
    return utf8(JSON.stringify(this.#kept))
  }

  fromBytes(bytes: Uint8Array): void {
    this.#kept = v.parse(keptRegister, JSON.parse(fromUtf8(bytes)))
  }

  /**
   * Looks at the global log: the key is pinned the first time, the tree proven to contain the one seen before, the
   * beat leaf proven to be its last. `now`: this device's clock, which a beat may not be far from. One look at a time:
   * of two at once the slower answer would seem to go back. @throws {Alarm}
   */
  look(connection: Connection, now: number): Promise<Seen> {
    const looked = this.#looking.then(() => this.#look(connection, now))
    // How a look ended is for who asked for it; the next one begins all the same.
    this.#looking = looked.catch(() => null)
    return looked
  }

  async #look(connection: Connection, now: number): Promise<Seen> {
    const from = this.#kept?.size ?? 0
    const [vkey, answer] = await Promise.all([
      this.#kept?.vkey ?? connection.line('/transparency/vkey'),
      connection.openly('GET', `/transparency/seen?from=${from}`, seenAnswer),
    ])
    const { beat, ...next } = orMalformed(() => this.#verified(vkey, answer, now))
    this.#kept = { vkey, ...next, beat, looked: now, note: answer.checkpoint }
    return next
  }

  /** Read once: a curve's point is checked in it, and every log's checkpoint asks for the same one. */
  #keyOf(vkey: string): VerifierKey {
    if (this.#read?.vkey !== vkey) this.#read = { vkey, key: parseVerifierKey(vkey) }
    return this.#read.key
  }

  #verified(vkey: string, answer: SeenAnswer, now: number): Seen & { beat: number } {
    const head = this.checkpoint(answer.checkpoint, vkey, this.#keyOf(vkey).name)
    const before = this.#kept
    if (before) {
      const heads = before.note ? { before: before.note, after: answer.checkpoint } : null
      if (head.size < before.size) throw new Alarm('register-went-back', null, null, heads)
      const same = head.size === before.size && base64url(head.root) === before.root
      const grown = verifyConsistency({
        oldSize: before.size,
        oldRoot: fromBase64url(before.root, 32),
        newSize: head.size,
        newRoot: head.root,
        proof: answer.consistency.map((h) => fromBase64url(h, 32)),
      })
      if (!same && !grown) throw new Alarm('register-forked', null, null, heads)
    }
    const beat = fromBase64url(answer.beat.leaf)
    const included = verifyInclusion({
      root: head.root,
      size: head.size,
      index: answer.beat.index,
      leaf: leafHash(beat),
      proof: answer.beat.proof.map((h) => fromBase64url(h, 32)),
    })
    const leaf = parseGlobalLeaf(beat)
    if (!included || answer.beat.index !== head.size - 1 || !('beat' in leaf))
      throw new Alarm('beat-not-last')
    if (before && leaf.time < before.time) throw new Alarm('time-went-back')
    if (leaf.time > now + BEAT_OFF_MAX) throw new Alarm('time-ahead')
    // A beat that was not there at the last look was made after it.
    if (before && head.size > before.size && leaf.time < before.looked - BEAT_OFF_MAX)
      throw new Alarm('time-behind')
    return { size: head.size, root: base64url(head.root), time: leaf.time, beat: leaf.beat }
  }

  /** A checkpoint note of this server over the log named `origin`. @throws {Alarm} */
  checkpoint(note: string, vkey: string, origin: string): { size: number; root: Uint8Array } {
    try {
      const parsed = parseNote(note)
      const checkpoint = parseCheckpoint(parsed.text)
      if (verifyNote(parsed, [this.#keyOf(vkey)]).length === 0 || checkpoint.origin !== origin)
        throw new Alarm('checkpoint-not-signed')
      return checkpoint
    } catch (error) {
      if (error instanceof Alarm) throw error
      throw new Alarm('checkpoint-malformed')
    }
  }

  /** The checkpoint of one family, compartment, member, card or organisation log. @throws {Alarm} */
  logCheckpoint(note: string, log: string): { size: number; root: Uint8Array } {
    return this.checkpoint(note, this.vkey, `${this.origin}/${log}`)
  }

  /** The signed note of the tree last seen, for who checks it elsewhere. @throws {Alarm} when the server has another now */
  async note(connection: Connection): Promise<string> {
    const seen = this.seen
    const { checkpoint } = await connection.openly(
      'GET',
      `/transparency/seen?from=${seen?.size ?? 0}`,
      seenAnswer,
    )
    const head = this.checkpoint(checkpoint, this.vkey, this.origin)
    if (head.size !== seen?.size) throw new Alarm('register-moved')
    return checkpoint
  }

  /** Leaves of labels from `n` on, each proven to stand in the tree of `seen`. @throws {Alarm} */
  async heads(connection: Connection, seen: Seen, labels: readonly { label: string; n: number }[]) {
    const answer = await connection.openly('POST', '/transparency/labels', labelsAnswer, {
      size: seen.size,
      labels,
    })
    return orMalformed(() =>
      answer.labels.map(({ label, leaves }) => ({
        label,
        leaves: leaves.map(({ index, leaf, proof }) => {
          const bytes = fromBase64url(leaf)
          const parsed = parseGlobalLeaf(bytes)
          const included = verifyInclusion({
            root: fromBase64url(seen.root, 32),
            size: seen.size,
            index,
            leaf: leafHash(bytes),
            proof: proof.map((h) => fromBase64url(h, 32)),
          })
          if (!included || !('label' in parsed) || parsed.label !== label) throw new Alarm('head-not-proven')
          return { index, ...parsed }
        }),
      })),
    )
  }
}

/** What cannot even be parsed is an alarm like any other. @throws {Alarm} */
function orMalformed<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof Alarm ? error : new Alarm('register-malformed')
  }
}
