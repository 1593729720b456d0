// The recovery sheet's codes: copied by hand they come back, and a mistake is pointed at.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareGroup, decodeCode, encodeCode, SHEET_ALPHABET } from '#crypto/secret/sheet.ts'

const secret = fc.uint8Array({ minLength: 16, maxLength: 16 })
const letters = [...SHEET_ALPHABET]
const groups = encodeCode(
  1,
  new Uint8Array(16).map((_, i) => i * 11),
)
const text = groups.join(' ')

describe('a code', () => {
  test('of any version and secret reads back, however it is typed', () => {
    const separator = fc.constantFrom('', ' ', '-', ' - ', '\n', '\u2013', '\u00a0')
    fc.assert(
      fc.property(fc.nat(255), secret, separator, fc.boolean(), (version, own, between, lower) => {
        const typed = encodeCode(version, own).join(between)
        expect(decodeCode(lower ? typed.toLowerCase() : typed)).toEqual({ version, secret: own })
      }),
    )
  })

  test('is eight groups of five from an alphabet without 0, 1, I and O', () => {
    expect(groups).toHaveLength(8)
    for (const group of groups) expect(group).toMatch(/^[2-9A-HJ-NP-Z]{5}$/)
    expect(letters).toHaveLength(32)
  })

  test('is not made of a secret or version out of bounds', () => {
    expect(() => encodeCode(1, new Uint8Array(15))).toThrow(RangeError)
    for (const version of [-1, 256, 1.5])
      expect(() => encodeCode(version, new Uint8Array(16))).toThrow(RangeError)
  })
})

describe('a mistake', () => {
  test('in one character, anywhere, names its group', () => {
    fc.assert(
      fc.property(
        fc.nat(7),
        fc.nat(4),
        fc.constantFrom(...letters, '0', 'O', 'I', '1', '*'),
        (g, i, wrong) => {
          const group = groups[g] ?? ''
          if (group[i] === wrong) return
          const typed = groups.with(g, group.slice(0, i) + wrong + group.slice(i + 1)).join('')
          expect(decodeCode(typed)).toEqual({ code: 'wrong-group', group: g + 1 })
        },
      ),
    )
  })

  test('of two neighbours swapped is found, but for two that differ by sixteen', () => {
    fc.assert(
      fc.property(secret, fc.nat(7), fc.nat(2), (own, g, i) => {
        const right = encodeCode(1, own)
        const group = right[g] ?? ''
        const [a = '', b = ''] = [group[i], group[i + 1]]
        const apart = Math.abs(letters.indexOf(a) - letters.indexOf(b))
        if (apart === 0) return
        const typed = right.with(g, group.slice(0, i) + b + a + group.slice(i + 2)).join('')
        const expected = apart === 16 ? { code: 'wrong-checksum' } : { code: 'wrong-group', group: g + 1 }
        expect(decodeCode(typed)).toEqual(expected)
      }),
    )
  })

  test('of two groups swapped is found: each check character knows its place', () => {
    const [first = '', second = '', ...rest] = groups
    expect(decodeCode([second, first, ...rest].join(' '))).toEqual({ code: 'wrong-group', group: 1 })
  })

  test('of a character missing or too many names its group when groups were kept apart', () => {
    for (const wrong of [groups[4]?.slice(1) ?? '', `${groups[4]}A`]) {
      expect(decodeCode(groups.with(4, wrong).join(' '))).toEqual({ code: 'wrong-group', group: 5 })
    }
    expect(decodeCode(text.replaceAll(' ', '').slice(1))).toEqual({ code: 'wrong-length', characters: 39 })
    expect(decodeCode(groups.slice(1).join(' '))).toEqual({ code: 'wrong-length', characters: 35 })
    expect(decodeCode('')).toEqual({ code: 'wrong-length', characters: 0 })
  })

  test('that fits every check character still fails the whole code', () => {
    // Two changes in one group whose weights 1 and 3 cancel: +3 on the first, −1 on the second.
    const group = groups[2] ?? ''
    const shift = (character: string, by: number) =>
      letters[(letters.indexOf(character) + by + 32) % 32] ?? ''
    const forged = shift(group[0] ?? '', 3) + shift(group[1] ?? '', -1) + group.slice(2)
    expect(decodeCode(groups.with(2, forged).join(' '))).toEqual({ code: 'wrong-checksum' })
  })

  test('any text is a code or a refusal, never an error', () => {
    const any = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.string({ minLength: 40, maxLength: 40 }),
    )
    fc.assert(
      fc.property(any, (typed) => {
        expect(decodeCode(typed)).toHaveProperty('code')
      }),
    )
  })
})

describe('while a sheet is confirmed', () => {
  test('the wrong character is named, from one', () => {
    const group = groups[0] ?? ''
    expect(compareGroup(group, ` ${group.toLowerCase()} `)).toBeNull()
    expect(compareGroup(group, `${group.slice(0, 3)}?${group.slice(4)}`)).toEqual({ character: 4 })
    expect(compareGroup(group, group.slice(0, 4))).toEqual({ character: 5 })
    expect(compareGroup(group, `${group}2`)).toEqual({ character: 6 })
    expect(compareGroup(group, '')).toEqual({ character: 1 })
  })
})
