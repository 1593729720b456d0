// What was written without a connection: sealed on the device as it was meant, decided again when there is one.
import { fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import type { Entry, Reply } from '#web/child/entry.ts'
import type { PlanCommand } from '#web/plan/decide.ts'
import { logCopy } from './copies.ts'
import { type Core, isRefusal } from './core.ts'
import type { Copy } from './engine.ts'
import type { CommonRefusal } from './outcome.ts'
import { commonRefusal } from './refusals.ts'
import type { Unsent } from './shown.ts'
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
  const place = String((await core.kept.list('queue/')).length).padStart(6, '0')
  await core.kept.write(`queue/${at}-${place}`, utf8(JSON.stringify(queued)))
}

/** How many things wait to be sent, and what was refused when it was: its words are shown until somebody lets them go. */
export type Waiting = { count: number; unsent: readonly Unsent[] }

export async function waitingOn(core: Core): Promise<Waiting> {
  const all = await inOrder(core)
  const unsent = all.flatMap(({ key, queued, refused }) =>
    refused === null ? [] : [{ id: key, vault: queued.vault, text: wordsOf(queued), refused }],
  )
  return { count: all.length - unsent.length, unsent }
}

/** Lets go of what was refused. Whoever asks has read it. */
export const letGo = (core: Core, id: string): Promise<void> => core.kept.write(id, null)

/** Carries out what was meant; several writes in one map are one entry. */
export const carryOutQueued = (core: Core, [first, ...more]: readonly [Queued, ...Queued[]]) => {
  if (first.is === 'plan') return stepInPlan(core, first.vault, first.command, first.record)
  if (first.is === 'copied') return logCopy(core, first.vault, first.copy, first.record)
  const writes = [first, ...more].flatMap((one) => (one.is === 'write' ? [one] : []))
  return write(core, first.vault, first.log, writes)
}

/** Refusals that pass by themselves: nothing is said of them, and it is tried again. */
const PASSING: ReadonlySet<CommonRefusal> = new Set([
  'offline',
  'register-behind',
  'changed-meanwhile',
  'key-is-stale',
])

/** Sends what waits, in order. What is refused stays on this device with the reason, so that its words are not lost. */
export async function flush(core: Core): Promise<void> {
  for (const group of grouped((await inOrder(core)).filter(({ refused }) => refused === null))) {
    const [first, ...more] = group.map(({ queued }) => queued)
    if (!first) continue
    const sent = await carryOutQueued(core, [first, ...more])
    const refused = isRefusal(sent) ? commonRefusal(sent.refused) : null
    if (refused !== null && PASSING.has(refused)) continue
    for (const { key, queued } of group)
      await core.kept.write(key, refused === null ? null : utf8(JSON.stringify({ ...queued, refused })))
  }
}

type InQueue = { key: string; queued: Queued; refused: CommonRefusal | null }

async function inOrder(core: Core): Promise<InQueue[]> {
  const pairs = (await core.kept.list('queue/')).sort(([a], [b]) => (a < b ? -1 : 1))
  return pairs.map(([key, bytes]) => {
    const { refused, ...queued } = JSON.parse(fromUtf8(bytes)) as Queued & { refused?: CommonRefusal }
    return { key, queued, refused: refused ?? null }
  })
}

/** Neighbours that write in the same map go together; a step in the plan is decided by itself. */
function grouped(all: readonly InQueue[]): InQueue[][] {
  const groups: InQueue[][] = []
  for (const one of all) {
    const { queued } = one
    const last = groups.at(-1)
    const before = last?.[0]?.queued
    const together =
      queued.is === 'write' &&
      before?.is === 'write' &&
      before.log === queued.log &&
      last !== undefined &&
      last.length < TOGETHER_MAX
    if (last && together) last.push(one)
    else groups.push([one])
  }
  return groups
}

/** What somebody typed, line by line: of a step in the plan every field that holds more than one word. */
function wordsOf(queued: Queued): string {
  if (queued.is === 'write') return queued.content.text ?? ''
  if (queued.is === 'copied') return ''
  const { command } = queued
  const fields = 'content' in command ? { ...command, ...command.content } : command
  return Object.values(fields)
    .filter((value) => typeof value === 'string' && value.includes(' '))
    .join('\n')
}
