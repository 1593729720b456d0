// What may be asked of the engine about two heads that cannot both be: the proof as a file, and to go on after all.
import type { Outcome } from './outcome.ts'

export interface AboutEvidence {
  /** The newest evidence this device keeps, as a file for somebody without an account; null when it keeps none. */
  evidence(): Uint8Array | null
  /** Somebody decided to go on, with what this device verified itself. `log-alarm`: the server does it still. */
  settleEvidence(): Promise<Outcome>
}
