// Two people who write the same record at once both keep their words.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { histories } from '#web/record/history.ts'
import type { Written } from '#web/record/written.ts'

type Text = { text: string; basis?: number }

function line(seq: number, rev: number, text: string, basis?: number, record = 'bram'): Written<Text> {
  const content = basis === undefined ? { text } : { text, basis }
  return { log: 'thuis', seq, record, rev, author: `p${seq}`, time: seq, seen: seq, content }
}

const texts = (lines: readonly Written<Text>[]) => lines.map((one) => one.content.text)

describe('a record', () => {
  test('shows its last line and keeps every earlier text', () => {
    const [history] = histories([line(1, 1, 'eerst'), line(2, 2, 'toen')])
    expect(history?.current.content.text).toBe('toen')
    expect(history?.concurrent).toEqual([])
    expect(texts(history?.revisions ?? [])).toEqual(['eerst', 'toen'])
  })

  test('written twice from the same revision shows both texts', () => {
    const [history] = histories([line(1, 1, 'eerst'), line(2, 2, 'Noor', 1), line(3, 2, 'Daan', 1)])
    expect(history?.current.content.text).toBe('Daan')
    expect(texts(history?.concurrent ?? [])).toEqual(['Noor'])
  })

  test('written a second time after the log gave it a higher revision still says it was written unseen', () => {
    const [history] = histories([line(1, 1, 'eerst'), line(2, 2, 'Noor', 1), line(3, 3, 'Daan', 1)])
    expect(texts(history?.concurrent ?? [])).toEqual(['Noor'])
  })

  test('is one text again once somebody writes with both in view', () => {
    const both = [line(1, 1, 'eerst'), line(2, 2, 'Noor', 1), line(3, 3, 'Daan', 1), line(4, 4, 'samen', 3)]
    expect(histories(both)[0]?.concurrent).toEqual([])
  })

  test('with the same revision number twice and no basis shows both texts', () => {
    expect(texts(histories([line(1, 1, 'Noor'), line(2, 1, 'Daan')])[0]?.concurrent ?? [])).toEqual(['Noor'])
  })
})

test('histories do not depend on the order in which lines arrive, nor on lines that arrive twice', () => {
  const anyLines = fc
    .array(
      fc.record({
        rev: fc.integer({ min: 1, max: 4 }),
        basis: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
        record: fc.constantFrom('a', 'b'),
      }),
      { maxLength: 10 },
    )
    .map((all) => all.map((one, i) => line(i + 1, one.rev, `t${i}`, one.basis, one.record)))
  fc.assert(
    fc.property(
      anyLines.chain((lines) =>
        fc.tuple(
          fc.constant(lines),
          fc.shuffledSubarray(lines, { minLength: lines.length }),
          fc.subarray(lines),
        ),
      ),
      ([lines, shuffled, again]) => {
        expect(histories([...shuffled, ...again])).toEqual(histories(lines))
      },
    ),
  )
})

test('no text is ever lost: the histories together hold every line once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('a', 'b', 'c')), { maxLength: 12 }),
      (all) => {
        const lines = all.map(([rev, record], i) => line(i + 1, rev, `t${i}`, undefined, record))
        const kept = histories(lines).flatMap((one) => one.revisions.map((revision) => revision.seq))
        expect(kept.sort((a, b) => a - b)).toEqual(lines.map((one) => one.seq))
      },
    ),
  )
})
