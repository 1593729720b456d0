// Attachments uploaded ahead of the entry that names them: for one log, by who had the bytes in hand.
import type { Store } from '#server/store/contract.ts'

/** Seconds an upload waits for its entry. */
const UPLOAD_SECONDS = 86_400

export type Uploads = {
  /** Keeps the bytes and that they were brought for this log. */
  keep(log: string, hash: string, bytes: Uint8Array): Promise<void>
  has(log: string, hash: string): Promise<boolean>
}

export function createUploads(store: Store, clock: () => number): Uploads {
  const key = (log: string, hash: string): string => `upload ${log} ${hash}`
  const mark = (log: string, hash: string, now: number) =>
    store.putOnce(key(log, hash), new Uint8Array(), (now + UPLOAD_SECONDS) * 1000, now * 1000)
  return {
    async keep(log, hash, bytes) {
      const now = clock()
      await store.stage(hash, bytes, (now + UPLOAD_SECONDS) * 1000)
      await mark(log, hash, now)
    },
    async has(log, hash) {
      const now = clock()
      const marked = (await store.takeOnce(key(log, hash), now * 1000)) !== null
      // Taken to look at it; put back, so that an entry that loses can come again.
      if (marked) await mark(log, hash, now)
      return marked && (await store.logsOfBlob(hash)) !== null
    },
  }
}
