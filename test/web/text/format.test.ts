// Dates, times, ages and counts as they stand in a sentence.
import { describe, expect, test } from 'vitest'
import { formatsOf } from '#web/text/format.ts'

const nl = formatsOf('nl')
const en = formatsOf('en')
/** 24 November 2026, 20.51 in Amsterdam */
const now = Date.parse('2026-11-24T19:51:00Z') / 1000

describe('Dutch', () => {
  test('a day and its month, and a time and its word, stay on one line', () => {
    expect(nl.day('2026-11-30')).toBe('30\u00a0november')
    expect(nl.weekday('2026-11-30')).toBe('maandag 30\u00a0november')
    expect(nl.time('15:30')).toBe('15.30\u00a0uur')
  })

  test('a day of another year says its year', () => {
    expect(nl.day('2027-01-04', '2026-11-24')).toBe('4\u00a0januari\u00a02027')
    expect(nl.day('2026-12-04', '2026-11-24')).toBe('4\u00a0december')
  })

  test('what was lately is today or yesterday, with the time in Amsterdam', () => {
    expect(nl.moment(now - 60, now)).toBe('vandaag, 20.50\u00a0uur')
    expect(nl.moment(now - 86_400, now)).toBe('gisteren, 20.51\u00a0uur')
    expect(nl.moment(now - 3 * 86_400, now)).toBe('21\u00a0november, 20.51\u00a0uur')
  })

  test('just after midnight in Amsterdam it is the next day, whatever day it is in Greenwich', () => {
    const late = Date.parse('2026-11-24T23:30:00Z') / 1000
    expect(nl.momentDay(late, late + 60)).toBe('vandaag')
    expect(nl.momentDay(late, now)).toBe('morgen')
  })

  test('an end at midnight is the end of the day before', () => {
    const midnight = Date.parse('2026-12-04T23:00:00Z') / 1000
    expect(nl.endDay(midnight, now)).toBe('4\u00a0december')
  })

  test('days ahead and past', () => {
    expect([6, 1, 0, -1, -3].map((days) => nl.inDays(days))).toEqual([
      'over\u00a06\u00a0dagen',
      'morgen',
      'vandaag',
      'gisteren',
      '3\u00a0dagen\u00a0geleden',
    ])
  })

  test('small numbers are words, ages are years, lists end in en', () => {
    expect([nl.word(1), nl.Word(3), nl.word(12), nl.word(13)]).toEqual(['één', 'Drie', 'twaalf', '13'])
    expect([nl.age(1), nl.age(14)]).toEqual(['1\u00a0jaar', '14\u00a0jaar'])
    expect(nl.list(['Thuis', 'School', 'Hulp'])).toBe('Thuis, School en Hulp')
  })
})

describe('English', () => {
  test('says the same in its own way', () => {
    expect(en.weekday('2026-11-30')).toBe('Monday 30\u00a0November')
    expect(en.time('15:30')).toBe('15:30')
    expect([en.age(1), en.age(2)]).toEqual(['1\u00a0year', '2\u00a0years'])
    expect(en.list(['Home', 'School', 'Help'])).toBe('Home, School and Help')
  })
})
