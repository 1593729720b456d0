// The engine: one account on one device, open or not. Commands go through the logs; what is new comes back as a snapshot.
import { randomId } from '#crypto/secret/random.ts'
import { receiptOf } from '#web/vault/view/logbook.ts'
import { buildView } from '#web/vault/view/view.ts'
import { CACHE_BROKEN, hasAccount, prepareAccount, signIn, signInHere, unlock } from './account.ts'
import { keepBookmark, verifyBehind } from './bookmark.ts'
import { admitWhoWaits, agree, decline, give } from './consent.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { CommonRefusal, Engine, Outcome } from './engine.ts'
import { closeInvitations, expireEnded } from './expiry.ts'
import { exportVault } from './export.ts'
import { WireError } from './http.ts'
import { openInboxes } from './inbox.ts'
import { learnOrganisations } from './organisation.ts'
import { keepInvitation, myProfile } from './own.ts'
import type { Ports } from './ports.ts'
import { carryOutQueued, enqueue, flush, type Queued, queuedCount } from './queue.ts'
import { ask, invite, openInvitation, withdraw } from './request.ts'
import type { InvitedRecord } from './sealed-kinds.ts'
import type { Snapshot } from './shown.ts'
import { takeBack } from './taking-back.ts'
import { addChild, startVault } from './vaults.ts'
import { visit } from './visit.ts'
import { adoptDrops } from './write.ts'

/** The engine, and the core for what has no screen yet (a second holder, a young person). */
export type OpenEngine = Engine & { readonly core: Core | null; close(): void }

/** After the feed broke off it is asked again this much later (milliseconds). */
const AGAIN_MS = 5_000
/** While a line is not in the public register yet, it is looked for again this much later (milliseconds). */
const REGISTER_MS = 10_000

