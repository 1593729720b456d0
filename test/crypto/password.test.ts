// Argon2id: node:crypto's as twin, the floor and ceiling of its cost (attacks 15–17), and one letter typed two ways.
import { argon2Sync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { hex } from '#crypto/public/bytes.ts'
import { locator, passwordSalt, passwordWaySecret, recoveryLocator } from '#crypto/secret/keys.ts'
import { assertCost, costOf, PasswordError, stretch } from '#crypto/secret/password.ts'
import { hexOf } from '#test/crypto/third-party.ts'

const CHEAP = { memoryKiB: 19 * 1024, passes: 2 }
const salt = new Uint8Array(16).map((_, i) => i)
const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof PasswordError) return error.code
    throw error
  }
  return 'accepted'
}

test.each([CHEAP, costOf(1)])('gives what node:crypto gives, at %o', ({ memoryKiB, passes }) => {
  const parameters = {
    message: 'paard batterij niet',
    nonce: salt,
    parallelism: 1,
    tagLength: 32,
    memory: memoryKiB,
    passes,
  }
  expect(hex(stretch('paard batterij niet', salt, { memoryKiB, passes }))).toBe(
    hexOf(argon2Sync('argon2id', parameters)),
  )
})

test('a letter with its accent typed at once or after it is one password', () => {
  expect(stretch('cre\u0301me', salt, CHEAP)).toEqual(stretch('cr\u00e9me', salt, CHEAP))
  expect(stretch('creme', salt, CHEAP)).not.toEqual(stretch('cr\u00e9me', salt, CHEAP))
})

describe('attacks 15 and 16: the cost', () => {
  test('of a sheet of version 1 is 64 MiB and three passes; an unknown version has none', () => {
    expect(costOf(1)).toEqual({ memoryKiB: 65_536, passes: 3 })
    for (const version of [0, 2, 255, Number.NaN]) expect(codeOf(() => costOf(version))).toBe('cost')
  })

  test.each([
    ['no memory', { memoryKiB: 8, passes: 3 }],
    ['one KiB under the floor', { memoryKiB: 19 * 1024 - 1, passes: 2 }],
    ['a single pass', { memoryKiB: 65_536, passes: 1 }],
    ['one KiB over the ceiling', { memoryKiB: 512 * 1024 + 1, passes: 3 }],
    ['passes without end', { memoryKiB: 65_536, passes: 1_000_000 }],
    ['a fraction', { memoryKiB: 65_536.5, passes: 3 }],
    ['no number', { memoryKiB: Number.NaN, passes: 3 }],
  ])('%s is refused before anything is computed', (_, cost) => {
    expect(codeOf(() => assertCost(cost))).toBe('cost')
    expect(codeOf(() => stretch('wachtwoord', salt, cost))).toBe('cost')
  })

  test('floor and ceiling themselves are allowed', () => {
    expect(codeOf(() => assertCost({ memoryKiB: 19 * 1024, passes: 2 }))).toBe('accepted')
    expect(codeOf(() => assertCost({ memoryKiB: 512 * 1024, passes: 16 }))).toBe('accepted')
  })
})

test('no password, one without end, or half a character is refused', () => {
  for (const password of ['', 'a'.repeat(1025), 'é'.repeat(513), '\ud800']) {
    expect(codeOf(() => stretch(password, salt, CHEAP))).toBe('password')
  }
})

test('attack 17: salt, locator and way in come from the sheet alone, each its own', () => {
  const S = new Uint8Array(16).fill(6)
  const other = new Uint8Array(16).fill(7)
  const all = [passwordSalt(S), locator(S), recoveryLocator(S), passwordSalt(other), locator(other)]
  expect(new Set(all.map(hex)).size).toBe(5)
  for (const bytes of all) expect(bytes).toHaveLength(16)
  const output = new Uint8Array(32)
  expect(passwordWaySecret(S, output)).not.toEqual(passwordWaySecret(other, output))
  expect(passwordWaySecret(S, output)).not.toEqual(passwordWaySecret(S, output.with(0, 1)))
  expect(() => passwordWaySecret(S, new Uint8Array(31))).toThrow(RangeError)
  expect(() => locator(new Uint8Array(32))).toThrow(RangeError)
})
