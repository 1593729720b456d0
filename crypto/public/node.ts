// Hashes of leaves and inner nodes (RFC 6962 §2.1).
import { HASH_BYTES, sha256 } from './hash.ts'

/** Root of the tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
export const EMPTY_ROOT: Uint8Array = sha256()

const LEAF = Uint8Array.of(0)
const LEAF_USUAL_BYTES = 4096

// One buffer for all leaves and one for all pairs: a check of a log makes some eight of these hashes for each leaf, and
// allocating costs more than hashing. Nothing waits between filling one and hashing it.
const leaf = new Uint8Array(1 + LEAF_USUAL_BYTES)

/** Hash of a leaf's bytes, with the 0x00 that keeps leaves and nodes apart (RFC 6962 §2.1). */
export function leafHash(data: Uint8Array): Uint8Array {
  if (data.length > LEAF_USUAL_BYTES) return sha256(LEAF, data)
  leaf.set(data, 1)
  return sha256(leaf.subarray(0, 1 + data.length))
}

const pair = new Uint8Array(1 + 2 * HASH_BYTES).fill(1, 0, 1)

/** Hash of an inner node over two 32-byte hashes, with its 0x01. Throws RangeError on another length. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    throw new RangeError('a hash that is not 32 bytes')
  pair.set(left, 1)
  pair.set(right, 1 + HASH_BYTES)
  return sha256(pair)
}
