// A child's timeline: who wrote what on which day, fact or opinion, with the family's reply beside it.
import { describe, expect, test } from 'vitest'
import type { Entry, Reply } from '#web/child/entry.ts'
import type { ChildMap } from '#web/child/maps.ts'
import { type ChildLine, passes, timeline } from '#web/child/timeline.ts'
import { refusesEntry, replyTo, type Writer } from '#web/child/write.ts'

const line = (
  map: ChildMap,
  seq: number,
  author: string,
  content: Entry | Reply,
  record = `${map}${seq}`,
  rev = 1,
): ChildLine => ({
  map,
  written: { log: map, seq, record, rev, author, time: seq, seen: seq, content },
})

const talk: Entry = {
  kind: 'conversation',
  on: '2026-11-18',
  title: 'Gesprek met mentor',
  organisation: 'Kompas College',
  nature: 'opinion',
  text: 'Sam oogt moe.',
}
const prick: Entry = { kind: 'vaccination', on: '2026-11-04', nature: 'fact', vaccines: ['DTP', 'MenACWY'] }
const own: Entry = { kind: 'own-words', on: '2026-11-09', text: 'Liever tijdens het lopen.' }
const answer: Reply = {
  kind: 'reply',
  on: '2026-11-19',
  to: 'school1',
  line: 1,
  text: 'Sam sliep op de bank.',
}

const sam = [
  line('school', 1, 'lieke', talk),
  line('gezondheid', 1, 'marieke', prick),
  line('eigen-woorden', 1, 'sam', own),
  line('school', 2, 'noor', answer),
]

describe('the timeline', () => {
  test('has the newest day first, whatever map or order the lines come from', () => {
    expect(timeline(sam).map((one) => one.history.current.content.kind)).toEqual([
      'conversation',
      'own-words',
      'vaccination',
    ])
    expect(timeline([...sam].reverse())).toEqual(timeline(sam))
  })
  test('keeps the reply of the family with what it answers', () => {
    const [first] = timeline(sam)
    expect(first?.replies.map((one) => one.written.content.text)).toEqual(['Sam sliep op de bank.'])
    expect(first?.replies[0]?.toEarlierText).toBe(false)
  })
  test('says that a reply answered an earlier text when the entry has changed since', () => {
    const changed = line('school', 3, 'lieke', { ...talk, text: 'Sam oogt wat moe.' }, 'school1', 2)
    expect(timeline([...sam, changed])[0]?.replies[0]?.toEarlierText).toBe(true)
  })
  test('does not move a reply to an entry of another map with the same record id', () => {
    const elsewhere = line('thuis', 9, 'noor', { ...answer, to: 'gezondheid1' })
    expect(timeline([...sam, elsewhere]).flatMap((one) => one.replies)).toHaveLength(1)
  })
  test('shows facts, one map, one writer or some days when asked', () => {
    const kept = (filter: Parameters<typeof passes>[1]) =>
      timeline(sam)
        .filter((one) => passes(one, filter))
        .map((one) => one.history.current.author)
    expect(kept({ nature: 'fact' })).toEqual(['marieke'])
    expect(kept({ maps: new Set(['school']) })).toEqual(['lieke'])
    expect(kept({ authors: new Set(['sam']) })).toEqual(['sam'])
    expect(kept({ from: '2026-11-09', until: '2026-11-18' })).toEqual(['lieke', 'sam'])
    expect(kept({ kinds: new Set(['vaccination']) })).toEqual(['marieke'])
    expect(kept({})).toHaveLength(3)
  })
})

describe('writing', () => {
  const by = (role: Writer['role'], person = role): Writer => ({ role, person })
  const today = '2026-11-24'

  test('a professional says whether it is a fact or an opinion; a parent need not', () => {
    const note: Entry = { kind: 'note', on: today, text: 'Rustige dag.' }
    expect(refusesEntry(note, by('professional'), today)).toBe('choose-nature')
    expect(refusesEntry({ ...note, nature: 'fact' }, by('professional'), today)).toBe(null)
    expect(refusesEntry(note, by('family'), today)).toBe(null)
  })
  test('nobody writes the own words of a child but the child', () => {
    expect(refusesEntry(own, by('family'), today)).toBe('own-words-of-another')
    expect(refusesEntry(own, by('child'), today)).toBe(null)
  })
  test('an entry is not about a day that is still to come', () => {
    expect(refusesEntry({ ...prick, on: '2026-11-26' }, by('professional'), today)).toBe('day-ahead')
  })
  test('only family replies, to somebody else, and to the text that stands now', () => {
    const [entry] = timeline(sam)
    if (!entry) throw new Error('no entry')
    expect(replyTo(entry, by('professional'), 'x', today)).toEqual({ refused: 'family-only' })
    expect(replyTo(entry, by('family', 'lieke' as 'family'), 'x', today)).toEqual({ refused: 'own-entry' })
    expect(replyTo(entry, by('family'), 'x', today)).toEqual({
      reply: { kind: 'reply', on: today, to: 'school1', line: 1, text: 'x' },
    })
  })
})
