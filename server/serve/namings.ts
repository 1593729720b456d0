// What of each family's log decides whom it names, and the hashes of its leaves for proofs: read once, read on as it grows.
import { concat } from '#crypto/public/bytes.ts'
import { leafHash, rootOf } from '#crypto/public/tree.ts'
import type { Store } from '#server/store/contract.ts'
import { keepRoots, type ReadTile, TILE_WIDTH } from '#server/transparency/tree.ts'
import { type Naming, namingOf } from '#shared/family/naming.ts'
import { parseLeaf } from '#shared/log/entry.ts'

/** `run`: for each leaf the size of the log before the entry it is part of. */
export type FamilyLeaves = {
  hashes: Uint8Array[]
  namings: Naming[]
  run: number[]
  read: ReadTile
}

export type Namings = {
  /** The first `size` leaves of a family's log, at least. */
  upTo(log: string, size: number): Promise<FamilyLeaves>
}

const LOGS_KEPT_MAX = 200
const LEAVES_PER_READ = 1000

export function createNamings(store: Store): Namings {
  const kept = new Map<string, FamilyLeaves & { entry: string }>()
  return {
    async upTo(log, size) {
      const known = kept.get(log) ?? { ...begin(), entry: '' }
      kept.delete(log)
      kept.set(log, known)
      const oldest = kept.keys().next().value
      if (kept.size > LOGS_KEPT_MAX && oldest !== undefined) kept.delete(oldest)
      while (known.hashes.length < size) {
        const from = known.hashes.length
        const leaves = await store.leaves(log, from, Math.min(size, from + LEAVES_PER_READ))
        // Somebody else read on meanwhile: what they added stands.
        if (known.hashes.length !== from) continue
        if (leaves.length === 0) throw new Error('a log without its leaves')
        for (const { seq, entry, bytes } of leaves) {
          known.hashes.push(leafHash(bytes))
          known.run.push(entry === known.entry ? (known.run.at(-1) ?? seq) : seq)
          known.entry = entry
          const naming = namingOf(seq, parseLeaf(bytes).part.events)
          if (naming) known.namings.push(naming)
        }
      }
      return known
    },
  }
}

function begin(): FamilyLeaves {
  const hashes: Uint8Array[] = []
  /** Hash of the `n`th subtree of 256^level leaves. */
  const node = (level: number, n: number): Uint8Array => {
    const width = TILE_WIDTH ** level
    return level === 0 ? (hashes[n] ?? new Uint8Array()) : rootOf(hashes.slice(n * width, (n + 1) * width))
  }
  const tile = async (level: number, index: number, width: number): Promise<Uint8Array | null> => {
    const first = index * TILE_WIDTH
    if ((first + width) * TILE_WIDTH ** level > hashes.length) return null
    return concat(...Array.from({ length: width }, (_, i) => node(level, first + i)))
  }
  return { hashes, namings: [], run: [], read: Object.assign(tile, { roots: keepRoots() }) }
}
