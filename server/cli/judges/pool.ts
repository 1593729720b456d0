// A pool of threads for signatures: they judge while this thread checks all the rest, and at the end it judges along.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { SIGNATURE_BYTES } from '#crypto/public/verify.ts'
import type { Surroundings } from '#shared/log/check.ts'
import { Refused } from '#shared/log/refusal.ts'
import { type Batch, isJudged, judgeBatch, packBatch, type Signature, verdictOf } from './batch.ts'

type Verify = NonNullable<Surroundings['verify']>

const BATCH = 32
/** So many may wait before this thread judges along while it checks: some 2 MB of a log of notes. */
const BATCHES_WAITING_MAX = 128
const KEY_BYTES = 32

/** One thread less than the machine has processors, for this one works too; at least one. */
export class Judges {
  readonly #threads: Worker[]
  #next: Signature[] = []
  #waiting: Batch[] = []
  #allStand = true

  constructor(threadCount: number = Math.max(1, availableParallelism() - 1)) {
    const file = new URL('./thread.ts', import.meta.url)
    this.#threads = Array.from({ length: threadCount }, () => new Worker(file))
  }

  /** How many threads judge, this one included. */
  get count(): number {
    return this.#threads.length + 1
  }

  /**
   * What `check` makes of it, with every signature judged by libsodium on one thread or another. Where something is
   * wrong, everything is checked again in order on this thread, so that the first thing wrong is the one that is named.
   */
  hold<T>(check: (verify?: Verify) => T): T {
    let made: { value: T } | null = null
    try {
      made = { value: check(this.#postpone) }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
    return this.#settle() && made ? made.value : check()
  }

  /** Ends the threads. */
  async stop(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()))
  }

  readonly #postpone: Verify = (signature, message, publicKey) => {
    if (signature.length !== SIGNATURE_BYTES || publicKey.length !== KEY_BYTES) return false
    this.#next.push({ signature, message, publicKey })
    if (this.#next.length === BATCH) this.#hand()
    return true
  }

  #hand(): void {
    const batch = packBatch(this.#next)
    this.#next = []
    for (const thread of this.#threads) thread.postMessage(batch)
    this.#waiting.push(batch)
    if (this.#waiting.length < BATCHES_WAITING_MAX) return
    judgeBatch(batch)
    const judged = this.#waiting.filter(isJudged)
    this.#allStand &&= judged.every(verdictOf)
    this.#waiting = this.#waiting.filter((one) => !judged.includes(one))
  }

  /** The threads begin with the oldest, this one with the newest, so that they meet. */
  #settle(): boolean {
    if (this.#next.length > 0) this.#hand()
    for (const batch of this.#waiting.toReversed()) judgeBatch(batch)
    const all = this.#waiting.map(verdictOf).every(Boolean) && this.#allStand
    this.#waiting = []
    this.#allStand = true
    return all
  }
}
