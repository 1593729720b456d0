// The groups of a sheet while they are typed, held against the codec that makes them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareGroup as codecCompares, encodeCode, SHEET_ALPHABET } from '#crypto/secret/sheet.ts'
import { checkGroup, compareGroup, groupCount, spread } from '#web/app/sheet-code.ts'

const codes = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((secret) => encodeCode(1, secret))
const place = fc.nat({ max: groupCount - 1 })

describe('a group of the sheet', () => {
  test('every group of every code is right in its own place', () => {
    fc.assert(fc.property(codes, (groups) => groups.every((group, index) => checkGroup(group, index))))
  })

  test('any one wrong character shows', () => {
    fc.assert(
      fc.property(
        codes,
        place,
        fc.nat({ max: 4 }),
        fc.constantFrom(...SHEET_ALPHABET),
        (groups, index, at, other) => {
          const group = groups[index] ?? ''
          const typed = group.slice(0, at) + other + group.slice(at + 1)
          expect(checkGroup(typed, index)).toBe(typed === group)
        },
      ),
    )
  })

  test('in another place a group is wrong', () => {
    fc.assert(
      fc.property(codes, place, place, (groups, from, to) => {
        fc.pre(from !== to)
        expect(checkGroup(groups[from] ?? '', to)).toBe(false)
      }),
    )
  })

  test('the first wrong character is the one the codec names', () => {
    const typed = fc.string({ unit: fc.constantFrom(...SHEET_ALPHABET, ' ', '-', 'a', '0'), maxLength: 7 })
    fc.assert(
      fc.property(codes, place, typed, (groups, index, text) => {
        const expected = groups[index] ?? ''
        expect(compareGroup(expected, text)).toBe(codecCompares(expected, text)?.character ?? null)
      }),
    )
  })

  test('a whole code may be pasted in any field, with spaces, dashes or neither', () => {
    const empty = Array<string>(groupCount).fill('')
    fc.assert(
      fc.property(codes, place, fc.constantFrom(' ', '-', '', '\n'), (groups, index, between) => {
        expect(spread(empty, index, groups.join(between).toLowerCase())).toEqual(groups)
      }),
    )
  })
})
