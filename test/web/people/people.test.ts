// Names, numbers, colours and ages of the people round a family.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AgeProfile, NL_2026, policyFor, ruleOn, stageOn, transitions } from '#web/people/age.ts'
import { passesElevenTest, possibleBsns } from '#web/people/bsn.ts'
import { type Claim, claimStatus, formatWarning } from '#web/people/claim.ts'
import { childColours, childrenOf, type Directory, memberOf } from '#web/people/directory.ts'
import { initials } from '#web/people/initials.ts'
import { petalColours } from '#web/people/petal.ts'
import { holdersOn, type LegalPosition } from '#web/people/position.ts'
import { addDays } from '#web/record/day.ts'

describe('initials', () => {
  test('pass over van, de and ter', () => {
    const names = [
      'Joris van Beek',
      'Samira El Idrissi',
      'Tom de Ruiter',
      'Oma Rie',
      'Els, buurvrouw',
      'émile ten Brink',
    ]
    expect(names.map((name) => initials(name))).toEqual(['JB', 'SE', 'TR', 'OR', 'EB', 'ÉB'])
  })
  test('are one letter for family, and never a stray sign', () => {
    expect(initials('Noor de Boer', 1)).toBe('N')
    expect([initials('Sam'), initials('  '), initials('7 (x) van')]).toEqual(['S', '', 'XV'])
  })
})

describe('a register number', () => {
  test('of the wrong length gets a warning and nothing more', () => {
    expect(formatWarning('big', '1234567890')).toBe('too-short')
    expect(formatWarning('agb', '123456789')).toBe('too-long')
    expect(formatWarning('kvk', 'onbekend')).toBe('not-digits')
  })
  test('of 6 to 12 digits is fine for SKJ, and spaces and dots do not matter', () => {
    expect(['123456', '123456789012'].map((n) => formatWarning('skj', n))).toEqual([null, null])
    expect(formatWarning('big', '1904 6543.210')).toBe(null)
  })
  test('is stated, then checked, then expired', () => {
    const claim: Claim = { register: 'big', number: '19046543210' }
    const checked = {
      ...claim,
      checked: { on: '2026-01-05', by: 'Praktijk De Linde', source: 'bigregister.nl' },
    }
    expect(claimStatus(claim, '2026-11-24')).toBe('stated')
    expect(claimStatus(checked, '2027-01-05')).toBe('checked')
    expect(claimStatus(checked, '2027-01-06')).toBe('expired')
    expect(
      claimStatus({ ...checked, checked: { ...checked.checked, until: '2026-06-01' } }, '2026-11-24'),
    ).toBe('expired')
  })
})

describe('a number in free text', () => {
  test('that passes the 11-proef is pointed at, however it is spaced', () => {
    const text = 'Zijn nummer is 111 222 333, zei hij.'
    expect(possibleBsns(text).map(({ start, end }) => text.slice(start, end))).toEqual(['111 222 333'])
    expect(possibleBsns('111222333').length).toBe(1)
  })
  test('that is a phone number, a date, an IBAN or fails the proof is left alone', () => {
    for (const text of [
      '0612345678',
      '06 1234 5678',
      'op 24-11-2026',
      '2026-11-24',
      'NL91ABNA0417164300',
      '111222334',
    ])
      expect(possibleBsns(text)).toEqual([])
  })
  test('that is a day, however it is written, is never taken for one', () => {
    for (let i = 0; i < 3650; i++) {
      const day = addDays('2018-01-01', i)
      const [year, month, date] = day.split('-')
      expect([day, `${date}-${month}-${year}`, `${date}.${month}.${year}`].flatMap(possibleBsns)).toEqual([])
    }
  })
  test('of eight digits is read with a zero in front; nine zeroes are no number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000, max: 99_999_999 }), (n) => {
        expect(passesElevenTest(`${n}`)).toBe(passesElevenTest(`0${n}`))
      }),
    )
    expect(passesElevenTest('000000000')).toBe(false)
  })
  test('with one digit mistyped never passes when the right one does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.nat(8),
        fc.integer({ min: 1, max: 9 }),
        (n, at, by) => {
          const digits = String(n).padStart(9, '0')
          const wrong = [...digits].map((d, i) => (i === at ? (Number(d) + by) % 10 : d)).join('')
          expect(passesElevenTest(digits) && passesElevenTest(wrong)).toBe(false)
        },
      ),
    )
  })
})

describe('petals', () => {
  test('are given in the order people came, and a place that is free is used again', () => {
    const colours = petalColours([
      { helper: 'joris', from: 1, until: null },
      { helper: 'wilma', from: 2, until: 5 },
      { helper: 'fatima', from: 3, until: null },
      { helper: 'ravi', from: 6, until: null },
    ])
    expect([...colours]).toEqual([
      ['joris', 1],
      ['wilma', 2],
      ['fatima', 3],
      ['ravi', 2],
    ])
  })
  test('keep their colour when others come, go, or come back', () => {
    const stay = fc.record({
      helper: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      from: fc.nat(50),
      until: fc.option(fc.integer({ min: 51, max: 99 })),
    })
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 15 }), stay, (stays, next) => {
        const before = petalColours(stays)
        const after = petalColours([...stays, { ...next, from: 100, until: null }])
        for (const [helper, colour] of before) expect(after.get(helper)).toBe(colour)
      }),
    )
  })
  test('are all different for the first ten, and shared from the eleventh on', () => {
    const stays = Array.from({ length: 12 }, (_, i) => ({ helper: `h${i}`, from: i, until: null }))
    expect([...petalColours(stays).values()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2])
  })
})

