// One case for every rule by its name: an entry that breaks this rule, and is refused under exactly this name.
import { expect, test } from 'vitest'
import { Refused } from '#shared/log/refusal.ts'

/** Sentence and deed; the deed must be refused with the name of the rule. */
export type Cases<R> = { readonly [N in keyof R]: readonly [sentence: string, deed: () => unknown] }

/** The code with which a deed is refused; null when it is let in. */
export function codeOf(deed: () => unknown): string | null {
  try {
    deed()
    return null
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

/** A test for each rule; a rule without a case does not type-check. */
export function eachRule<R extends object>(rules: R, cases: Cases<R>): void {
  for (const [name, [sentence, deed]] of Object.entries(cases) as [string, Cases<R>[keyof R]][])
    test(`${sentence} (${name})`, () => {
      expect(codeOf(deed)).toBe(name)
    })
  test('every rule has its case', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(rules).sort())
  })
}
