// What a client keeps in memory of a log of 10,000 entries: leaves, lines and state, each checked, against the leaves' own bytes.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Replica } from '#web/vault/replica.ts'
import type { Measured } from './measure.ts'
import { notes } from './verify.ts'

const ENTRY_COUNT = 10_000
const MB = 1_000_000

export async function memory(): Promise<Measured> {
  const { leaves, scene, map } = notes(ENTRY_COUNT)
  const leafBytes = leaves.reduce((sum, leaf) => sum + leaf.length, 0)
  const kept = await measure(async () => {
    const replica = new Replica()
    for (const [id, log] of scene.logs) {
      const known = scene.leaves.get(id) ?? []
      if (log.kind === 'card') replica.addAlone(id, known.map(copy))
    }
    await replica.addTogether([{ log: map, leaves: leaves.map(copy) }], () => false)
    return replica
  })
  return {
    value: Math.round(kept / leaves.length),
    unit: `bytes a client keeps of an entry, ${(kept / MB).toFixed(1)} MB for ${ENTRY_COUNT}`,
    ratio: kept / leafBytes,
    against: `${Math.round(leafBytes / leaves.length)} bytes of a leaf`,
    bar: null,
    holds: true,
  }
}

/** As if they had just come from the server: the client holds bytes of its own. */
const copy = (leaf: Uint8Array): Uint8Array => leaf.slice()

/** How many more bytes are in use with what `make` made than without it. */
async function measure(make: () => Promise<unknown>): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const inUse = () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const before = inUse()
  const made = [await make()]
  const bytes = inUse() - before
  made.length = 0
  return bytes
}
