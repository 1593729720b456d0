// The proof by which somebody joins a family: made with the code, checked with what the family kept of it.
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { base64url, utf8 } from '#crypto/public/bytes.ts'
import { joiningKey, joiningProof, provesJoining } from '#crypto/secret/joining.ts'

const secret = new Uint8Array(16).fill(7)
const id = (n: number) => base64url(new Uint8Array(32).fill(n))

test('the proof is HMAC-SHA-512 over label, vault and person, by Node’s own HMAC', () => {
  const key = createHmac('sha512', secret)
    .update('gezinskluis/v1/invitation/joining')
    .digest()
    .subarray(0, 32)
  expect(base64url(joiningKey(secret))).toBe(key.toString('base64url'))
  const proof = createHmac('sha512', key)
    .update('gezinskluis/v1/joining')
    .update(utf8(`{"person":"${id(2)}","vault":"${id(1)}"}`))
    .digest()
    .subarray(0, 32)
  expect(base64url(joiningProof(joiningKey(secret), id(1), id(2)))).toBe(proof.toString('base64url'))
})

test('it proves this person in this vault by this code, and nothing else', () => {
  const key = joiningKey(secret)
  const proof = joiningProof(key, id(1), id(2))
  expect(provesJoining(key, id(1), id(2), proof)).toBe(true)
  expect(provesJoining(key, id(1), id(3), proof)).toBe(false)
  expect(provesJoining(key, id(3), id(2), proof)).toBe(false)
  expect(provesJoining(joiningKey(new Uint8Array(16)), id(1), id(2), proof)).toBe(false)
  expect(provesJoining(key, id(1), id(2), proof.subarray(0, 31))).toBe(false)
})

test('a secret under 128 bits gives no key', () => {
  expect(() => joiningKey(new Uint8Array(15))).toThrow(RangeError)
})
