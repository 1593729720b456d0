// The Merkle tree: published roots, proofs at every size to 70, and proofs that must not pass (attack 45).
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64, hex, utf8 } from '#crypto/public/bytes.ts'
import {
  consistencyProof,
  EMPTY_ROOT,
  Frontier,
  inclusionProof,
  leafHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '#crypto/public/tree.ts'
import { unhex, withJson } from '#test/crypto/third-party.ts'

const SIZE_MAX = 70
const leaves = Array.from({ length: SIZE_MAX }, (_, i) => leafHash(utf8(`leaf ${i}`)))
const roots = Array.from({ length: SIZE_MAX + 1 }, (_, size) => rootOf(leaves.slice(0, size)))
const at = <T>(list: readonly T[], i: number): T => {
  const item = list[i]
  if (item === undefined) throw new RangeError(`nothing at ${i}`)
  return item
}
const flip = (hash: Uint8Array, bit: number): Uint8Array => {
  const copy = hash.slice()
  copy[bit >> 3] = at([...copy], bit >> 3) ^ (1 << (bit & 7))
  return copy
}

test('the hash of a leaf is SHA-256 over a zero byte and the leaf, however long and whatever was hashed before it', () => {
  for (const length of [65_536, 4097, 4096, 4095, 1, 0, 600, 12]) {
    const leaf = new Uint8Array(length).fill(length & 255)
    const expected = createHash('sha256').update(Uint8Array.of(0)).update(leaf).digest('hex')
    expect(hex(leafHash(leaf))).toBe(expected)
  }
})

// The eight leaves and roots of Google's certificate-transparency, cpp/merkletree/merkle_tree_test.cc.
const CT_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const CT_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('roots', () => {
  test('are those of Certificate Transparency for its eight leaves', () => {
    const hashes = CT_LEAVES.map((leaf) => leafHash(unhex(leaf)))
    CT_ROOTS.forEach((root, size) => {
      expect(hex(rootOf(hashes.slice(0, size)))).toBe(root)
    })
    expect(hex(EMPTY_ROOT)).toBe(CT_ROOTS[0])
  })

  test('a frontier grown, copied or taken up again gives the same roots', () => {
    const grown = new Frontier()
    for (let size = 0; size < SIZE_MAX; size++) {
      const resumed = Frontier.from(grown.size, grown.hashes)
      const copy = grown.clone()
      expect(resumed.root()).toEqual(at(roots, size))
      grown.append(at(leaves, size))
      resumed.append(at(leaves, size))
      expect(resumed.root()).toEqual(grown.root())
      expect(copy.root()).toEqual(at(roots, size))
      expect(grown.root()).toEqual(at(roots, size + 1))
    }
  })

  test('a frontier whose hashes do not fit its size is refused', () => {
    const hash = at(leaves, 0)
    expect(() => Frontier.from(3, [hash])).toThrow(RangeError)
    expect(() => Frontier.from(1, [hash.slice(1)])).toThrow(RangeError)
    expect(() => Frontier.from(-1, [])).toThrow(RangeError)
    expect(() => new Frontier().append(hash.slice(1))).toThrow(RangeError)
  })
})

describe('inclusion', () => {
  test('of every leaf in every tree to 70 leaves is proved, and at no other place', () => {
    for (let size = 1; size <= SIZE_MAX; size++) {
      for (let index = 0; index < size; index++) {
        const claim = {
          root: at(roots, size),
          size,
          index,
          leaf: at(leaves, index),
          proof: inclusionProof(leaves, index, size),
        }
        expect(verifyInclusion(claim)).toBe(true)
        expect(verifyInclusion({ ...claim, index: (index + 1) % (size + 1) })).toBe(false)
        expect(verifyInclusion({ ...claim, leaf: at(leaves, (index + 1) % SIZE_MAX) })).toBe(false)
      }
    }
  })

  test('attack 45: a proof with a bit flipped, a hash added, dropped, moved or cut proves nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: SIZE_MAX }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1))),
        fc.nat(),
        fc.nat(255),
        ([size, index], which, bit) => {
          const proof = inclusionProof(leaves, index, size)
          const claim = { root: at(roots, size), size, index, leaf: at(leaves, index), proof }
          const i = which % proof.length
          const flipped = proof.with(i, flip(at(proof, i), bit))
          const bad = [flipped, [...proof, at(roots, 1)], [at(leaves, 0), ...proof], proof.toSpliced(i, 1)]
          bad.push(proof.with(i, at(proof, i).slice(1)))
          for (const wrong of bad) expect(verifyInclusion({ ...claim, proof: wrong })).toBe(false)
          expect(verifyInclusion({ ...claim, root: flip(claim.root, bit) })).toBe(false)
        },
      ),
    )
  })

  test.each([
    ['an empty tree', 0, 0],
    ['a place after the end', 1, 1],
    ['a negative place', 1, -1],
    ['half a place', 2, 0.5],
    ['a size that is no number', Number.NaN, 0],
    ['a size beyond 2^53', 2 ** 53, 0],
  ])('attack 45: nothing is in %s', (_, size, index) => {
    const leaf = at(leaves, 0)
    expect(verifyInclusion({ root: leaf, size, index, leaf, proof: [] })).toBe(false)
    expect(() => inclusionProof([leaf], index, size)).toThrow(RangeError)
  })

  test('a size above 2^32 is not cut to 32 bits', () => {
    const leaf = at(leaves, 0)
    expect(verifyInclusion({ root: leaf, size: 2 ** 32 + 1, index: 2 ** 32, leaf, proof: [] })).toBe(false)
    expect(verifyInclusion({ root: leaf, size: 2 ** 32 + 1, index: 0, leaf, proof: [] })).toBe(false)
    const proof = [at(leaves, 1)]
    const root = rootOf([at(leaves, 1), leaf])
    expect(verifyInclusion({ root, size: 2 ** 32 + 1, index: 2 ** 32, leaf, proof })).toBe(true)
  })
})

