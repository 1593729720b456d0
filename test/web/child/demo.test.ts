// The demo family holds together: nobody writes or fetches what the family did not let them.
import { describe, expect, test } from 'vitest'
import { board, deBoer, organisations, people } from '#server/cli/demo/content/index.ts'
import { children, dayAgo, family, isOpen, may, person, same, today, when } from '#test/web/record/demo.ts'
import type { Entry } from '#web/child/entry.ts'
import { refusesEntry } from '#web/child/write.ts'
import { NL_2026, policyFor, ruleOn, transitions } from '#web/people/age.ts'
import { possibleBsns } from '#web/people/bsn.ts'
import { formatWarning } from '#web/people/claim.ts'
import { petalColours } from '#web/people/petal.ts'
import { ageOn } from '#web/record/day.ts'
import { encodeContent, type KnownContent, parseContent } from '#web/record/record.ts'

const rows = deBoer.sheets.flatMap(({ child, map, rows }) =>
  rows.map(([ago, at, by, kind, nature, text, title]) => ({
    child,
    map,
    ago,
    at,
    by,
    kind,
    nature,
    text,
    title,
  })),
)

describe('the family De Boer', () => {
  test('has children of 14, 11, 8, 5 and 2 years, and nobody reaches a next stage this month', () => {
    const members = deBoer.children.map((child) => ({
      id: child.key,
      name: child.name,
      role: 'child' as const,
      birth: dayAgo(child.bornAgo),
    }))
    expect(members.map((child) => [child.name, ageOn(child.birth, today)])).toEqual([
      ['Sam', 14],
      ['Lotte', 11],
      ['Bram', 8],
      ['Yara', 5],
      ['Pim', 2],
    ])
    expect(transitions(NL_2026, members, today)).toEqual([])
  })
  test('has two years of history in 250 to 400 lines', () => {
    const count =
      rows.length +
      deBoer.vaccinations.length +
      deBoer.replies.length +
      deBoer.pages.length +
      deBoer.plan.length
    expect(count).toBeGreaterThanOrEqual(250)
    expect(count).toBeLessThanOrEqual(400)
    expect(Math.max(...rows.map((row) => row.ago))).toBeLessThan(730)
  })
  test('has ten professionals of seven organisations, in the petals’ order and colours', () => {
    const now = { ago: 0, at: '20:00' }
    const stays = deBoer.grants
      .filter((grant) => person(grant.to)?.role === 'professional')
      .map((grant) => {
        const until = grant.takenBack ? when(grant.takenBack) : -grant.endAgo + 1
        return {
          helper: grant.to,
          from: when(grant.asked),
          until: grant.endAgo < 0 && !grant.takenBack ? null : until,
        }
      })
    const present = [...petalColours(stays)].filter(([who]) =>
      deBoer.grants.some(
        (grant) =>
          grant.to === who && (isOpen(grant, now) || (grant.approved.length === 0 && !grant.declined)),
      ),
    )
    expect(
      present
        .map(([who, colour]) => `${colour} ${who}`)
        .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
    ).toEqual([
      '1 joris',
      '2 fatima',
      '3 marieke',
      '4 lieke',
      '5 samira',
      '6 tom',
      '7 hein',
      '8 bas',
      '9 anouk',
      '10 ravi',
    ])
    expect(new Set(present.flatMap(([who]) => person(who)?.organisations ?? [])).size).toBe(7)
    expect(organisations).toHaveLength(7)
  })
})

