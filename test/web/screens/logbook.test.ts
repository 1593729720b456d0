// The consent log as it is read: rows, days, filters, sentences, and what an alarm means.
import { describe, expect, it } from 'vitest'
import { meaningOf } from '#web/screens/logbook/health.ts'
import { logNameOf } from '#web/screens/logbook/log-name.ts'
import {
  allowedSince,
  daysOf,
  filtered,
  keyOf,
  momentOf,
  peopleIn,
  rowKeyOf,
  rowsOf,
} from '#web/screens/logbook/rows.ts'
import { sentenceOf } from '#web/screens/logbook/sentence.ts'
import type { LogLine } from '#web/vault/shown.ts'
import { at, endOf, lineOf, people, today, vaultOf, words } from './vault.ts'

const school = { child: 'bram', map: 'school' as const }
const said = (line: LogLine) => {
  const [row] = rowsOf([line])
  if (!row) throw new Error('no row')
  const { who, what } = sentenceOf(row, {
    ...words,
    me: 'noor',
    today,
    called: (id) => people.find((one) => one.person === id)?.name.split(' ')[0] ?? null,
    placeOf: (log) => (log === 'bram-school' ? school : null),
    asked: () => ({ places: [school], waitsFor: ['noor', 'daan'] }),
  })
  return `${who} ${what}`.trim().replaceAll('\u00a0', ' ')
}
const end = endOf('2026-11-30')
const admitted: LogLine['what'] = { is: 'admitted', may: 'read', past: 'from-today', end }
const onSchool = { map: { name: 'school' as const, child: 'bram' } }

describe('A line says', () => {
  it.each([
    [
      lineOf('noor', { is: 'taken-back', maps: 14 }, { about: 'samira' }),
      'U nam de toegang van Samira terug. 14 mappen kregen een nieuwe sleutel.',
    ],
    [
      lineOf('daan', { is: 'taken-back', maps: 1 }, { about: 'samira' }),
      'Daan nam de toegang van Samira terug. Eén map kreeg een nieuwe sleutel.',
    ],
    [
      lineOf('ravi', { is: 'fetched', maps: ['bram-school'] }, { kind: 'fetch', times: 3 }),
      'Ravi haalde op: School van Bram, 3 keer.',
    ],
    [lineOf('ravi', { is: 'asked', maps: 1 }), 'Ravi vroeg toegang tot School van Bram. Wacht op u en Daan.'],
    [
      lineOf('daan', { is: 'declined' }, { about: 'ravi' }),
      'Daan zei nee tegen een verzoek van Ravi. Er ging niets open.',
    ],
    [
      lineOf('noor', { is: 'approved', maps: 2, end }, { about: 'ravi' }),
      'U zei ja tegen twee mappen voor Ravi, tot 30 november.',
    ],
    [
      lineOf('noor', admitted, { about: 'ravi', ...onSchool }),
      'Ravi kreeg toegang tot School van Bram: lezen, tot 30 november.',
    ],
    [
      lineOf('noor', { is: 'expired' }, { about: 'samira', ...onSchool }),
      'De toegang van Samira liep af. Samira ziet School van Bram niet meer.',
    ],
    [
      lineOf('noor', { is: 'wrote', record: 'r', rev: 1, proposal: false }, { kind: 'write', ...onSchool }),
      'U schreef in School van Bram.',
    ],
    [
      lineOf(
        'ravi',
        { is: 'wrote', record: 'r', rev: 2, proposal: true },
        { kind: 'plan', map: { name: 'gezinsplan', child: null } },
      ),
      'Ravi stelde een wijziging voor in Gezinsplan.',
    ],
    [
      lineOf('noor', { is: 'other', type: 'device-add' }, { kind: 'device' }),
      'U nam een toestel in gebruik.',
    ],
    [lineOf('x', { is: 'vault-started' }), 'Iemand begon de kluis.'],
    [
      lineOf('noor', { is: 'expired' }, { about: 'x', ...onSchool }),
      'De toegang van iemand liep af. Iemand ziet School van Bram niet meer.',
    ],
    [lineOf('noor', { is: 'holder-removed' }, { about: 'x' }), 'Iemand beslist niet meer mee.'],
    [lineOf('noor', { is: 'rotated' }, onSchool), 'School van Bram kreeg een nieuwe sleutel.'],
  ])('%#: who did what', (line, sentence) => {
    expect(said(line)).toBe(sentence)
  })
})

