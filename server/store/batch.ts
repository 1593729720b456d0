// Group commit: what arrives while the disk is busy is written together, with one fsync.

/** Collects items and hands them to `write` in batches, one batch at a time, in order of arrival. */
export type Batcher<Item, Result> = {
  add(item: Item): Promise<Result>
  /** Refuses what comes from now on; resolves when all that came before is written. */
  close(): Promise<void>
}

export type BatchLimits<Item> = {
  countMax: number
  bytesMax: number
  bytesOf(item: Item): number
  /** True for an item that must not share its batch. */
  alone(item: Item): boolean
}

/**
 * `write` gives one result per item, in order, and all of them are durable when it returns. When it throws, its
 * items are tried again one by one, so that a broken one fails by itself; compare-and-swap makes trying again safe.
 */
export function batcher<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
  limits: BatchLimits<Item>,
): Batcher<Item, Result> {
  type Waiting = { item: Item; resolve(result: Result): void; reject(error: unknown): void }
  const queue: Waiting[] = []
  let running: Promise<void> | null = null
  let closed = false

  function take(): Waiting[] {
    let bytes = 0
    let count = 0
    for (const { item } of queue) {
      bytes += limits.bytesOf(item)
      if (count > 0 && (count === limits.countMax || bytes > limits.bytesMax || limits.alone(item))) break
      count += 1
      if (limits.alone(item)) break
    }
    return queue.splice(0, count)
  }

  async function settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await write(batch.map(({ item }) => item))
      for (const [i, result] of results.entries()) batch[i]?.resolve(result)
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      else for (const one of batch) await settle([one])
    }
  }

  async function run(): Promise<void> {
    while (queue.length > 0) {
      // One turn of the event loop: who was just answered, or whose request just came in, joins this batch.
      await new Promise(setImmediate)
      await settle(take())
    }
    running = null
  }

  return {
    add(item) {
      if (closed) return Promise.reject(new Error('the store is closed'))
      return new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject })
        running ??= run()
      })
    },
    async close() {
      closed = true
      await running
    },
  }
}
