// The engine: one account on one device, open or not. Commands go through the logs; what is new comes back as a snapshot.
import { buildView } from '#web/vault/view/view.ts'
import { CACHE_BROKEN, hasAccount, readBack, unlock } from './account.ts'
import { readBookmark } from './bookmark.ts'
import { commands } from './commands.ts'
import type { Core } from './core.ts'
import type { Engine, Outcome, PreparedAccount } from './engine.ts'
import { WireError } from './http.ts'
import { askIn, asking, type LetIn, moveIn } from './pair-guest.ts'
import type { Ports } from './ports.ts'
import { letGo, type Waiting, waitingOn } from './queue.ts'
import { openStrip } from './recover.ts'
import { Alarm } from './register.ts'
import { round } from './round.ts'
import { brokenOff, outcome, type Run } from './run.ts'
import { fromShares } from './shares.ts'
import type { Snapshot, View } from './shown.ts'
import { signIn } from './sign-in.ts'
import { type Prepared, prepareAccount } from './sign-up.ts'

/** The engine, and the core for what has no screen yet (a second holder, a young person). */
export type OpenEngine = Engine & { readonly core: Core | null; close(): void }

/** After the feed broke off it is asked again this much later (milliseconds). */
const AGAIN_MS = 5_000
/** While a line is not in the public register yet, it is looked for again this much later (milliseconds). */
const REGISTER_MS = 10_000
/** No answer of a server that works: to who looks at the screen it is as if there is no connection. */
const unanswered: ReadonlySet<string> = new Set(['offline', 'bad-answer', 'server-failed', 'server-busy'])