describe('Rows', () => {
  it('sentences of one line are rows of their own, and the first has the line’s own key', () => {
    const one = lineOf('noor', { is: 'expired' }, { about: 'ravi' })
    const other = { ...one, nth: 1, about: 'samira' }
    const keys = rowsOf([other, one]).map((row) => rowKeyOf(row.line))
    expect(keys).toEqual([`${keyOf(one.ref)}.1`, keyOf(one.ref)])
  })
  it('an admission to several maps is one row that names them all and keeps every line', () => {
    const one = lineOf('noor', admitted, { about: 'ravi', ...onSchool })
    const two = lineOf('noor', admitted, { about: 'ravi', map: { name: 'gezondheid', child: 'bram' } })
    const other = lineOf('noor', admitted, { about: 'samira', ...onSchool })
    const rows = rowsOf([one, two, other])
    expect(rows.map((row) => row.refs.map(keyOf))).toEqual([
      [one, two].map((l) => keyOf(l.ref)),
      [keyOf(other.ref)],
    ])
    expect(rows[0]?.places.map((place) => place.map)).toEqual(['school', 'gezondheid'])
  })
  it('what comes with the making of a vault stands with it, and no line is lost', () => {
    const lines = [
      lineOf('noor', { is: 'wrote', record: 'card', rev: 1, proposal: false }, onSchool),
      lineOf('noor', { is: 'holder-added' }, { about: 'noor' }),
      lineOf('noor', { is: 'vault-started' }),
      lineOf(
        'noor',
        { is: 'wrote', record: 'note', rev: 1, proposal: false },
        { ...onSchool, time: at(today, '13:00') },
      ),
    ]
    const rows = rowsOf(lines)
    expect(rows.map((row) => row.line.what.is)).toEqual(['vault-started', 'wrote'])
    expect(rows.flatMap((row) => row.refs)).toHaveLength(lines.length)
  })
  it('stand by day, and a back-dated line stays with the beat its author had seen', () => {
    const late = lineOf(
      'noor',
      { is: 'declined' },
      { time: at('2026-11-20'), seen: at('2026-11-24', '10:00') },
    )
    const before = lineOf('noor', { is: 'declined' }, { time: at('2026-11-23') })
    expect(momentOf(late)).toBe(at('2026-11-24', '10:00'))
    expect(daysOf(rowsOf([late, before])).map((day) => day.day)).toEqual(['2026-11-24', '2026-11-23'])
  })
  it('are left by a filter and by a person: what they did and what was about them', () => {
    const fetch = lineOf('ravi', { is: 'fetched', maps: [] }, { kind: 'fetch' })
    const no = lineOf('daan', { is: 'declined' }, { about: 'ravi' })
    const wrote = lineOf('noor', { is: 'wrote', record: 'r', rev: 1, proposal: false }, { kind: 'write' })
    const all = [fetch, no, wrote]
    expect(filtered(all, 'all', null)).toEqual(all)
    expect(filtered(all, 'fetch', null)).toEqual([fetch])
    expect(filtered(all, 'all', 'ravi')).toEqual([fetch, no])
    expect(peopleIn(all)).toEqual(['ravi', 'daan', 'noor'])
  })
  it('a fetch tells since when it was allowed', () => {
    const early = lineOf('noor', admitted, { about: 'ravi', time: at('2026-09-01') })
    const later = lineOf('noor', admitted, { about: 'ravi', time: at('2026-11-24', '18:00') })
    const fetch = lineOf('ravi', { is: 'fetched', maps: [] }, { time: at(today) })
    expect(allowedSince([later, fetch, early], fetch)).toBe('2026-09-01')
    expect(allowedSince([later, fetch], fetch)).toBeNull()
  })
})

it('A line is cited by the log it stands in', () => {
  const member = lineOf('ravi', { is: 'asked', maps: 1 }, { ref: { log: 'member', line: 2 } })
  const vault = vaultOf({ logbook: [member] })
  const named = (log: string) => logNameOf(log, vault, words.text, words.say)
  expect([named('vault'), named('bram-school'), named('member'), named('elsewhere')]).toEqual([
    'het logboek van uw gezin',
    'School van Bram',
    'de regels van Ravi',
    'een ander logboek',
  ])
})

it('An alarm means that something was changed, is missing, or that the register or the clock disagrees', () => {
  expect(['log-went-back', 'register-forked', 'time-went-back', 'author-holds'].map(meaningOf)).toEqual([
    'missing',
    'register',
    'clock',
    'changed',
  ])
})
