// What runs by itself: the beat of the global log, and sweeping what is past its end.
import type { App } from '#server/app.ts'
import type { Store } from '#server/store/contract.ts'

const SWEEP_SECONDS = 300

export type Jobs = {
  /** Starts nothing new and waits for what runs. */
  stop(): Promise<void>
}

/** A job that fails is told and tried again at its next turn: the store says what was done. */
export function startJobs(app: App, store: Store, clock: () => number, beatSeconds: number): Jobs {
  let running: Promise<unknown> = Promise.resolve()
  const every = (seconds: number, work: () => Promise<unknown>) =>
    setInterval(() => {
      // One after the other: a slow beat is never overtaken by the next.
      running = running.then(work).catch((error: unknown) => console.error(error))
    }, seconds * 1000)
  const timers = [
    every(beatSeconds, () => app.beat()),
    every(SWEEP_SECONDS, () => store.sweep(clock() * 1000)),
  ]
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await running
    },
  }
}
