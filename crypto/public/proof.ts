// Checking Merkle proofs (RFC 9162 §2.1.3.2 and §2.1.4.2): a verdict, never an exception.
import { equal } from './bytes.ts'
import { HASH_BYTES } from './hash.ts'
import { EMPTY_ROOT, nodeHash } from './node.ts'

const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0
const isHash = (hash: Uint8Array): boolean => hash.length === HASH_BYTES
const half = (n: number): number => Math.floor(n / 2)
const odd = (n: number): boolean => n % 2 === 1

/**
 * Whether the leaf with hash `leaf` stands at `index` in the tree of `size` leaves with that `root`. All
 * hashes are 32 bytes; the proof runs from the leaf up and must have exactly the length that place asks for.
 */
export function verifyInclusion(claim: {
  root: Uint8Array
  size: number
  index: number
  leaf: Uint8Array
  proof: readonly Uint8Array[]
}): boolean {
  const { root, size, index, leaf, proof } = claim
  if (!isSize(size) || !isSize(index) || index >= size) return false
  if (!isHash(root) || !isHash(leaf) || !proof.every(isHash)) return false
  let node = index
  let last = size - 1
  let hash = leaf
  for (const step of proof) {
    if (last === 0) return false
    if (odd(node) || node === last) {
      hash = nodeHash(step, hash)
      // A node at the right edge without a left sibling at this height moves up unhashed.
      while (!odd(node) && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else {
      hash = nodeHash(hash, step)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 && equal(hash, root)
}

/**
 * Whether the tree of `oldSize` leaves with `oldRoot` is the beginning of that of `newSize` with `newRoot`.
 * Equal sizes need equal roots and no proof; an empty old tree needs the empty root and no proof.
 */
export function verifyConsistency(claim: {
  oldSize: number
  oldRoot: Uint8Array
  newSize: number
  newRoot: Uint8Array
  proof: readonly Uint8Array[]
}): boolean {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) return false
  if (!isHash(oldRoot) || !isHash(newRoot) || !proof.every(isHash)) return false
  if (oldSize === newSize) {
    const right = oldSize > 0 || equal(oldRoot, EMPTY_ROOT)
    return right && proof.length === 0 && equal(oldRoot, newRoot)
  }
  if (oldSize === 0) return proof.length === 0 && equal(oldRoot, EMPTY_ROOT)
  return walk(oldSize, oldRoot, newSize, newRoot, proof)
}

// RFC 9162 §2.1.4.2, for 0 < oldSize < newSize.
function walk(
  oldSize: number,
  oldRoot: Uint8Array,
  newSize: number,
  newRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  let node = oldSize - 1
  let last = newSize - 1
  while (odd(node)) {
    node = half(node)
    last = half(last)
  }
  // An old size that is a power of two starts at the old root itself; otherwise the proof names the start.
  const [start, ...steps] = node === 0 ? [oldRoot, ...proof] : proof
  if (start === undefined) return false
  let oldHash = start
  let newHash = start
  for (const step of steps) {
    if (last === 0) return false
    if (odd(node) || node === last) {
      oldHash = nodeHash(step, oldHash)
      newHash = nodeHash(step, newHash)
      while (!odd(node) && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else {
      newHash = nodeHash(newHash, step)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 && equal(oldHash, oldRoot) && equal(newHash, newRoot)
}
