// The Merkle tree of RFC 6962: hashes, the compact range that grows it, and making proofs.
import { HASH_BYTES } from './hash.ts'
import { EMPTY_ROOT, nodeHash } from './node.ts'

export { EMPTY_ROOT, leafHash, nodeHash } from './node.ts'
export { verifyConsistency, verifyInclusion } from './proof.ts'

function assertSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('not a tree size')
}

function bitsSet(size: number): number {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}

/** The largest power of two smaller than n, for n ≥ 2 (RFC 6962 §2.1: where a tree splits). */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/**
 * The right edge of a growing tree: the roots of its perfect subtrees, largest first. Appending costs two
 * hashes on average and the state is at most 53 hashes, so a verifier never keeps the leaves.
 */
export class Frontier {
  #size = 0
  #hashes: Uint8Array[] = []
  #root: Uint8Array | null = EMPTY_ROOT

  /** A frontier as it was: `hashes` are those of `.hashes` at that size. Throws RangeError when they cannot be. */
  static from(size: number, hashes: readonly Uint8Array[]): Frontier {
    assertSize(size)
    if (hashes.length !== bitsSet(size)) throw new RangeError('not the hashes of a tree of that size')
    if (hashes.some((hash) => hash.length !== HASH_BYTES)) throw new RangeError('a hash that is not 32 bytes')
    const frontier = new Frontier()
    frontier.#size = size
    frontier.#hashes = [...hashes]
    if (size > 0) frontier.#root = null
    return frontier
  }

  /** Number of leaves. */
  get size(): number {
    return this.#size
  }

  /** Roots of the perfect subtrees, largest and leftmost first: one for every bit set in `size`. */
  get hashes(): readonly Uint8Array[] {
    return this.#hashes
  }

  /** Adds one leaf by its 32-byte leafHash. */
  append(leaf: Uint8Array): void {
    if (leaf.length !== HASH_BYTES) throw new RangeError('a leaf hash that is not 32 bytes')
    let hash = leaf
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#hashes.pop()
      if (left === undefined) throw new RangeError('a frontier that does not match its size')
      hash = nodeHash(left, hash)
    }
    this.#hashes.push(hash)
    this.#size += 1
    this.#root = null
  }

  /** The 32-byte root over all leaves so far. */
  root(): Uint8Array {
    this.#root ??= this.#hashes.reduceRight((right, left) => nodeHash(left, right))
    return this.#root
  }

  clone(): Frontier {
    return Frontier.from(this.#size, this.#hashes)
  }
}

/** Root over these leaf hashes. */
export function rootOf(leafHashes: readonly Uint8Array[]): Uint8Array {
  const frontier = new Frontier()
  for (const leaf of leafHashes) frontier.append(leaf)
  return frontier.root()
}

/**
 * Audit path for leaf `index` in the tree of the first `size` leaves (RFC 6962 §2.1.1), from the leaf up.
 * Throws RangeError when the leaf is not in that tree.
 */
export function inclusionProof(
  leafHashes: readonly Uint8Array[],
  index: number,
  size: number = leafHashes.length,
): Uint8Array[] {
  assertSize(size)
  assertSize(index)
  if (size > leafHashes.length || index >= size) throw new RangeError('no such leaf in that tree')
  const path = (from: number, to: number): Uint8Array[] => {
    if (to - from === 1) return []
    const middle = from + split(to - from)
    return index < middle
      ? [...path(from, middle), rootOf(leafHashes.slice(middle, to))]
      : [...path(middle, to), rootOf(leafHashes.slice(from, middle))]
  }
  return path(0, size)
}

/**
 * Proof that the tree of `oldSize` leaves is a prefix of that of `newSize` (RFC 6962 §2.1.2). Empty when the
 * sizes are equal or the old tree is empty. Throws RangeError when the sizes cannot be.
 */
export function consistencyProof(
  leafHashes: readonly Uint8Array[],
  oldSize: number,
  newSize: number = leafHashes.length,
): Uint8Array[] {
  assertSize(oldSize)
  assertSize(newSize)
  if (newSize > leafHashes.length || oldSize > newSize) throw new RangeError('no such trees')
  if (oldSize === 0) return []
  const subproof = (from: number, to: number, whole: boolean): Uint8Array[] => {
    if (oldSize === to) return whole ? [] : [rootOf(leafHashes.slice(from, to))]
    const middle = from + split(to - from)
    return oldSize <= middle
      ? [...subproof(from, middle, whole), rootOf(leafHashes.slice(middle, to))]
      : [...subproof(middle, to, false), rootOf(leafHashes.slice(from, middle))]
  }
  return subproof(0, newSize, true)
}