export async function createEngine(ports: Ports, options: { follow?: boolean } = {}): Promise<OpenEngine> {
  let core: Core | null = null
  let queued = 0
  let snapshot: Snapshot = { at: (await hasAccount(ports)) ? 'locked' : 'empty' }
  let stale = false
  let following: AbortController | null = null
  let later: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const invited = new Map<string, InvitedRecord>()

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
    if (stale && core) snapshot = { at: 'open', view: buildView(core, queued) }
    stale = false
    return snapshot
  }
  const opened = (): Core => {
    if (!core) throw new WireError('sign-in-needed')
    return core
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

  /** Learns what is new, and does what falls to a holder's software: opens requests, ends what ended, admits who waits, adopts drops. */
  async function syncOnce(): Promise<void> {
    const now = core
    // Nothing is built on what this device kept when it was tampered with, and nothing written over it.
    if (!now || now.alarm?.code === CACHE_BROKEN) return
    try {
      if (!now.connection.signedIn) await signInHere(now)
      await now.sync()
      await openInboxes(now)
      await now.kept.keep(now)
      if (queued > 0) queued = await flush(now)
      await learnOrganisations(now)
      await expireEnded(now)
      await closeInvitations(now)
      await admitWhoWaits(now)
      await adoptDrops(now)
      await verifyBehind(now)
      await keepBookmark(now)
      lookAgain(now)
    } catch (error) {
      if (!(error instanceof WireError)) throw error
      now.online = error.code !== 'offline' && now.online
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
          const { connection } = opened()
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

  async function become(next: Core): Promise<void> {
    core = next
    queued = await queuedCount(next)
    changed()
    if (!next.connection.signedIn) void sync()
    follow()
  }

  function lock(): void {
    following?.abort()
    following = null
    clearTimeout(later)
    core?.connection.drop()
    core = null
    snapshot = { at: 'locked' }
    stale = false
    tell()
  }

  /** Runs a command and says how it ended; a connection that is not there is an outcome, not an error. */
  async function outcome<T extends object>(
    work: () => Promise<Refusal | T>,
    extra: (made: T) => object = () => ({}),
  ): Promise<Outcome> {
    if (!core) return { done: false, queued: false, refused: 'locked' }
    try {
      const made = await work()
      if (isRefusal(made)) return { done: false, queued: false, refused: made.refused as CommonRefusal }
      await openInboxes(opened())
      changed()
      return { done: true, ...extra(made) }
    } catch (error) {
      if (!(error instanceof WireError)) throw error
      if (error.code === 'offline') opened().online = false
      changed()
      return { done: false, queued: false, refused: error.code === 'offline' ? 'offline' : 'server-refused' }
    }
  }

  /** A thing that may wait: without a connection it is kept, sealed, on this device. */
  async function orQueue(what: Queued): Promise<Outcome> {
    const sent = await outcome(() => carryOutQueued(opened(), [what]))
    if (sent.done || sent.queued || sent.refused !== 'offline') return sent
    await enqueue(opened(), what)
    queued++
    changed()
    return { done: false, queued: true }
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
    async prepareAccount(input) {
      const prepared = await prepareAccount(ports, input, changed)
      const begin = async (): Promise<Outcome> => {
        try {
          await become(await prepared.begin())
          return { done: true }
        } catch (error) {
          if (!(error instanceof WireError)) throw error
          return {
            done: false,
            queued: false,
            refused: error.code === 'offline' ? 'offline' : 'server-refused',
          }
        }
      }
      return { code: prepared.code, recovery: prepared.recovery, begin }
    },
    async signIn(input) {
      try {
        const found = await signIn(ports, input, changed)
        if ('refused' in found) return { done: false, queued: false, refused: found.refused }
        await become(found)
        await sync()
        return { done: true }
      } catch (error) {
        if (!(error instanceof WireError)) throw error
        return {
          done: false,
          queued: false,
          refused: error.code === 'offline' ? 'offline' : 'server-refused',
        }
      }
    },
    async unlock(password) {
      const found = await unlock(ports, password, changed)
      if (!found) return { done: false, queued: false, refused: 'wrong-password' }
      await become(found)
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
      const ended = await outcome(async () => {
        await opened().connection.signOut(true)
        return {}
      })
      if (ended.done) lock()
      return ended
    },
    sync,
    async startVault({ family, name, children }) {
      let vault: string | undefined
      const profile = { kind: 'profile' as const, name, claims: [] }
      const made = await outcome(
        () => startVault(opened(), { family, profile, children }),
        (done) => {
          vault = done.vault
          return {}
        },
      )
      return vault === undefined ? made : { ...made, vault }
    },
    addChild: (vault, child) => outcome(() => addChild(opened(), vault, child)),
    write: (vault, log, content, record = randomId()) =>
      orQueue({ is: 'write', vault, log, content, record }),
    plan: (vault, command) => orQueue({ is: 'plan', vault, command, record: randomId() }),
    invite: (vault, input) =>
      outcome(
        () => invite(opened(), vault, input),
        ({ invitation }) => ({ invitation }),
      ),
    give: (vault, request, choice) => outcome(() => give(opened(), vault, request, choice)),
    agree: (vault, request) => outcome(() => agree(opened(), vault, request)),
    decline: (vault, request) => outcome(() => decline(opened(), vault, request)),
    async takeBack(vault, person) {
      const taken = await outcome(() => takeBack(opened(), vault, person))
      const line = taken.done ? lastRevocation(opened(), vault, person) : null
      const receipt = line === null ? null : engine.receipt(vault, person, line)
      return receipt ? { ...taken, receipt } : taken
    },
    receipt(vault, person, line) {
      const now = look()
      const view = now.at === 'open' ? now.view.vaults.find((v) => v.id === vault) : undefined
      return core && view ? receiptOf(core, vault, person, line, view.maps) : null
    },
    async openInvitation(code) {
      if (!core) return { done: false, queued: false, refused: 'locked' }
      try {
        const found = await openInvitation(core, code)
        if ('refused' in found) return { done: false, queued: false, refused: found.refused }
        invited.set(found.record.invite, found.record)
        await keepInvitation(core, found.record)
        return { done: true, invited: found.invited }
      } catch (error) {
        if (!(error instanceof WireError)) throw error
        return {
          done: false,
          queued: false,
          refused: error.code === 'offline' ? 'offline' : 'server-refused',
        }
      }
    },
    ask(to, request) {
      const record = invited.get(to.token)
      const me = core && myProfile(core)
      if (!record || !me) return Promise.resolve({ done: false, queued: false, refused: 'no-access' })
      const as = request.coordinator ? 'coordinator' : me.shape === 'network' ? 'network' : 'professional'
      return outcome(() => ask(opened(), record, me.profile, as, request))
    },
    withdrawRequest: (vault, request) => outcome(() => withdraw(opened(), vault, request)),
    visit: (vault, logs) => outcome(() => visit(opened(), vault, logs)),
    exportLogs: (vault) => exportVault(opened(), vault),
  }
  return engine
}

const lastRevocation = (core: Core, vault: string, person: string): number | null => {
  const lines = core.replica.file(vault)?.lines ?? []
  const line = lines.findLast((l) => l.events.some((e) => e.type === 'revoke' && e.grantee === person))
  return line ? line.seq + 1 : null
}
