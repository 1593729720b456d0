// The drawing of a QR code covers exactly its dark modules.
import { encode } from 'uqr'
import { expect, it } from 'vitest'
import { qrPath } from '#web/parts/qr-path.ts'

/** The modules a path covers, read back from its rectangles. */
function covered(path: string): Set<string> {
  const modules = new Set<string>()
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(width); step++) modules.add(`${Number(x) + step},${y}`)
  }
  return modules
}

it('draws every dark module and no light one', () => {
  const { data } = encode('4KT7MW2QXD9HFRC', { ecc: 'M', border: 4 })
  const dark = new Set(data.flatMap((row, y) => row.flatMap((is, x) => (is ? [`${x},${y}`] : []))))
  expect(covered(qrPath(data))).toEqual(dark)
})

it('joins neighbours in a row into one rectangle, to the very edge', () => {
  expect(qrPath([[true, true, false, true]])).toBe('M0 0h2v1h-2zM3 0h1v1h-1z')
})
