// The number that two people read to each other, held against Node's own SHA-256.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { comparisonNumber } from '#web/vault/compare.ts'

const vault = Buffer.alloc(32, 1)
const person = Buffer.alloc(32, 2)
const numberOf = (a: Buffer, b: Buffer) => comparisonNumber(a.toString('base64url'), b.toString('base64url'))

test('it is the first sixteen bytes of the hash that PROTOCOL.md names, in 24 digits', () => {
  const hash = createHash('sha256')
    .update('gezinskluis/v1/compare')
    .update(vault)
    .update(person)
    .digest('hex')
  const expected = BigInt(`0x${hash.slice(0, 32)}`) % 10n ** 24n
  expect(numberOf(vault, person)).toBe(expected.toString().padStart(24, '0'))
})

test('it always has 24 digits, and another person or another family has another', () => {
  const all = Array.from({ length: 500 }, (_, i) => numberOf(vault, Buffer.alloc(32, `${i}`)))
  expect(all.every((number) => /^\d{24}$/.test(number))).toBe(true)
  expect(numberOf(person, vault)).not.toBe(numberOf(vault, person))
})

test('what is no id is refused', () => {
  expect(() => comparisonNumber('AAAA', person.toString('base64url'))).toThrow()
})
