// The mutation run finds every rule, and every rule it takes away is named by a test that may see it.
import { describe, expect, it } from 'vitest'
import { cardRules } from '#shared/card/rules.ts'
import { compartmentRules } from '#shared/compartment/rules.ts'
import { familyRules } from '#shared/family/rules.ts'
import { keyringRules } from '#shared/keyring/rules.ts'
import { acrossRules } from '#shared/log/across.ts'
import { memberRules } from '#shared/member/rules.ts'
import { organisationRules } from '#shared/organisation/rules.ts'
import { chosenIn, testsNaming } from '#test/mutants/choose.ts'
import { allMutants, mutantsIn } from '#test/mutants/find.ts'

const all = allMutants()

describe('What can be taken away', () => {
  it('is every named rule of every kind of log, and of several logs together', () => {
    const kinds = {
      cardRules,
      compartmentRules,
      familyRules,
      keyringRules,
      acrossRules,
      memberRules,
      organisationRules,
    }
    const found = all.filter(({ text }) => text === '() => true').map(({ code }) => code)
    const named = Object.values(kinds).flatMap((rules) => Object.keys(rules))
    expect(found.toSorted()).toEqual(named.toSorted())
  })

  it('is a refusal, an alarm that is thrown, raised or set, and nothing that passes another on', () => {
    const refuses = "if (a) throw new Refused('one')\nthrow new Alarm('not-here')"
    expect(mutantsIn('shared/log/check.ts', refuses).map(({ code }) => code)).toEqual(['one'])
    const alarms = [
      "throw new Alarm('one', log)",
      "core.raise(new Alarm('two'))",
      "core.alarm = new Alarm('three')",
      'throw new Alarm(error.code)',
      "const made = new Alarm('kept')",
    ]
    const found = mutantsIn('web/vault/learn.ts', alarms.join('\n'))
    expect(found.map(({ code, line }) => [code, line])).toEqual([
      ['one', 1],
      ['two', 2],
      ['three', 3],
    ])
  })

  it('is named by at least one test', () => {
    const unnamed = all.filter(({ code }) => testsNaming(code).length === 0)
    expect(unnamed.map(({ code, file }) => `${code} (${file})`)).toEqual([])
  })
})

describe('Of a test file that names a rule', () => {
  const text = [
    "const cases = { 'for-all': 1 }",
    "test('one: first', () => {\n  expect(code).toBe('rule-a')\n})",
    "test('two', () => {\n  expect(code).toBe('rule-a-long')\n})",
    "test.each([1])('three %s', () => {\n  expect(code).toBe('rule-b')\n})",
  ].join('\n')

  it('the tests run that name it, whole words only', () => {
    expect(chosenIn('x.test.ts', text, 'rule-a')).toEqual([{ file: 'x.test.ts', title: 'one: first' }])
    expect(chosenIn('x.test.ts', text, 'rule')).toEqual([])
  })

  it('all of it runs when the name stands outside of a test, or in one whose title is made of values', () => {
    expect(chosenIn('x.test.ts', text, 'for-all')).toEqual([{ file: 'x.test.ts', title: null }])
    expect(chosenIn('x.test.ts', text, 'rule-b')).toEqual([{ file: 'x.test.ts', title: null }])
  })
})
