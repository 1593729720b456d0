// What stays of an alarm that rests on two signed heads: both of them, sealed on this device, and what a person decided.
import * as v from 'valibot'
import { fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { type EvidenceFile, evidenceFile, isEvidenceCode } from '#shared/log/evidence.ts'
import { count } from '#shared/log/shapes.ts'
import type { Kept } from './kept.ts'
import { Alarm } from './register.ts'

const KEY = 'evidence'

const kept = v.strictObject({
  file: evidenceFile,
  /** the log it is about; null for the register */
  log: v.nullable(v.string()),
  /** Unix seconds of when somebody decided to go on; null: this device writes nothing */
  settled: v.nullable(count),
})
type KeptEvidence = v.InferOutput<typeof kept>

export class Evidence {
  readonly #kept: Kept
  #all: readonly KeptEvidence[] = []

  constructor(device: Kept) {
    this.#kept = device
  }

  /** The newest; null when there never was one. */
  get newest(): KeptEvidence | null {
    return this.#all.at(-1) ?? null
  }

  /** The alarm nobody has decided on yet: it stands through every restart. */
  get alarm(): Alarm | null {
    const open = this.#all.find(({ settled }) => settled === null)
    return open ? new Alarm(open.file.code, open.log, null, open.file) : null
  }

  /**
   * Keeps what an alarm rests on. Without two heads, or while one stands already, nothing is kept: the first says it all,
   * and a server cannot fill the device by making more.
   */
  async keep({ code, log, heads }: Alarm, about: { vkey: string; now: number }): Promise<void> {
    if (!heads || !isEvidenceCode(code) || this.alarm) return
    const { before, after } = heads
    const file: EvidenceFile = { evidence: 1, code, vkey: about.vkey, before, after, noticed: about.now }
    await this.#write([...this.#all, { file, log, settled: null }])
  }

  /** Somebody decided to go on with what this device verified itself. What was kept stays kept. */
  async settle(now: number): Promise<void> {
    await this.#write(this.#all.map((one) => ({ ...one, settled: one.settled ?? now })))
  }

  /** @throws {SealError} when it is not what this device sealed */
  async read(): Promise<void> {
    const bytes = await this.#kept.one(KEY)
    if (bytes) this.#all = v.parse(v.array(kept), JSON.parse(fromUtf8(bytes)))
  }

  // In memory first: a device that cannot keep it stops all the same.
  async #write(all: readonly KeptEvidence[]): Promise<void> {
    this.#all = all
    await this.#kept.write(KEY, utf8(JSON.stringify(all)))
  }
}
