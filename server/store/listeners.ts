// Who hears of changes in this process.
import type { Change, Changes } from './contract.ts'

export type Listeners = Changes & { tell(change: Change): void }

/** Tells each listener in a turn of its own: one that throws is a bug that shows, and cannot undo an append's answer. */
export function listeners(): Listeners {
  const hearing = new Set<(change: Change) => void>()
  return {
    subscribe(listener) {
      hearing.add(listener)
      return () => hearing.delete(listener)
    },
    tell(change) {
      for (const listener of hearing) queueMicrotask(() => listener(change))
    },
  }
}
