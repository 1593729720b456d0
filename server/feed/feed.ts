// The feed: tells a signed-in device that a log it is served has grown (server-sent events over fetch).
import { utf8 } from '#crypto/public/bytes.ts'
import { sees } from '#server/serve/sight.ts'
import type { Who } from '#server/session/who.ts'
import type { States } from '#server/states.ts'
import type { Change, Store } from '#server/store/contract.ts'
import type { Log } from '#shared/log/check.ts'
import { kindIs } from '#shared/log/is.ts'

/** A comment this often keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 25_000
/** Streams one person may hold open. */
const STREAMS_MAX = 16
/** Lines that may wait for a reader who does not read. */
const WAITING_MAX = 1000

type Listener = { who: Who; send(line: string): void; end(): void }

export type Feed = {
  /** A stream of `event: head` for this device; null when the person holds too many. Ends with `signal`. */
  open(who: Who, signal: AbortSignal): ReadableStream<Uint8Array> | null
  /** Ends every stream and stops listening to the store. */
  close(): void
}

/** A client that lost its stream compares heads when it comes back, so what was not told is no loss. */
export function createFeed(store: Store, states: States, clock: () => number): Feed {
  const listeners = new Map<string, Set<Listener>>()
  /** Who with a stream was served a log when it last changed: whoever is not any more is told to look again. */
  const served = new Map<string, Set<string>>()
  /** requests of which their author was told here to look at the answer */
  const toldNo = new Set<string>()
  const everybody = () => [...listeners.values()].flatMap((of) => [...of])

  /** A stream lives longer than a token: who signed out or was revoked since is told nothing more. */
  const stillSignedIn = async (one: Listener): Promise<boolean> => {
    if (await store.session(one.who.session, clock() * 1000)) return true
    one.end()
    return false
  }
  const tellPerson = async (person: string, log: Log, size: number): Promise<void> => {
    const own = log.kind === 'card' || log.kind === 'keyring'
    for (const one of listeners.get(person) ?? [])
      if ((one.who.by === 'device' || own) && (await stillSignedIn(one)))
        one.send(`event: head\ndata: ${JSON.stringify({ log: log.id, size })}\n\n`)
  }
  const tell = async ({ log: id, size }: Change): Promise<void> => {
    if (listeners.size === 0) return
    const readers = (await store.readersOf(id)).filter(({ person }) => listeners.has(person))
    const log = await states.get(id)
    const now = new Set<string>()
    for (const { person } of readers)
      if (log && (await sees(person, log, states, clock()))) {
        now.add(person)
        await tellPerson(person, log, size)
      }
    const before = served.get(id) ?? new Set<string>()
    served.set(id, now)
    for (const person of before) if (!now.has(person)) await tellToLook(person)
    if (log && kindIs(log, 'family')) await tellOfDeclines(log)
  }
  /** Who asked is served a no to their own request, and nothing else of that log: they hear of no other change in it. */
  const tellOfDeclines = async ({ state }: Log<'family'>): Promise<void> => {
    const last = state.declines.at(-1)
    if (!last || toldNo.has(last.request)) return
    toldNo.add(last.request)
    await tellToLook(last.grantee)
  }
  /** From whom a log was taken back hears only of their own card: that is enough to ask anew what they are served. */
  const tellToLook = async (person: string): Promise<void> => {
    const card = listeners.has(person) ? await states.card(person) : null
    if (card) await tellPerson(person, card, card.size)
  }
  const remember = async (person: string): Promise<void> => {
    for (const { head } of await store.logsOf(person))
      served.set(head.log, (served.get(head.log) ?? new Set<string>()).add(person))
  }
  const beat = async (): Promise<void> => {
    for (const one of everybody()) if (await stillSignedIn(one)) one.send(': still here\n\n')
  }
  // When the store fails, streams end: clients come back and compare heads.
  const endAll = () => {
    for (const one of everybody()) one.end()
  }
  const stop = store.subscribe((change) => void tell(change).catch(endAll))
  const heartbeat = setInterval(() => void beat().catch(endAll), HEARTBEAT_MS)
  heartbeat.unref()

  return {
    open(who, signal) {
      const of = listeners.get(who.person) ?? new Set<Listener>()
      if (of.size >= STREAMS_MAX) return null
      listeners.set(who.person, of)
      void remember(who.person).catch(endAll)
      return streamFor(who, signal, of, () => {
        if (of.size === 0 && listeners.get(who.person) === of) listeners.delete(who.person)
      })
    },
    close() {
      clearInterval(heartbeat)
      stop()
      endAll()
    },
  }
}

/** One stream, a member of `of` until it ends in whatever way; then `left` is called. */
function streamFor(
  who: Who,
  signal: AbortSignal,
  of: Set<Listener>,
  left: () => void,
): ReadableStream<Uint8Array> {
  let leave = () => {}
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const one: Listener = {
        who,
        send(line) {
          if (!of.has(one)) return
          controller.enqueue(utf8(line))
          if ((controller.desiredSize ?? 0) < -WAITING_MAX) one.end()
        },
        end() {
          if (!of.has(one)) return
          leave()
          controller.close()
        },
      }
      leave = () => {
        of.delete(one)
        left()
      }
      of.add(one)
      one.send(': welcome\n\n')
      signal.addEventListener('abort', leave, { once: true })
    },
    cancel: () => leave(),
  })
}