/** `looks`: milliseconds between looks for the other device while two are paired. */
export async function createEngine(
  ports: Ports,
  options: { follow?: boolean; looks?: number } = {},
): Promise<OpenEngine> {
  let core: Core | null = null
  /** The account that is being read back, and what it showed last: shown until it is there. */
  let opening: { core: Promise<Core>; first: View | null } | null = null
  const waiting: Waiting = { count: 0, unsent: [] }
  let snapshot: Snapshot = { at: (await hasAccount(ports)) ? 'locked' : 'empty' }
  let stale = false
  let following: AbortController | null = null
  let later: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const changed = () => {
    if (!core) return
    stale = true
    tell()
  }
  /** The view is made when somebody looks at it: several changes before that cost one. */
  const look = (): Snapshot => {
    if (stale && core) snapshot = { at: 'open', view: buildView(core, waiting) }
    stale = false
    return snapshot
  }
  const run: Run = {
    async whenOpen() {
      const open = core ?? (await opening?.core)
      if (!open) throw new WireError('sign-in-needed')
      return open
    },
    core: () => core,
    changed,
    waits: () => {
      waiting.count++
    },
    brokenOff(error) {
      if (!core) return
      // Signed out from another device: what is in memory is forgotten here too.
      if (core.connection.ended) return lock()
      if (unanswered.has(error.code)) core.online = false
      changed()
    },
  }

  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  /** One run at a time; who asks during a run gets the one after it. */
  function sync(): Promise<void> {
    if (running !== null) {
      next ??= running.then(() => {
        next = null
        return sync()
      })
      return next
    }
    running = syncOnce().finally(() => {
      running = null
    })
    return running
  }

  async function syncOnce(): Promise<void> {
    const now = core ?? (await opening?.core)
    // Nothing is built on what this device kept when it was tampered with, and nothing written over it.
    if (!now || now.alarm?.code === CACHE_BROKEN) return
    try {
      await round(now, waiting, () => buildView(now, waiting))
      lookAgain(now)
    } catch (error) {
      if (error instanceof Alarm) await now.raise(error)
      else if (!(error instanceof WireError)) throw error
      else if (core === now) run.brokenOff(error)
    }
    if (core === now) changed()
  }

  /** No head grows when the register does, so nobody tells: it is asked, for as long as something is waited for. */
  function lookAgain({ awaited }: Core): void {
    clearTimeout(later)
    const signal = following?.signal
    if (!signal || signal.aborted || awaited.size === 0) return
    later = setTimeout(() => void (signal.aborted ? null : sync()), REGISTER_MS)
  }

  function follow(): void {
    if (options.follow === false || following) return
    const control = new AbortController()
    following = control
    const again = async (): Promise<void> => {
      while (!control.signal.aborted) {
        try {
          // An unlocked device has no session yet: the sync that is running signs in.
          await running
          const { connection } = await run.whenOpen()
          if (connection.signedIn) for await (const _ of connection.feed(control.signal)) await sync()
        } catch (error) {
          if (control.signal.aborted) return
          if (!(error instanceof WireError || error instanceof TypeError || error instanceof DOMException))
            throw error
        }
        await new Promise((done) => setTimeout(done, AGAIN_MS))
        if (!control.signal.aborted) await sync()
      }
    }
    void again()
  }

  /** Shows at once what stood there last, and reads the account back behind it. */
  async function become(found: Promise<Core>, first: View | null): Promise<void> {
    const mine = { core: found, first }
    opening = mine
    if (first) {
      snapshot = { at: 'open', view: first }
      tell()
    }
    try {
      const now = await found
      // Locked meanwhile.
      if (opening !== mine) return
      core = now
      Object.assign(waiting, await waitingOn(now))
    } catch (error) {
      // Nothing is open: what was shown early goes again.
      if (opening === mine) await closeAgain()
      throw error
    } finally {
      if (opening === mine) opening = null
    }
    changed()
    if (core && !core.connection.signedIn) void sync()
    follow()
  }

  async function closeAgain(): Promise<void> {
    snapshot = { at: (await hasAccount(ports)) ? 'locked' : 'empty' }
    tell()
  }

  function lock(): void {
    following?.abort()
    following = null
    clearTimeout(later)
    core?.connection.drop()
    core = null
    opening = null
    snapshot = { at: 'locked' }
    stale = false
    tell()
  }

  /** What was prepared, to be begun once its codes are on paper. */
  const toBegin = ({ code, recovery, begin }: Prepared): PreparedAccount => ({
    code,
    recovery,
    async begin() {
      try {
        await become(begin(), null)
        return { done: true }
      } catch (error) {
        return brokenOff(error)
      }
    },
  })

  /** An account on a device that is new to it: the bookmark shows at once, the rest is learned behind it. */
  async function enterNew(entering: Promise<Core>, first: View | null): Promise<void> {
    const caughtUp = async () => {
      const found = await entering
      await orOffline(found.sync())
      return found
    }
    await become(caughtUp(), first)
    await sync()
  }

  const recover: Engine['recover'] = async (code) => {
    try {
      const found = await openStrip(ports, code, changed)
      if ('refused' in found) return { done: false, queued: false, refused: found.refused }
      return { done: true, strip: { renew: async (password) => toBegin(await found.renew(password)) } }
    } catch (error) {
      return brokenOff(error)
    }
  }

  const engine: OpenEngine = {
    get core() {
      return core
    },
    close() {
      following?.abort()
      clearTimeout(later)
    },
    snapshot: look,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    prepareAccount: async (input) => toBegin(await prepareAccount(ports, input, changed)),
    recover,
    async recoverWith(codes) {
      try {
        const made = await fromShares(ports, codes)
        if ('wrong' in made) return { done: false, queued: false, refused: 'share-wrong', wrong: made.wrong }
        return await recover(made.code)
      } catch (error) {
        return brokenOff(error)
      }
    },
    async askIn() {
      // Its keys would take the place of those that open the account it knows.
      if (await hasAccount(ports)) return { done: false, queued: false, refused: 'locked' }
      try {
        const guest = await askIn(ports, options.looks)
        const enter = async (letIn: LetIn, password: string): Promise<Outcome<'wrong-password'>> => {
          const found = await moveIn(ports, letIn, password, changed)
          if (!found) return { done: false, queued: false, refused: 'wrong-password' }
          await enterNew(Promise.resolve(found), (await orOffline(readBookmark(found))) ?? null)
          return { done: true }
        }
        return { done: true, asking: asking(guest, enter) }
      } catch (error) {
        return brokenOff(error)
      }
    },
    async signIn(input) {
      try {
        const found = await signIn(ports, input, changed)
        if ('refused' in found) return { done: false, queued: false, refused: found.refused }
        await enterNew(found.enter(), found.first)
        return { done: true }
      } catch (error) {
        return brokenOff(error)
      }
    },
    async unlock(password) {
      const found = await unlock(ports, password, changed)
      if (!found) return { done: false, queued: false, refused: 'wrong-password' }
      const first = await found.kept.first()
      await become(readBack(found), first)
      return { done: true }
    },
    lock,
    async signOut() {
      await core?.connection.signOut().catch(() => core?.connection.drop())
      lock()
      await ports.device.forget()
      snapshot = { at: 'empty' }
      tell()
    },
    async signOutEverywhere() {
      const ended = await outcome(run, async (open) => {
        await open.connection.signOut(true)
        return {}
      })
      if (ended.done) lock()
      return ended
    },
    sync,
    async letGo(id) {
      const now = await run.whenOpen()
      await letGo(now, id)
      Object.assign(waiting, await waitingOn(now))
      changed()
    },
    ...commands(run, look, options.looks),
  }
  return engine
}

/** A device that was just added knows its account, also when the connection breaks off before all of it was learned. */
async function orOffline<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    return undefined
  }
}
