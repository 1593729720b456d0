// Every attack in the threat model has tests, and each of those says the number of the attack it makes.
import { describe, expect, it } from 'vitest'
import { attacksIn, numbersSaid } from '#test/house/attacks.ts'
import { textOf } from '#test/house/tree.ts'

const attacks = attacksIn(textOf('THREAT-MODEL.md'))

describe('The threat model', () => {
  it('has a row for every attack, once', () => {
    const numbers = attacks.map(({ number }) => number)
    expect(numbers.length).toBeGreaterThan(55)
    expect(numbers).toEqual([...new Set(numbers)])
  })

  it('links each attack to tests that say its number', () => {
    const silent = attacks.flatMap(({ number, tests }) =>
      tests.filter((test) => !numbersSaid(textOf(test)).has(number)).map((test) => `${number} in ${test}`),
    )
    expect(silent).toEqual([])
  })
})

describe('The title of a test', () => {
  it('says its numbers before a colon or after the word attack', () => {
    const titles = [
      "test('3, 4 and 9: somebody', f)",
      "describe('padding (attack 36)', f)",
      "it('22–25: cut', f)",
    ]
    expect([...numbersSaid(titles.join('\n'))]).toEqual([3, 4, 9, 36, 22, 23, 24, 25])
    expect([...numbersSaid("test('has 3 keys: one for each', f)\ntest('in 1999', f)")]).toEqual([])
  })
})
