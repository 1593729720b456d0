// What runs by itself: the beat of the global log, and sweeping what is past its end.
import type { App } from '#server/app.ts'
import { faultOf, type JobLine } from '#server/fault.ts'
import type { Store } from '#server/store/contract.ts'

const SWEEP_SECONDS = 300

export type Jobs = {
  /** Starts nothing new and waits for what runs. */
  stop(): Promise<void>
}

/** A job that fails is told and tried again at its next turn: the store says what was done. */
export function startJobs(
  app: Pick<App, 'beat'>,
  store: Pick<Store, 'sweep'>,
  clock: () => number,
  beatSeconds: number,
  log: (line: JobLine) => void,
): Jobs {
  let running: Promise<unknown> = Promise.resolve()
  const every = (seconds: number, job: string, work: () => Promise<unknown>) =>
    setInterval(() => {
      // One after the other: a slow beat is never overtaken by the next.
      running = running
        .then(work)
        .catch((error: unknown) => log({ time: clock(), job, fault: faultOf(error) }))
    }, seconds * 1000)
  const timers = [
    every(beatSeconds, 'beat', () => app.beat()),
    every(SWEEP_SECONDS, 'sweep', () => store.sweep(clock() * 1000)),
  ]
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await running
    },
  }
}
