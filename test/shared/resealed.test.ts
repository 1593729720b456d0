// What a reseal covers, and the root it commits to, held against RFC 6962 as Node's own SHA-256 makes it.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { boxesIn, rootOverBoxes, standingIn } from '#shared/compartment/resealed.ts'

const sha = (...parts: Uint8Array[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const boxes = [1, 2, 3].map((n) => sha(new Uint8Array([n])))
const list = new Uint8Array(Buffer.concat(boxes))
const [zero, one] = [new Uint8Array([0]), new Uint8Array([1])]

describe('A map that is sealed again', () => {
  it('commits to the RFC 6962 root whose leaves are the hashes of its boxes', () => {
    const [a, b, c] = boxes.map((box) => sha(zero, box))
    const left = sha(one, a ?? zero, b ?? zero)
    expect(rootOverBoxes(list)).toBe(sha(one, left, c ?? zero).toString('base64url'))
    expect(rootOverBoxes(new Uint8Array())).toBe(sha().toString('base64url'))
  })
  it('lists whole hashes, in order, or nothing', () => {
    expect(boxesIn(list)).toEqual(boxes.map((box) => box.toString('base64url')))
    expect(boxesIn(list.subarray(1))).toBeNull()
  })
  it('covers every revision that stands, in the order of lines and events, and none of an erased record', () => {
    const put = (record: string, rev: number, box: string) => ({ type: 'put', record, rev, box, epoch: 1 })
    const lines = [
      { seq: 1, events: [{ type: 'note' }, put('a', 1, 'a1'), put('b', 1, 'b1')] },
      { seq: 2, events: [{ ...put('c', 1, 'c1'), type: 'adopt' }] },
      { seq: 3, events: [put('a', 2, 'a2'), { type: 'erase', record: 'b', wait: null }] },
    ]
    expect(standingIn(lines).map(({ seq, box }) => [seq, box])).toEqual([
      [1, 'a1'],
      [2, 'c1'],
      [3, 'a2'],
    ])
  })
})
