// The feed: tells a signed-in device that a log it is served has grown (server-sent events over fetch).
import { utf8 } from '#crypto/public/bytes.ts'
import { sees } from '#server/serve/sight.ts'
import type { Who } from '#server/session/who.ts'
import type { States } from '#server/states.ts'
import type { Store } from '#server/store/contract.ts'

/** A comment this often keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 25_000
/** Streams one person may hold open. */
const STREAMS_MAX = 16

type Listener = { who: Who; send(line: string): void; end(): void }

export type Feed = {
  /** A stream of `event: head` for this device; null when the person holds too many. Ends with `signal`. */
  open(who: Who, signal: AbortSignal): ReadableStream<Uint8Array> | null
  /** Ends every stream and stops listening to the store. */
  close(): void
}

export function createFeed(store: Store, states: States, clock: () => number): Feed {
  const listeners = new Map<string, Set<Listener>>()

  const tell = async ({ log: id, size }: { log: string; size: number }): Promise<void> => {
    if (listeners.size === 0) return
    const readers = (await store.readersOf(id)).filter(({ person }) => listeners.has(person))
    const log = readers.length > 0 ? await states.get(id) : null
    for (const { person } of readers)
      if (log && (await sees(person, log, states, clock())))
        for (const one of listeners.get(person) ?? [])
          if (one.who.by === 'device' || log.kind === 'card' || log.kind === 'keyring')
            one.send(`event: head\ndata: ${JSON.stringify({ log: id, size })}\n\n`)
  }
  const stop = store.subscribe((change) => {
    // A change that could not be told is no loss: clients compare heads when they come back.
    tell(change).catch(() => endAll())
  })
  const endAll = () => {
    for (const of of listeners.values()) for (const one of of) one.end()
  }
  const heartbeat = setInterval(() => {
    for (const of of listeners.values()) for (const one of of) one.send(': still here\n\n')
  }, HEARTBEAT_MS)
  heartbeat.unref()

  return {
    open(who, signal) {
      const of = listeners.get(who.person) ?? new Set<Listener>()
      if (of.size >= STREAMS_MAX) return null
      listeners.set(who.person, of)
      let leave = () => {}
      return new ReadableStream<Uint8Array>({
        start(controller) {
          const one: Listener = {
            who,
            send: (line) => controller.enqueue(utf8(line)),
            end: () => {
              leave()
              controller.close()
            },
          }
          leave = () => {
            of.delete(one)
            if (of.size === 0) listeners.delete(who.person)
          }
          of.add(one)
          one.send(': welcome\n\n')
          signal.addEventListener('abort', () => leave(), { once: true })
        },
        cancel: () => leave(),
      })
    },
    close() {
      clearInterval(heartbeat)
      stop()
      endAll()
    },
  }
}
