// Every sentence exists in both languages, with the same keys and the same pieces.
import { describe, expect, test } from 'vitest'
import { en } from '#web/text/en.ts'
import { nl } from '#web/text/nl.ts'

type Leaf = { path: string; value: string | ((...pieces: string[]) => string) }

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'string') return [{ path, value }]
  if (typeof value === 'function') return [{ path, value: value as (...pieces: string[]) => string }]
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no text`)
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
}

const dutch = leaves(nl)
const english = new Map(leaves(en).map((leaf) => [leaf.path, leaf.value]))

/** A sentence with each piece replaced by a mark of its own. */
const spoken = ({ value }: Pick<Leaf, 'value'>) =>
  typeof value === 'string' ? value : value(...Array.from({ length: value.length }, (_, at) => `‹${at}›`))

describe('text', () => {
  test('English has exactly the keys that Dutch has', () => {
    expect([...english.keys()].sort()).toEqual(dutch.map((leaf) => leaf.path).sort())
  })

  test('no sentence is empty', () => {
    const empty = dutch.filter(
      (leaf) => spoken(leaf).trim() === '' || spoken({ value: english.get(leaf.path) ?? '' }).trim() === '',
    )
    expect(empty.map((leaf) => leaf.path)).toEqual([])
  })

  test('what a Dutch sentence is made of stands in the English one too', () => {
    const marks = (text: string) => [...new Set(text.match(/‹\d›/g) ?? [])].sort()
    const differ = dutch.filter((leaf) => {
      const other = english.get(leaf.path)
      return (
        typeof leaf.value === 'function' &&
        typeof other === 'function' &&
        other.length === leaf.value.length &&
        JSON.stringify(marks(spoken(leaf))) !== JSON.stringify(marks(spoken({ value: other })))
      )
    })
    expect(differ.map((leaf) => leaf.path)).toEqual([])
  })

  test('nobody is told that something went wrong without a word that nothing is lost', () => {
    const reassures =
      /niets weg|niet weg|uw tekst|lezen wel|vraag het gezin|wachtwoord|dicht voor nieuwe dingen/i
    for (const [code, sentence] of Object.entries(nl.refusal))
      expect(sentence, `refusal.${code}`).toMatch(reassures)
  })

  test('no sentence shouts, and none says OK', () => {
    const loud = dutch.filter((leaf) => /!|\bOK\b/.test(spoken(leaf)))
    expect(loud.map((leaf) => leaf.path)).toEqual([])
  })
})
