// Claim: a number in a professional register, and how far anybody has checked it.
import * as v from 'valibot'
import { addYears } from '#web/record/day.ts'
import { day, words } from '#web/record/field.ts'

export const registers = ['big', 'agb', 'skj', 'kvk'] as const
export type Register = (typeof registers)[number]

/** How many digits a number of each register has. BIG, AGB and KvK are fixed; SKJ has grown over the years. */
const DIGITS: Record<Register, { min: number; max: number }> = {
  big: { min: 11, max: 11 },
  agb: { min: 8, max: 8 },
  skj: { min: 6, max: 12 },
  kvk: { min: 8, max: 8 },
}

export const claim = v.strictObject({
  register: v.picklist(registers),
  number: words,
  /** Who looked it up, where, and when. Without it the claim is only stated. */
  checked: v.exactOptional(
    v.strictObject({ on: day, by: words, source: words, until: v.exactOptional(day) }),
  ),
})

export type Claim = v.InferOutput<typeof claim>

/** *opgegeven*, *gecontroleerd*, *verlopen*. */
export type ClaimStatus = 'stated' | 'checked' | 'expired'

/** A check says something about its day; without an end of its own it is a year old at most. */
export function claimStatus(claim: Claim, today: string): ClaimStatus {
  if (!claim.checked) return 'stated'
  return today <= (claim.checked.until ?? addYears(claim.checked.on, 1)) ? 'checked' : 'expired'
}

export type FormatWarning = 'not-digits' | 'too-short' | 'too-long'

/** A warning about the format, never a refusal: registers change and people may type spaces and dots. */
export function formatWarning(register: Register, number: string): FormatWarning | null {
  const digits = number.replace(/[\s.-]/g, '')
  if (!/^[0-9]*$/.test(digits)) return 'not-digits'
  if (digits.length < DIGITS[register].min) return 'too-short'
  return digits.length > DIGITS[register].max ? 'too-long' : null
}
