// One at a time per name, inside this process. Between instances the store's compare-and-swap decides.

export type Locks = {
  /** Runs `work` when all names are free, and frees them after, whether it ends well or not. */
  hold<T>(names: readonly string[], work: () => Promise<T>): Promise<T>
}

export function createLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>()
  return {
    async hold(names, work) {
      // All places in the queues are taken in one turn, so two holders can never wait for each other.
      const unique = [...new Set(names)]
      const ahead = unique.map((name) => tails.get(name))
      let free = () => {}
      const mine = new Promise<void>((resolve) => {
        free = resolve
      })
      for (const name of unique) tails.set(name, mine)
      try {
        await Promise.all(ahead)
        return await work()
      } finally {
        free()
        for (const name of unique) if (tails.get(name) === mine) tails.delete(name)
      }
    },
  }
}
