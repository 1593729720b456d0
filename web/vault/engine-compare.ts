// What may be asked of the engine about comparing numbers with a helper.
import type { Outcome } from './outcome.ts'

export interface Comparing {
  /** A holder says that the number of this person was the same on both screens. Kept for every holder. */
  compared(vault: string, person: string): Promise<Outcome>
}
