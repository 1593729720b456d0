// At hand: a store as it is, but with what one filler alone writes and reads back kept in memory as well.
import type { Store } from '#server/store/contract.ts'

/**
 * For one process that fills a new store: the global log is answered from memory, and what may be used once (challenges,
 * proofs of a request) lives no longer than the process. Everything that lasts is written to the store.
 */
export function atHand(store: Store): Store {
  const tiles = new Map<string, Uint8Array>()
  const labels = new Map<string, { index: number; bytes: Uint8Array }[]>()
  const once = new Map<string, { value: Uint8Array; end: number }>()
  return {
    ...store,
    async beat(beat) {
      if (!(await store.beat(beat))) return false
      for (const { level, index, hashes } of beat.tiles) tiles.set(`${level} ${index}`, hashes)
      for (const [i, { label, bytes }] of beat.leaves.entries()) {
        if (label === null) continue
        const known = labels.get(label) ?? []
        known.push({ index: beat.expectedSize + i, bytes })
        labels.set(label, known)
      }
      return true
    },
    async tile(level, index, width) {
      const hashes = tiles.get(`${level} ${index}`)
      return hashes && hashes.length >= width * 32 ? hashes.slice(0, width * 32) : null
    },
    labelLeaves: async (label, from) => labels.get(label)?.filter(({ index }) => index >= from) ?? [],
    async putOnce(key, value, end, now) {
      const known = once.get(key)
      if (known && known.end > now) return false
      once.set(key, { value, end })
      return true
    },
    async takeOnce(key, now) {
      const known = once.get(key)
      once.delete(key)
      return known && known.end > now ? known.value : null
    },
  }
}
