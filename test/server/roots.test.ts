// Roots that are kept between questions: while the global log grows, its proofs stay those of its leaves.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { u64be } from '#crypto/public/bytes.ts'
import { verifyConsistency, verifyInclusion } from '#crypto/public/proof.ts'
import { leafHash, rootOf } from '#crypto/public/tree.ts'
import {
  consistencyPath,
  inclusionPath,
  keepRoots,
  type ReadTile,
  rootAt,
  tilesFor,
} from '#server/transparency/tree.ts'

/** A log of tiles in memory, read with kept roots as the server reads its own. */
function growing() {
  const tiles = new Map<string, Uint8Array>()
  const tile = async (level: number, index: number, width: number) => {
    const hashes = tiles.get(`${level} ${index}`)
    return hashes && hashes.length >= width * 32 ? hashes.slice(0, width * 32) : null
  }
  const read: ReadTile = Object.assign(tile, { roots: keepRoots() })
  const leaves: Uint8Array[] = []
  return {
    read,
    leaves,
    async grow(count: number) {
      const fresh = Array.from({ length: count }, (_, i) => leafHash(u64be(leaves.length + i)))
      for (const { level, index, hashes } of await tilesFor(read, leaves.length, fresh))
        tiles.set(`${level} ${index}`, hashes)
      leaves.push(...fresh)
    },
  }
}

test('after every beat, every proof stands for the root over the leaves themselves', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 5 }),
      fc.nat(),
      async (beats, pick) => {
        const log = growing()
        let oldSize = 0
        let oldRoot = rootOf([])
        for (const count of beats) {
          await log.grow(count)
          const size = log.leaves.length
          const root = rootOf(log.leaves)
          expect(await rootAt(log.read, size)).toEqual(root)
          const index = pick % size
          const leaf = log.leaves[index] ?? new Uint8Array()
          const proof = await inclusionPath(log.read, index, size)
          expect(verifyInclusion({ root, size, index, leaf, proof })).toBe(true)
          const grown = await consistencyPath(log.read, oldSize, size)
          const claim = { oldSize, oldRoot, newSize: size, newRoot: root, proof: grown }
          expect(verifyConsistency(claim)).toBe(true)
          oldSize = size
          oldRoot = root
        }
      },
    ),
    { numRuns: 40 },
  )
})
