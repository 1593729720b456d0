// What a measurement says, and how it is taken: several runs in turns with the raw primitive, medians compared.

export type Measured = {
  value: number
  unit: string
  /** value divided by what it is held against, measured in the same run */
  ratio: number
  against: string
  /** what must hold; null when the figure is only shown */
  bar: string | null
  holds: boolean
}

/** Milliseconds that work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Milliseconds of processor time that work takes which does not leave this thread. */
export function processorMs(work: () => unknown): number {
  const start = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}

/** The middle one; of an even number the higher of the two in the middle. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/**
 * Medians of the whole and of the raw cost, in milliseconds, and of the ratio of each round to the raw cost beside it: a
 * machine that is busy for a while is so for both.
 */
export async function inTurns(
  rounds: number,
  work: { whole: () => unknown; raw: () => unknown },
): Promise<{ whole: number; raw: number; ratio: number }> {
  const taken: { whole: number; raw: number }[] = []
  for (let round = 0; round < rounds; round++)
    taken.push({ raw: await timed(work.raw), whole: await timed(work.whole) })
  return {
    whole: median(taken.map(({ whole }) => whole)),
    raw: median(taken.map(({ raw }) => raw)),
    ratio: median(taken.map(({ whole, raw }) => whole / raw)),
  }
}