describe('every line of it', () => {
  test('is by somebody who was there, in an order that can be played', () => {
    for (const { rows } of deBoer.sheets)
      for (const [i, [ago, at, by]] of rows.entries()) {
        expect(person(by), by).toBeDefined()
        const before = rows[i - 1]
        if (before) expect(when({ ago, at })).toBeGreaterThan(when({ ago: before[0], at: before[1] }))
      }
    for (const list of [deBoer.plan, deBoer.visits]) {
      const times = list.map(when)
      if (list === deBoer.plan) expect(times).toEqual([...times].sort((a, b) => a - b))
    }
  })
  test('by a professional was written while the family let them write in that map', () => {
    const wrong = [
      ...rows,
      ...deBoer.vaccinations.map((one) => ({ ...one, map: 'gezondheid' as const, text: '' })),
    ]
      .filter((row) => !family.has(row.by))
      .filter((row) => !may(row.by, 'write', { child: row.child, map: row.map }, row))
    expect(wrong.map((row) => `${row.by} ${row.child} ${row.map} ${row.ago}`)).toEqual([])
    const onPages = deBoer.pages.filter(
      (row) => !family.has(row.by) && !may(row.by, 'write', { map: 'bladzijde', member: row.member }, row),
    )
    expect(onPages).toEqual([])
  })
  test('by Sam stands in a map of his own', () => {
    expect(rows.filter((row) => row.by === 'sam' && row.child !== 'sam')).toEqual([])
  })
  test('is an entry that the product would accept and give back whole', () => {
    for (const row of rows) {
      const { text, kind } = row
      const on = dayAgo(row.ago)
      const title = row.title === undefined ? {} : { title: row.title }
      const nature = row.nature === null ? {} : { nature: row.nature }
      const content = (
        kind === 'own-words' ? { kind, on, text } : { kind, on, text, ...title, ...nature }
      ) as Entry
      const role = family.has(row.by) ? (row.by === 'sam' ? 'child' : 'family') : 'professional'
      expect(refusesEntry(content, { person: row.by, role }, today)).toBe(null)
      expect(parseContent(encodeContent(content as KnownContent))).toEqual(content)
    }
  })
  test('holds no number that could be somebody’s', () => {
    for (const text of JSON.stringify([deBoer.sheets, deBoer.plan, deBoer.pages]).split('"'))
      expect(possibleBsns(text)).toEqual([])
    for (const claim of people.flatMap((one) => one.claims ?? []))
      expect(formatWarning(claim.register, claim.number)).toBe(null)
  })
  test('that is a reply answers one line that was there before it', () => {
    for (const reply of deBoer.replies) {
      const to = rows.filter(
        (row) =>
          row.child === reply.to.child &&
          row.map === reply.to.map &&
          row.ago === reply.to.ago &&
          row.by === reply.to.by,
      )
      expect(to, reply.text).toHaveLength(1)
      expect(to[0]?.ago).toBeGreaterThan(reply.ago)
    }
  })
})

describe('every grant', () => {
  test('has an end within a year, and yes from everyone who decides about those children', () => {
    for (const grant of deBoer.grants) {
      expect(grant.asked.ago - grant.endAgo, grant.key).toBeLessThanOrEqual(365)
      const given = grant.given ?? grant.wishes
      expect(
        given.every((wish) =>
          grant.wishes.some((asked) => same(asked.on, wish.on) && (!wish.write || asked.write)),
        ),
      ).toBe(true)
      if (grant.approved.length === 0) continue
      const needed = new Set(
        given.flatMap(({ on }) => {
          const child = 'child' in on ? children.get(on.child) : undefined
          if (!child) return ['noor', 'daan']
          const rule = ruleOn(NL_2026, { birth: dayAgo(child.bornAgo) }, dayAgo(grant.asked.ago))
          return policyFor(rule, child.key, ['noor', 'daan']).grant
        }),
      )
      expect(new Set(grant.approved.map((one) => one.by)), grant.key).toEqual(needed)
      const times = [grant.asked, ...grant.approved].map(when)
      expect(times).toEqual([...times].sort((a, b) => a - b))
    }
  })
  test('of Ravi waits, and two were taken back', () => {
    const waiting = deBoer.grants.filter((grant) => grant.approved.length === 0 && !grant.declined)
    expect(waiting.map((grant) => [grant.to, grant.wishes.length])).toEqual([['ravi', 2]])
    expect(deBoer.grants.filter((grant) => grant.takenBack).map((grant) => grant.to)).toEqual([
      'peter',
      'lieke',
    ])
  })
  test('was there when somebody fetched something', () => {
    const wrong = deBoer.visits.flatMap((visit) =>
      visit.on
        .filter((map) => !may(visit.by, 'read', map, visit))
        .map((map) => `${visit.by} ${visit.ago} ${JSON.stringify(map)}`),
    )
    expect(wrong).toEqual([])
  })
})

test('the families on Fatima’s board are small, each with one grant that is open today', () => {
  expect(board.length).toBeGreaterThanOrEqual(11)
  expect(new Set(board.map((one) => one.key)).size).toBe(board.length)
  for (const one of board) {
    expect(one.grant.endAgo).toBeLessThan(0)
    expect(one.children.every((child) => child.bornAgo < 12 * 365)).toBe(true)
    const keys = new Set(one.children.map((child) => child.key))
    expect(one.grant.wishes.every((wish) => 'child' in wish.on && keys.has(wish.on.child))).toBe(true)
    for (const { rows } of one.sheets)
      for (const [ago, , by] of rows)
        expect(by === one.parent.key || (by === 'fatima' && ago < 84)).toBe(true)
  }
})
