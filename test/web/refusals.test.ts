// Refusals: whatever refuses, in a rule, a decide or at the server, a person gets a sentence for it in their language.
import { describe, expect, test } from 'vitest'
import { cardRules } from '#shared/card/rules.ts'
import { compartmentRules } from '#shared/compartment/rules.ts'
import { familyRules } from '#shared/family/rules.ts'
import { keyringRules } from '#shared/keyring/rules.ts'
import { acrossRules } from '#shared/log/across.ts'
import { memberRules } from '#shared/member/rules.ts'
import { organisationRules } from '#shared/organisation/rules.ts'
import { CODES } from '#shared/wire/codes.ts'
import { en } from '#web/text/en.ts'
import { nl } from '#web/text/nl.ts'
import { WireError } from '#web/vault/http.ts'
import { commonRefusal, wireRefusal } from '#web/vault/refusals.ts'

const kinds = {
  cardRules,
  compartmentRules,
  familyRules,
  keyringRules,
  memberRules,
  organisationRules,
  acrossRules,
}
const rules = Object.values(kinds).flatMap((rules) => Object.keys(rules))
const sentences = (code: string) =>
  [nl.refusal, en.refusal].map((list) => (list as Record<string, string>)[code])

describe('a refusal', () => {
  test.each(CODES)('of the server, %s, has a sentence in both languages', (code) => {
    expect(sentences(wireRefusal(new WireError(code)))).toEqual([expect.any(String), expect.any(String)])
  })

  test('by any rule of any log has a sentence in both languages', () => {
    expect(rules.length).toBeGreaterThan(80)
    const silent = rules.filter((rule) => sentences(commonRefusal(rule)).includes(undefined as never))
    expect(silent).toEqual([])
  })

  test('says which rule the server found broken, when a person can do something about it', () => {
    const full = new WireError('rule-broken', { rule: 'too-many-compartments' })
    expect(wireRefusal(full)).toBe('vault-full')
    expect(wireRefusal(new WireError('rule-broken', { rule: 'epoch-is-fresh' }))).toBe('server-refused')
  })

  test('for too much at once does not say that the vault is full, nor the other way round', () => {
    expect(wireRefusal(new WireError('too-many-requests'))).toBe('too-many')
    expect(commonRefusal('too-many-compartments')).toBe('vault-full')
  })
})
