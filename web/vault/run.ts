// How a command runs on an open account: refused, queued, or done and shown.

import { type Core, isRefusal, type Refusal } from './core.ts'
import type { CommonRefusal, Outcome } from './engine.ts'
import { WireError } from './http.ts'
import { openInboxes } from './inbox.ts'
import { carryOutQueued, enqueue, type Queued } from './queue.ts'

/** What a command needs of the engine it runs in. */
export type Run = {
  /** The open account, once it is there. @throws {WireError} `sign-in-needed` when none is being opened */
  whenOpen(): Promise<Core>
  /** Null while nothing is open, or not yet. */
  core(): Core | null
  /** Something changed that a screen may show. */
  changed(): void
  /** One more thing waits on this device to be sent. */
  waits(): void
}

/** Does something on this device alone; `locked` when no account is open, or being opened. */
export async function whileOpen<T>(run: Run, locked: T, work: (core: Core) => Promise<T>): Promise<T> {
  try {
    return await work(await run.whenOpen())
  } catch (error) {
    if (error instanceof WireError && error.code === 'sign-in-needed') return locked
    throw error
  }
}

/** How a thing ended that the connection broke off: an outcome, not an error. */
export const brokenOff = (error: unknown): Outcome => {
  if (!(error instanceof WireError)) throw error
  if (error.code === 'sign-in-needed') return { done: false, queued: false, refused: 'locked' }
  return { done: false, queued: false, refused: error.code === 'offline' ? 'offline' : 'server-refused' }
}

/** Runs a command and says how it ended; `extra`: what it gives besides. */
export async function outcome<T extends object>(
  run: Run,
  work: (core: Core) => Promise<Refusal | T>,
  extra: (made: T) => object = () => ({}),
): Promise<Outcome> {
  try {
    const core = await run.whenOpen()
    const made = await work(core)
    if (isRefusal(made)) return { done: false, queued: false, refused: made.refused as CommonRefusal }
    await openInboxes(core)
    run.changed()
    return { done: true, ...extra(made) }
  } catch (error) {
    const core = run.core()
    if (core && error instanceof WireError && error.code === 'offline') core.online = false
    run.changed()
    return brokenOff(error)
  }
}

/** A thing that may wait: without a connection it is kept, sealed, on this device. */
export async function orQueue(run: Run, what: Queued): Promise<Outcome> {
  const sent = await outcome(run, (core) => carryOutQueued(core, [what]))
  if (sent.done || sent.queued || sent.refused !== 'offline') return sent
  await enqueue(await run.whenOpen(), what)
  run.waits()
  run.changed()
  return { done: false, queued: true }
}