const deBoer: Directory = {
  kind: 'directory',
  name: 'De Boer',
  members: [
    { id: 'm1', name: 'Noor', role: 'parent', person: 'noor' },
    { id: 'm4', name: 'Bram', role: 'child', birth: '2018-05-02', order: 2 },
    { id: 'm2', name: 'Sam', role: 'child', birth: '2012-03-01', order: 0 },
    { id: 'm3', name: 'Lotte', role: 'child', birth: '2014-12-20', order: 1 },
    { id: 'm5', name: 'Nog geen naam', role: 'child', expected: '2027-03-01' },
  ],
}

describe('the directory', () => {
  test('puts the children in the family’s own order and who is expected last', () => {
    expect(childrenOf(deBoer).map((child) => child.name)).toEqual(['Sam', 'Lotte', 'Bram', 'Nog geen naam'])
    expect([...childColours(deBoer).values()]).toEqual([1, 2, 3, 4])
  })
  test('lets the family’s order go before the birthdays, and orders by birthday without one', () => {
    const names = (...orders: (number | undefined)[]) =>
      childrenOf({
        ...deBoer,
        members: ['2012-03-01', '2014-12-20'].map((birth, i) => {
          const order = orders[i]
          return { id: `c${i}`, name: birth, role: 'child', birth, ...(order === undefined ? {} : { order }) }
        }),
      }).map((child) => child.name)
    expect(names(1, 0)).toEqual(['2014-12-20', '2012-03-01'])
    expect(names()).toEqual(['2012-03-01', '2014-12-20'])
  })
  test('knows an account of the family and no other', () => {
    expect(memberOf(deBoer, 'noor')?.name).toBe('Noor')
    expect(memberOf(deBoer, 'fatima')).toBe(null)
  })
})

describe('who decides', () => {
  const holders = ['noor', 'daan']
  const on = (birth: string, unable?: { since: string; by: string }) =>
    policyFor(ruleOn(NL_2026, unable ? { birth, unable } : { birth }, '2026-11-24'), 'kind', holders)

  test('under 12: both parents give, either takes back', () => {
    expect(on('2018-05-02')).toEqual({ grant: holders, revoke: holders })
  })
  test('from 12: the young person and both parents give, any of them takes back', () => {
    expect(on('2012-03-01')).toEqual({ grant: ['kind', ...holders], revoke: ['kind', ...holders] })
  })
  test('from 16: the young person alone', () => {
    expect(on('2010-11-24')).toEqual({ grant: ['kind'], revoke: ['kind'] })
  })
  test('recorded as unable to judge this, from 12 to 17: the holders; from 18 on it does not count', () => {
    const unable = { since: '2026-01-01', by: 'kinderrechter' }
    expect(on('2012-03-01', unable)).toEqual({ grant: holders, revoke: holders })
    expect(on('2008-03-01', unable)).toEqual({ grant: ['kind'], revoke: ['kind'] })
    expect(on('2018-05-02', unable)).toEqual({ grant: holders, revoke: holders })
  })
  test('before birth: as under 12', () => {
    expect(stageOn(NL_2026, { expected: '2027-03-01' }, '2026-11-24').from).toBe(0)
  })
  test('warns thirty days ahead, not thirty-one, and not after', () => {
    const lotte = childrenOf(deBoer).filter((child) => child.name === 'Lotte')
    const days = ['2026-11-19', '2026-11-20', '2026-12-19', '2026-12-20']
    expect(days.map((day) => transitions(NL_2026, lotte, day).map((one) => one.inDays))).toEqual([
      [],
      [30],
      [1],
      [],
    ])
  })
  test('another country may have other ages: the profile is data', () => {
    const other: AgeProfile = {
      ...NL_2026,
      version: 'x',
      stages: [NL_2026.stages[0], { from: 14, rule: NL_2026.stages[0].rule }],
    }
    expect(stageOn(other, { birth: '2013-11-25' }, '2026-11-24').from).toBe(0)
  })
})

test('a suspended parent and a foster parent hold no authority; under OTS parents keep theirs', () => {
  const at = (who: string, position: LegalPosition['position'], until?: string): LegalPosition => ({
    kind: 'legal-position',
    who,
    child: 'yara',
    position,
    since: '2024-01-01',
    ...(until === undefined ? {} : { until }),
  })
  const positions = [
    at('noor', 'gezag_gezamenlijk'),
    at('daan', 'gezag_gezamenlijk'),
    at('daan', 'gezag_geschorst', '2026-06-01'),
    at('pleeg', 'pleegouder'),
    at('yara', 'ots'),
  ]
  expect(holdersOn(positions, 'yara', '2026-05-31')).toEqual(['noor'])
  expect(holdersOn(positions, 'yara', '2026-06-01')).toEqual(['noor', 'daan'])
})
