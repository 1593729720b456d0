// What was written without a connection: sealed on the device as it was meant, decided again when there is one.
import { fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { randomId } from '#crypto/secret/random.ts'
import type { Entry, Reply } from '#web/child/entry.ts'
import type { PlanCommand } from '#web/plan/decide.ts'
import { type Core, isRefusal } from './core.ts'
import { stepInPlan, write } from './write.ts'

type WithoutIds<T> = T extends unknown ? Omit<T, 'by' | 'record'> : never
/** `record` was drawn when it was meant: sent twice it is one record. */
export type Queued =
  | { is: 'write'; vault: string; log: string; content: Entry | Reply; record: string }
  | { is: 'plan'; vault: string; command: WithoutIds<PlanCommand>; record: string }

/** Keys sort by the moment of writing. */
export async function enqueue(core: Core, queued: Queued): Promise<void> {
  const at = String(core.ports.now()).padStart(12, '0')
  await core.kept.write(`queue/${at}-${randomId()}`, utf8(JSON.stringify(queued)))
}

export const queuedCount = async (core: Core): Promise<number> => (await core.kept.list('queue/')).length

export const carryOutQueued = (core: Core, queued: Queued) =>
  queued.is === 'write'
    ? write(core, queued.vault, queued.log, queued.content, queued.record)
    : stepInPlan(core, queued.vault, queued.command, queued.record)

/** Sends what waits, in order. What is refused now stays, so that its words are not lost. Gives how many still wait. */
export async function flush(core: Core): Promise<number> {
  const pairs = (await core.kept.list('queue/')).sort(([a], [b]) => (a < b ? -1 : 1))
  let left = pairs.length
  for (const [key, bytes] of pairs) {
    const made = await carryOutQueued(core, JSON.parse(fromUtf8(bytes)) as Queued)
    if (isRefusal(made)) continue
    await core.kept.write(key, null)
    left--
  }
  return left
}
