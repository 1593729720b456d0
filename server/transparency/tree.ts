// The tree of the global log over its tiles: roots and proofs (RFC 6962 §2.1), tiles for new leaves (C2SP tlog-tiles).
import { concat } from '#crypto/public/bytes.ts'
import { EMPTY_ROOT, nodeHash, rootOf } from '#crypto/public/tree.ts'
import type { Tile } from '#server/store/contract.ts'

export const TILE_WIDTH = 256
const TILE_HEIGHT = 8
const HASH_BYTES = 32

/**
 * The first `width` hashes of a tile, or null when it is not that wide. Where only leaves that stand are read, `roots`
 * keeps roots of perfect subtrees: the log is append-only, so they never change.
 */
export type ReadTile = {
  (level: number, index: number, width: number): Promise<Uint8Array | null>
  roots?: Roots
}
export type Roots = { get(name: string): Uint8Array | undefined; set(name: string, root: Uint8Array): void }

const ROOTS_KEPT_MAX = 20_000

/** Keeps the newest of them, a few megabytes at most. */
export function keepRoots(): Roots {
  const kept = new Map<string, Uint8Array>()
  return {
    get: (name) => kept.get(name),
    set(name, root) {
      kept.set(name, root)
      const oldest = kept.keys().next().value
      if (kept.size > ROOTS_KEPT_MAX && oldest !== undefined) kept.delete(oldest)
    },
  }
}

const hashesIn = (tile: Uint8Array): Uint8Array[] =>
  Array.from({ length: tile.length / HASH_BYTES }, (_, i) => tile.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES))

/** Root of the perfect subtree of 2^height leaves that starts at leaf `from`. */
async function perfect(read: ReadTile, from: number, height: number): Promise<Uint8Array> {
  const name = `${from} ${height}`
  const known = read.roots?.get(name)
  if (known) return known
  const level = Math.floor(height / TILE_HEIGHT)
  const count = 2 ** (height % TILE_HEIGHT)
  const first = from / TILE_WIDTH ** level
  const index = Math.floor(first / TILE_WIDTH)
  const start = first % TILE_WIDTH
  const tile = await read(level, index, start + count)
  if (tile === null) throw new Error('the global log lacks a tile of its own')
  const root = rootOf(hashesIn(tile.subarray(start * HASH_BYTES, (start + count) * HASH_BYTES)))
  read.roots?.set(name, root)
  return root
}

/** Where a tree of n ≥ 2 leaves splits: the largest power of two smaller than n (RFC 6962 §2.1). */
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1)

/** Root over the leaves from ≤ index < to, a subtree of RFC 6962's recursion. */
async function subtree(read: ReadTile, from: number, to: number): Promise<Uint8Array> {
  const height = Math.log2(to - from)
  if (Number.isInteger(height)) return perfect(read, from, height)
  const middle = from + split(to - from)
  return nodeHash(await subtree(read, from, middle), await subtree(read, middle, to))
}

/** Root of the first `size` leaves. */
export const rootAt = (read: ReadTile, size: number): Promise<Uint8Array> =>
  size === 0 ? Promise.resolve(EMPTY_ROOT) : subtree(read, 0, size)

/** Audit path of a leaf in the tree of the first `size` leaves (RFC 6962 §2.1.1), from the leaf up. */
export async function inclusionPath(read: ReadTile, index: number, size: number): Promise<Uint8Array[]> {
  const path: Uint8Array[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + split(to - from)
    path.unshift(await (index < middle ? subtree(read, middle, to) : subtree(read, from, middle)))
    if (index < middle) to = middle
    else from = middle
  }
  return path
}

/** Proof that the first `oldSize` leaves are a beginning of the first `size` (RFC 6962 §2.1.2). */
export async function consistencyPath(read: ReadTile, oldSize: number, size: number): Promise<Uint8Array[]> {
  if (oldSize === 0 || oldSize === size) return []
  const path: Uint8Array[] = []
  let from = 0
  let to = size
  while (to !== oldSize) {
    const middle = from + split(to - from)
    path.unshift(await (oldSize <= middle ? subtree(read, middle, to) : subtree(read, from, middle)))
    if (oldSize <= middle) to = middle
    else from = middle
  }
  return from === 0 ? path : [await subtree(read, from, to), ...path]
}

/** Every tile that is new or wider when these leaf hashes join a log of `size` leaves. */
export async function tilesFor(
  read: ReadTile,
  size: number,
  leafHashes: readonly Uint8Array[],
): Promise<Tile[]> {
  const tiles: Tile[] = []
  let fresh = leafHashes
  for (let level = 0; fresh.length > 0; level++) {
    const before = Math.floor(size / TILE_WIDTH ** level)
    const index = Math.floor(before / TILE_WIDTH)
    const width = before % TILE_WIDTH
    const stands = width === 0 ? new Uint8Array() : await read(level, index, width)
    if (stands === null) throw new Error('the global log lacks a tile of its own')
    const hashes = [...hashesIn(stands), ...fresh]
    const full: Uint8Array[] = []
    for (let i = 0; i * TILE_WIDTH < hashes.length; i++) {
      const part = hashes.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH)
      tiles.push({ level, index: index + i, hashes: concat(...part) })
      // Only a full tile is hashed into the level above.
      if (part.length === TILE_WIDTH) full.push(rootOf(part))
    }
    fresh = full
  }
  return tiles
}
