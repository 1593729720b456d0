// What was written without a connection: sealed on the device as it was meant, decided again when there is one.
import { fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import type { Entry, Reply } from '#web/child/entry.ts'
import type { PlanCommand } from '#web/plan/decide.ts'
import { logCopy } from './copies.ts'
import { type Core, isRefusal } from './core.ts'
import type { Copy } from './engine.ts'
import { stepInPlan, write } from './write.ts'

type WithoutIds<T> = T extends unknown ? Omit<T, 'by' | 'record'> : never
/** `record` was drawn when it was meant: sent twice it is one record. */
export type Queued =
  | { is: 'write'; vault: string; log: string; content: Entry | Reply; record: string }
  | { is: 'copied'; vault: string; copy: Copy; record: string }
  | { is: 'plan'; vault: string; command: WithoutIds<PlanCommand>; record: string }

/** Lines that go together in one entry, well under the most parts it may have. */
const TOGETHER_MAX = 32

/** Keys sort by the moment of writing; within one second by how many waited already. */
export async function enqueue(core: Core, queued: Queued): Promise<void> {
  const at = String(core.ports.now()).padStart(12, '0')
  const place = String(await queuedCount(core)).padStart(6, '0')
  await core.kept.write(`queue/${at}-${place}`, utf8(JSON.stringify(queued)))
}

export const queuedCount = async (core: Core): Promise<number> => (await core.kept.list('queue/')).length

/** Carries out what was meant; several writes in one map are one entry. */
export const carryOutQueued = (core: Core, [first, ...more]: readonly [Queued, ...Queued[]]) => {
  if (first.is === 'plan') return stepInPlan(core, first.vault, first.command, first.record)
  if (first.is === 'copied') return logCopy(core, first.vault, first.copy, first.record)
  const writes = [first, ...more].flatMap((one) => (one.is === 'write' ? [one] : []))
  return write(core, first.vault, first.log, writes)
}

/** Sends what waits, in order. What is refused now stays, so that its words are not lost. Gives how many still wait. */
export async function flush(core: Core): Promise<number> {
  const pairs = (await core.kept.list('queue/')).sort(([a], [b]) => (a < b ? -1 : 1))
  for (const group of grouped(pairs)) {
    const [first, ...more] = group.map(({ queued }) => queued)
    if (!first || isRefusal(await carryOutQueued(core, [first, ...more]))) continue
    for (const { key } of group) await core.kept.write(key, null)
  }
  return queuedCount(core)
}

type Waiting = { key: string; queued: Queued }

/** Neighbours that write in the same map go together; a step in the plan is decided by itself. */
function grouped(pairs: readonly (readonly [string, Uint8Array])[]): Waiting[][] {
  const groups: Waiting[][] = []
  for (const [key, bytes] of pairs) {
    const queued = JSON.parse(fromUtf8(bytes)) as Queued
    const last = groups.at(-1)
    const before = last?.[0]?.queued
    const together =
      queued.is === 'write' &&
      before?.is === 'write' &&
      before.log === queued.log &&
      last !== undefined &&
      last.length < TOGETHER_MAX
    if (last && together) last.push({ key, queued })
    else groups.push([{ key, queued }])
  }
  return groups
}
