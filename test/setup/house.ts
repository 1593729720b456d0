// A whole house for stories: the real app on a real store, a clock that is set by hand, and people with real clients.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, createApp, type Line } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { Store } from '#server/store/contract.ts'
import { openStore } from '#server/store/open.ts'
import type { Core } from '#web/vault/core.ts'
import type { NewAccount, Outcome } from '#web/vault/engine.ts'
import { memoryDevice, onTheSpot } from '#web/vault/memory.ts'
import { createEngine, type OpenEngine } from '#web/vault/open.ts'
import type { DeviceStore, Ports } from '#web/vault/ports.ts'
import type { VaultView } from '#web/vault/shown.ts'

const ORIGIN = 'http://localhost'
export const PASSWORD = 'morgen eten we pannenkoeken'

export type Somebody = {
  engine: OpenEngine
  core: Core
  device: DeviceStore
  code: string
  /** the herstelcode */
  strip: string
  vaults(): readonly VaultView[]
  /** the first vault shown */
  vault(): VaultView
  /** learns what is new */
  look(): Promise<void>
}

let newDatabase: () => Promise<string | null> = async () => null

/** From now on each house stands on a PostgreSQL database that this makes for it, instead of on a SQLite file. */
export function standOn(make: () => Promise<string>): void {
  newDatabase = make
}

export class House {
  readonly store: Store
  readonly app: App
  /** what the server logged, line by line */
  readonly lines: Line[]
  readonly dir: string
  /** null: one SQLite file in `dir` */
  readonly databaseUrl: string | null
  #now: { seconds: number }

  private constructor(
    store: Store,
    app: App,
    at: { dir: string; databaseUrl: string | null },
    now: { seconds: number },
    lines: Line[],
  ) {
    this.lines = lines
    this.store = store
    this.app = app
    this.dir = at.dir
    this.databaseUrl = at.databaseUrl
    this.#now = now
  }

  static async open(): Promise<House> {
    const dir = mkdtempSync(join(tmpdir(), 'gezinskluis-'))
    const databaseUrl = await newDatabase()
    const store = await openStore({ dataDir: dir, ...(databaseUrl === null ? {} : { databaseUrl }) })
    const now = { seconds: Math.floor(Date.parse('2026-11-24T19:00:00Z') / 1000) }
    const lines: Line[] = []
    const app = await createApp({
      store,
      config: readConfig({}),
      clock: () => now.seconds,
      log: (line) => lines.push(line),
    })
    return new House(store, app, { dir, databaseUrl }, now, lines)
  }

  get now(): number {
    return this.#now.seconds
  }

  /** Lets time pass; the server beats at the end of it. */
  async later(seconds = 60): Promise<void> {
    this.#now.seconds += seconds
    await this.app.beat()
  }

  ports(device: DeviceStore = memoryDevice(), fetch = (request: Request) => this.app.fetch(request)): Ports {
    return { origin: ORIGIN, fetch, device, heavy: onTheSpot, now: () => this.now }
  }

  /** A new account on a new device. */
  async person(name: string, more: Partial<NewAccount> = {}): Promise<Somebody> {
    const device = memoryDevice()
    const engine = await createEngine(this.ports(device), { follow: false })
    const prepared = await engine.prepareAccount({ name, password: PASSWORD, as: 'parent', ...more })
    done(await prepared.begin())
    await this.later()
    return somebody(engine, device, prepared.code.join(' '), prepared.recovery.join(' '))
  }

  async close(): Promise<void> {
    this.app.close()
    await this.store.close()
    rmSync(this.dir, { recursive: true, force: true })
  }
}

export function somebody(engine: OpenEngine, device: DeviceStore, code: string, strip = ''): Somebody {
  const vaults = (): readonly VaultView[] => {
    const now = engine.snapshot()
    if (now.at !== 'open') throw new Error(`the engine is ${now.at}`)
    return now.view.vaults
  }
  return {
    engine,
    device,
    code,
    strip,
    vaults,
    get core() {
      if (!engine.core) throw new Error('locked')
      return engine.core
    },
    vault: () => {
      const [first] = vaults()
      if (!first) throw new Error('no vault')
      return first
    },
    look: () => engine.sync(),
  }
}

/** The outcome, when it is done; else what it was refused with. */
export function done<T extends Outcome<string>>(outcome: T): T & { done: true } {
  if (outcome.done) return outcome as T & { done: true }
  throw new Error(outcome.queued ? 'queued' : `refused: ${outcome.refused}`)
}

/** A value that must be there. */
export function sure<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('nothing there')
  return value
}
