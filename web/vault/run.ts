// How a command runs on an open account: refused, queued, or done and shown.

import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Outcome } from './engine.ts'
import { WireError } from './http.ts'
import { openInboxes } from './inbox.ts'
import { carryOutQueued, enqueue, type Queued } from './queue.ts'
import { commonRefusal, wireRefusal } from './refusals.ts'
import { Alarm } from './register.ts'

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
  /** What the connection broke off with: no connection shows, an ended session locks. */
  brokenOff(error: WireError): void
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
  return { done: false, queued: false, refused: wireRefusal(error) }
}

/** Runs a command and says how it ended; `extra`: what it gives besides, `own`: refusals that its screen has words for. */
export async function outcome<T extends object, R extends string = never>(
  run: Run,
  work: (core: Core) => Promise<Refusal | T>,
  extra: (made: T) => object = () => ({}),
  own: readonly R[] = [],
): Promise<Outcome<R>> {
  try {
    const core = await run.whenOpen()
    const made = await work(core)
    if (isRefusal(made)) {
      const refused = own.find((code) => code === made.refused) ?? commonRefusal(made.refused)
      return { done: false, queued: false, refused }
    }
    await openInboxes(core)
    run.changed()
    return { done: true, ...extra(made) }
  } catch (error) {
    if (error instanceof Alarm) {
      await run.core()?.raise(error)
      return { done: false, queued: false, refused: 'log-alarm' }
    }
    if (error instanceof WireError) run.brokenOff(error)
    return brokenOff(error)
  }
}

/** What passes by itself: then nothing written has to be written again. */
const WAITS = ['offline', 'register-behind'] as const

/** A thing that may wait: without a connection, or while the register is behind, it is kept, sealed, on this device. */
export async function orQueue<R extends string = never>(
  run: Run,
  what: Queued,
  own: readonly R[] = [],
): Promise<Outcome<R>> {
  const sent = await outcome(run, (core) => carryOutQueued(core, [what]), undefined, own)
  if (sent.done || sent.queued || !WAITS.some((why) => why === sent.refused)) return sent
  await enqueue(await run.whenOpen(), what)
  run.waits()
  run.changed()
  return { done: false, queued: true }
}
