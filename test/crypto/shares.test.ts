// Recovery shares: enough of them give the secret back, fewer do not, and each is told from another by its commitment.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hex } from '#crypto/public/bytes.ts'
import { combineShares, readShare, shareCode, shareCommit, splitSecret } from '#crypto/secret/shares.ts'
import { decodeCode } from '#crypto/secret/sheet.ts'

const secret = fc.uint8Array({ minLength: 16, maxLength: 16 })
const numbers = fc
  .integer({ min: 2, max: 16 })
  .chain((count) => fc.tuple(fc.constant(count), fc.integer({ min: 2, max: count })))

test('any that are enough give the secret back, whichever they are', async () => {
  await fc.assert(
    fc.asyncProperty(secret, numbers, fc.infiniteStream(fc.nat()), async (whole, [count, needed], order) => {
      const shares = await splitSecret(whole, count, needed)
      const some = shares
        .map((share) => ({ share, at: order.next().value }))
        .sort((a, b) => a.at - b.at)
        .slice(0, needed)
        .map(({ share }) => share)
      expect(hex(await combineShares(some))).toBe(hex(whole))
    }),
    { numRuns: 100 },
  )
})

test('20: one too few, or one changed, gives other bytes', async () => {
  const whole = new Uint8Array(16).fill(9)
  const shares = await splitSecret(whole, 5, 3)
  expect(hex(await combineShares(shares.slice(0, 2)))).not.toBe(hex(whole))
  const bad = shares
    .slice(0, 3)
    .map((share, i) => (i === 1 ? share.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) : share))
  expect(hex(await combineShares(bad))).not.toBe(hex(whole))
})

test('a share is printed and typed as a sheet is, and a typing error shows', async () => {
  const [share = new Uint8Array()] = await splitSecret(new Uint8Array(16).fill(7), 3, 2)
  const code = shareCode(share)
  expect(code.every((group) => group.length === 5)).toBe(true)
  expect(hex(readShare(code.join(' ')) ?? new Uint8Array())).toBe(hex(share))
  const typo = code.join(' ').replace(/^./, (c) => (c === '2' ? '3' : '2'))
  expect(readShare(typo)).toBeNull()
  expect(decodeCode(typo)).toMatchObject({ code: 'wrong-group', group: 1 })
})

test('the commitment is of the whole share, its place too', async () => {
  const [share = new Uint8Array()] = await splitSecret(new Uint8Array(16), 2, 2)
  const moved = share.map((byte, at) => (at === 16 ? byte ^ 1 : byte))
  expect(shareCommit(share)).toHaveLength(32)
  expect(hex(shareCommit(moved))).not.toBe(hex(shareCommit(share)))
})

test('numbers that make no sense are refused', async () => {
  const whole = new Uint8Array(16)
  for (const [count, needed] of [
    [3, 1],
    [2, 3],
    [17, 2],
  ] as const)
    await expect(splitSecret(whole, count, needed)).rejects.toThrow(RangeError)
  const [share = new Uint8Array()] = await splitSecret(whole, 2, 2)
  await expect(combineShares([share])).rejects.toThrow(RangeError)
  await expect(combineShares([share, share])).rejects.toThrow(RangeError)
})
