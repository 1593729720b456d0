// Dutch and English say the same things: every key of one stands in the other, and takes as many values.
import { expect, it } from 'vitest'
import * as english from '#web/text/en.ts'
import * as dutch from '#web/text/nl.ts'

/** Every key of a text, dotted, with what stands there: a sentence, or a function of so many values. */
function shape(text: unknown, path: string): string[] {
  if (typeof text === 'function') return [`${path} takes ${text.length}`]
  if (typeof text !== 'object' || text === null) return [`${path} ${typeof text}`]
  return Object.entries(text).flatMap(([key, value]) => shape(value, `${path}.${key}`))
}

const said = (module: object) =>
  Object.values(module)
    .flatMap((text) => shape(text, 'text'))
    .sort()

it('The English screens say everything that the Dutch ones say, and nothing more', () => {
  expect(said(dutch).length).toBeGreaterThan(0)
  expect(said(english)).toEqual(said(dutch))
})

it('A sentence that one language lacks is found', () => {
  expect(said({ nl: { greet: (name: string) => name, bye: 'dag' } })).toEqual([
    'text.bye string',
    'text.greet takes 1',
  ])
})
