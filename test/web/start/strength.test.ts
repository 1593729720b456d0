// How a password is judged: roughly, honestly, and never kinder than it is.
import { describe, expect, test } from 'vitest'
import { strengthOf } from '#web/screens/start/strength.ts'

describe('a password', () => {
  test('the words everybody tries first are weak, with a capital, a year and an exclamation mark too', () => {
    for (const password of [
      'wachtwoord',
      'Welkom2024!',
      'Zomer2026!!',
      'qwertyuiop',
      '1234567890',
      'aaaaaaaaaaaa',
    ])
      expect(strengthOf(password).level, password).toBe('weak')
  })

  test('one word or a first name with a birth year is weak, however long', () => {
    for (const password of ['keukentafel', 'Marieke1987', 'hottentotten'])
      expect(strengthOf(password).level, password).toBe('weak')
  })

  test('four or five loose words are strong', () => {
    for (const password of ['zeven kopjes thee op dinsdag', 'correct paard batterij nietje'])
      expect(strengthOf(password).level, password).toBe('strong')
  })

  test('a password manager’s letters are strong', () => {
    expect(strengthOf('xkcdpjwqztbnmwr').level).toBe('strong')
    expect(strengthOf('k7#Qm2!vZ9p$').level).toBe('strong')
  })

  test('saying a word again adds next to nothing', () => {
    const once = strengthOf('paard')
    expect(strengthOf('paard paard paard')).toEqual({ ...once, why: 'repeat' })
  })

  test('what is not strong says why; what is strong says nothing more', () => {
    expect(strengthOf('wachtwoord123').why).toBe('common')
    expect(strengthOf('paard1987nietje').why).toBe('year')
    expect(strengthOf('paard batterij').why).toBe('word')
    expect(strengthOf('zeven kopjes thee op dinsdag').why).toBeNull()
  })
})
