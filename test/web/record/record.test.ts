// What a family writes goes in and comes out whole, and what cannot be read is never lost and never throws.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONTENT_BYTES_MAX, encodeContent, type KnownContent, parseContent } from '#web/record/record.ts'

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const note = {
  kind: 'note',
  on: '2026-11-24',
  nature: 'fact',
  text: 'Bram at vandaag zijn bord leeg.',
} as const

describe('a content', () => {
  test('comes back as it was written', () => {
    expect(parseContent(encodeContent(note))).toEqual(note)
  })

  test('keeps accents, emoji, white space and line ends to the letter', () => {
    const text = '  Zoë vroeg: «mag ik óók?»\r\n\t🌼 '
    expect(parseContent(encodeContent({ ...note, text }))).toEqual({ ...note, text })
  })

  test('of a kind from a later version is shown as such, with the kind it says it is', () => {
    expect(parseContent(bytes({ kind: 'growth', mm: 1 }))).toEqual({
      kind: 'unknown',
      why: 'new-kind',
      says: 'growth',
    })
  })

  test('with a field this version does not know is unknown, because writing it back would lose that field', () => {
    expect(parseContent(bytes({ ...note, mood: 'blij' }))).toEqual({
      kind: 'unknown',
      why: 'broken',
      says: 'note',
    })
  })

  test('with a day that does not exist is broken, not moved to another day', () => {
    expect(parseContent(bytes({ ...note, on: '2026-02-30' }))).toMatchObject({
      kind: 'unknown',
      why: 'broken',
    })
  })

  test('with an own `__proto__` field is refused', () => {
    const smuggled = new TextEncoder().encode(
      `{"kind":"note","on":"2026-11-24","text":"x","__proto__":{"nature":"fact"}}`,
    )
    expect(parseContent(smuggled).kind).toBe('unknown')
  })

  test('that is too long is not read, and not sealed', () => {
    expect(parseContent(new Uint8Array(CONTENT_BYTES_MAX + 1))).toEqual({
      kind: 'unknown',
      why: 'too-long',
      says: null,
    })
    const lines = Array.from({ length: 30 }, () => ({ text: '€'.repeat(20_000) }))
    const huge: KnownContent = {
      kind: 'plan-evaluation',
      since: '2026-09-01',
      on: '2026-11-30',
      with: [],
      held: true,
      next: lines,
    }
    expect(() => encodeContent(huge)).toThrow(RangeError)
  })

  test('that nobody could read is not sealed', () => {
    expect(() => encodeContent({ ...note, text: '' })).toThrow()
  })
})

describe('for any bytes at all', () => {
  test('reading never throws and always gives a kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (any) => {
        expect(typeof parseContent(any).kind).toBe('string')
      }),
    )
  })

  test('reading any JSON never throws, and what it does read can be sealed again to the same', () => {
    const kinds = [
      'note',
      'plan-goal',
      'profile',
      'consent',
      'directory',
      'plan-proposal',
      'access-request',
      'x',
    ]
    const value = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          kind: fc.constantFrom(...kinds),
          on: fc.constantFrom('2026-01-31', 'morgen'),
          text: fc.jsonValue(),
          basis: fc.jsonValue(),
        },
        { requiredKeys: ['kind'] },
      ),
    )
    fc.assert(
      fc.property(value, (any) => {
        const content = parseContent(bytes(any))
        if (content.kind !== 'unknown') expect(parseContent(encodeContent(content))).toEqual(content)
      }),
    )
  })
})
