// The global log as the server reads it: its head, its beats, proofs.
import { leafHash } from '#crypto/public/tree.ts'
import type { Store, Tile } from '#server/store/contract.ts'
import { type BeatLeaf, parseGlobalLeaf } from '#shared/log/global.ts'
import { consistencyPath, inclusionPath, keepRoots, type ReadTile, rootAt } from './tree.ts'

export type BeatAt = BeatLeaf & { size: number; root: Uint8Array }

export type GlobalLog = {
  /** Size and signed note; null before the first beat. */
  head(): Promise<{ size: number; checkpoint: Uint8Array } | null>
  /** The beat whose leaf is the last of the first `size` leaves, with the root over those; null when there is none. */
  beatAt(size: number): Promise<BeatAt | null>
  inclusion(index: number, size: number): Promise<Uint8Array[]>
  consistency(from: number, size: number): Promise<Uint8Array[]>
  read: ReadTile
}

const BEATS_KEPT_MAX = 256

export function createGlobalLog(store: Store): GlobalLog {
  const beats = new Map<number, BeatAt>()
  const tile = (level: number, index: number, width: number) => store.tile(level, index, width)
  const read: ReadTile = Object.assign(tile, { roots: keepRoots() })
  return {
    head: () => store.globalHead(),
    async beatAt(size) {
      const known = beats.get(size)
      if (known) return known
      const [bytes] = size > 0 ? await store.globalLeaves(size - 1, size) : []
      const leaf = bytes ? parseGlobalLeaf(bytes) : null
      if (leaf === null || !('beat' in leaf)) return null
      const beat = { ...leaf, size, root: await rootAt(read, size) }
      beats.set(size, beat)
      const oldest = beats.keys().next().value
      if (beats.size > BEATS_KEPT_MAX && oldest !== undefined) beats.delete(oldest)
      return beat
    },
    inclusion: (index, size) => inclusionPath(read, index, size),
    consistency: (from, size) => consistencyPath(read, from, size),
    read,
  }
}

/** Reads tiles that are about to be written, before those that stand. */
export const withTiles = (read: ReadTile, tiles: readonly Tile[]): ReadTile => {
  const fresh = new Map(tiles.map(({ level, index, hashes }) => [`${level} ${index}`, hashes]))
  return async (level, index, width) => {
    const hashes = fresh.get(`${level} ${index}`)
    if (hashes === undefined) return read(level, index, width)
    return hashes.length >= width * 32 ? hashes.slice(0, width * 32) : null
  }
}

export const leafHashes = (leaves: readonly { bytes: Uint8Array }[]): Uint8Array[] =>
  leaves.map(({ bytes }) => leafHash(bytes))
