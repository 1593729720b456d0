// Position: somebody's legal position towards a child, since and until when, on what evidence.
// The words are Dutch family law's own and have no fair English name.
import * as v from 'valibot'
import { basis, day, id, text, words } from '#web/record/field.ts'

export const legalPositions = [
  'gezag_gezamenlijk',
  'gezag_eenhoofdig',
  'ouder_zonder_gezag',
  'ots',
  'voorlopige_ots',
  'gedeeltelijk_gezag_gi',
  'gezag_geschorst',
  'voogdij_gi',
  'pleegoudervoogd',
  'voogdij_natuurlijk_persoon',
  'pleegouder',
] as const
export type LegalPositionName = (typeof legalPositions)[number]

export const legalPosition = v.strictObject({
  kind: v.literal('legal-position'),
  basis,
  /** Who has the position: a member of the directory, or an organisation by name (*een GI*). */
  who: v.union([id, words]),
  child: id,
  position: v.picklist(legalPositions),
  since: day,
  until: v.exactOptional(day),
  /** What shows it: a court's decision, an extract of the register. */
  evidence: v.exactOptional(text),
})

export type LegalPosition = v.InferOutput<typeof legalPosition>

/** Positions that carry authority to decide. Under ots parents keep theirs; a suspended parent decides nothing. */
const HOLDS: ReadonlySet<LegalPositionName> = new Set<LegalPositionName>([
  'gezag_gezamenlijk',
  'gezag_eenhoofdig',
  'gedeeltelijk_gezag_gi',
  'voogdij_gi',
  'pleegoudervoogd',
  'voogdij_natuurlijk_persoon',
])

/** Who holds authority over a child on a day, by what the family recorded; shown, never resolved by the software. */
export function holdersOn(positions: readonly LegalPosition[], child: string, today: string): string[] {
  const now = positions.filter(
    (one) => one.child === child && one.since <= today && (one.until === undefined || one.until > today),
  )
  const suspended = new Set(now.filter((one) => one.position === 'gezag_geschorst').map((one) => one.who))
  return [...new Set(now.filter((one) => HOLDS.has(one.position)).map((one) => one.who))].filter(
    (who) => !suspended.has(who),
  )
}