describe('consistency', () => {
  test('between every two trees to 70 leaves is proved, and with no other root', () => {
    for (let newSize = 0; newSize <= SIZE_MAX; newSize++) {
      for (let oldSize = 0; oldSize <= newSize; oldSize++) {
        const proof = consistencyProof(leaves, oldSize, newSize)
        const claim = { oldSize, oldRoot: at(roots, oldSize), newSize, newRoot: at(roots, newSize), proof }
        expect(verifyConsistency(claim)).toBe(true)
        expect(verifyConsistency({ ...claim, oldRoot: flip(claim.oldRoot, 7) })).toBe(false)
        if (oldSize > 0) expect(verifyConsistency({ ...claim, newRoot: flip(claim.newRoot, 7) })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: [...proof, claim.newRoot] })).toBe(false)
        expect(verifyConsistency({ ...claim, oldSize: newSize, newSize: oldSize })).toBe(oldSize === newSize)
      }
    }
  })

  test('attack 45: a proof with a bit flipped, a hash dropped or cut proves nothing', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: SIZE_MAX })
          .chain((size) => fc.tuple(fc.integer({ min: 1, max: size - 1 }), fc.constant(size))),
        fc.nat(),
        fc.nat(255),
        ([oldSize, newSize], which, bit) => {
          const proof = consistencyProof(leaves, oldSize, newSize)
          const claim = { oldSize, oldRoot: at(roots, oldSize), newSize, newRoot: at(roots, newSize) }
          const i = which % proof.length
          const bad = [
            proof.with(i, flip(at(proof, i), bit)),
            proof.toSpliced(i, 1),
            proof.with(i, at(proof, i).slice(1)),
            [],
          ]
          for (const wrong of bad) expect(verifyConsistency({ ...claim, proof: wrong })).toBe(false)
        },
      ),
    )
  })

  test('attack 45: a tree of one size with two roots is never consistent', () => {
    const claim = { oldSize: 5, oldRoot: at(roots, 5), newSize: 5, newRoot: at(roots, 6), proof: [] }
    expect(verifyConsistency(claim)).toBe(false)
    expect(verifyConsistency({ ...claim, oldSize: 0, newSize: 0, newRoot: at(roots, 5) })).toBe(false)
  })

  test('sizes that cannot be have no proof', () => {
    for (const [from, to] of [
      [2, 1],
      [-1, 1],
      [0.5, 1],
      [0, SIZE_MAX + 1],
    ] as const) {
      expect(() => consistencyProof(leaves, from, to)).toThrow(RangeError)
    }
  })
})

type Inclusion = {
  leafIdx: number
  treeSize: number
  root: string | null
  leafHash: string | null
  proof: string[] | null
  desc: string
  wantErr: boolean
}
withJson<Inclusion[]>(
  'merkle/inclusion.json',
  'inclusion proofs are judged as transparency-dev/merkle judges them',
  (cases) => {
    expect(cases.length).toBeGreaterThan(90)
    for (const { leafIdx: index, treeSize: size, root, leafHash: leaf, proof, desc, wantErr } of cases) {
      const hashes = (proof ?? []).map((hash) => fromBase64(hash))
      const verdict = verifyInclusion({
        root: fromBase64(root ?? ''),
        size,
        index,
        leaf: fromBase64(leaf ?? ''),
        proof: hashes,
      })
      expect(verdict, desc).toBe(!wantErr)
    }
  },
)
