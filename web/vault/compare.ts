// Is this the Fatima we know? A number that both see on their own screen, and what the family keeps of having compared it.
import { concat, fromBase64url, utf8 } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { randomId } from '#crypto/secret/random.ts'
import type { Core, Refusal } from './core.ts'
import type { Comparing } from './engine-compare.ts'
import { outcome, type Run } from './run.ts'
import { encodeSealedKind, parseSealedKind } from './sealed-kinds.ts'

const NUMBER_LABEL = utf8('gezinskluis/v1/compare')
const DIGITS = 24

/**
 * 24 decimal digits over the ids of a vault and a person (base64url, 32 bytes each). An id is the hash of what a log
 * begins with and every later key follows from it by signatures, so both sides are committed by it before they look: no
 * round trip, and no second account with the same number short of 2^79 tries. PROTOCOL.md, "Comparing".
 */
export function comparisonNumber(vault: string, person: string): string {
  const hash = sha256(concat(NUMBER_LABEL, fromBase64url(vault, 32), fromBase64url(person, 32)))
  const value = hash.subarray(0, 16).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return String(value % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0')
}

export type Compared = { by: string; time: number }

/** Whose number a holder of this vault compared, by person: the first time, and who did it. */
export function comparedIn(core: Core, vault: string): ReadonlyMap<string, Compared> {
  const found = new Map<string, Compared>()
  if (!core.holds(vault)) return found
  for (const { bytes, author, seen } of core.contents.of(vault)) {
    const record = parseSealedKind(bytes)
    if (record?.kind === 'compared' && !found.has(record.person))
      found.set(record.person, { by: author, time: seen })
  }
  return found
}

/** Keeps, sealed for the holders, that the number of this person was the same on both screens. */
function keepCompared(core: Core, vault: string, person: string): Promise<Refusal | { done: true }> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    if (!family) return { refused: 'no-access' }
    const plaintext = encodeSealedKind({ kind: 'compared', person })
    draft.seal(draft.part(vault, family), { record: randomId(), rev: 1, prev: null, plaintext })
    return null
  })
}

export const comparing = (run: Run): Comparing => ({
  compared: (vault, person) => outcome(run, (core) => keepCompared(core, vault, person)),
})
