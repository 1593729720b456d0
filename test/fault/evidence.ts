// What the load leaves behind, in a form by which a store can be held to it.
import { concat, fromUtf8 } from '#crypto/public/bytes.ts'
import { Frontier, leafHash, rootOf } from '#crypto/public/tree.ts'
import type { Head, Leaf, Store } from '#server/store/contract.ts'

export const SHARED = 'shared'
export const LOGS = Array.from({ length: 8 }, (_, i) => `log ${i}`)

/** A leaf of the load: of which entry, in how many logs that landed, and the ciphertext that it named. */
export type Said = { entry: string; logs: number; blob: string; fill: string }

/** That the store said a leaf is there. */
export type Acknowledged = { log: string; seq: number; said: Said }

const HASH_BYTES = 32

export function frontierBytes(frontier: Frontier): Uint8Array {
  return concat(...frontier.hashes)
}

export function frontierOf(head: Head | null): Frontier {
  if (head === null) return new Frontier()
  const count = head.frontier.length / HASH_BYTES
  const hashes = Array.from({ length: count }, (_, i) =>
    head.frontier.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  )
  return Frontier.from(head.size, hashes)
}

export type Findings = {
  leafCount: number
  /** Acknowledged, and not there as it was. */
  lost: Acknowledged[]
  /** Logs whose root or frontier is not that of their leaves. */
  torn: string[]
  /** Entries that are in some of their logs only. */
  halved: string[]
  /** Ciphertext that a leaf names and that is not there. */
  withheld: string[]
}

/** Reads everything in a store and compares it with itself and with what was acknowledged. */
export async function examine(store: Store, acknowledged: readonly Acknowledged[]): Promise<Findings> {
  const leaves = new Map<string, Leaf[]>()
  for (const log of [SHARED, ...LOGS]) leaves.set(log, await store.leaves(log, 0, Number.MAX_SAFE_INTEGER))

  const all = [...leaves.values()].flat().map(({ bytes }): Said => JSON.parse(fromUtf8(bytes)))
  const landed = Map.groupBy(all, ({ entry }) => entry)
  const named = [...landed.values()].flatMap(([first]) => (first ? [first.blob] : []))
  const present = await Promise.all(named.map((hash) => store.logsOfBlob(hash)))

  return {
    leafCount: all.length,
    lost: acknowledged.filter(({ log, seq, said }) => {
      const leaf = leaves.get(log)?.[seq]
      return leaf === undefined || fromUtf8(leaf.bytes) !== JSON.stringify(said)
    }),
    torn: await tornOf(store, leaves),
    halved: [...landed].filter(([, parts]) => parts.length !== parts[0]?.logs).map(([entry]) => entry),
    withheld: named.filter((_, i) => present[i] === null),
  }
}

async function tornOf(store: Store, leaves: ReadonlyMap<string, readonly Leaf[]>): Promise<string[]> {
  const torn: string[] = []
  for (const [log, its] of leaves) {
    const head = await store.head(log)
    const root = rootOf(its.map(({ bytes }) => leafHash(bytes)))
    const whole = head === null ? its.length === 0 : head.size === its.length && same(head.root, root)
    if (!whole || !same(frontierOf(head).root(), root)) torn.push(log)
  }
  return torn
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
