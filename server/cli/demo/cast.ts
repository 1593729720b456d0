// Cast: everybody in the demo, each with an account and a real client on a device in memory.
import type { App } from '#server/app.ts'
import type { Organisation, Person, PersonKey } from '#server/cli/demo/content/index.ts'
import { type Core, isRefusal, type Refusal } from '#web/vault/core.ts'
import type { PreparedAccount } from '#web/vault/engine.ts'
import { openInboxes } from '#web/vault/inbox.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine, type OpenEngine } from '#web/vault/open.ts'
import type { Heavy } from '#web/vault/ports.ts'
import { signInHere } from '#web/vault/sign-in.ts'

/** A session is opened anew when a client was still for longer than this (seconds). */
const STILL = 240

type Ready = { engine: OpenEngine; prepared: PreparedAccount }
type Actor = { person: Person; engine: OpenEngine; code: string; active: number }

/** What somebody needs to sign in, and who they are. */
export type SignIn = { name: string; role: Person['role']; code: string; password: string }

export class Cast {
  readonly #app: App
  readonly #origin: string
  readonly #now: () => number
  readonly #heavy: Heavy
  readonly #actors = new Map<PersonKey, Actor>()
  readonly #expected = new Map<PersonKey, Promise<Ready>>()

  constructor(app: App, around: { origin: string; now: () => number; heavy: Heavy }) {
    this.#app = app
    this.#origin = around.origin
    this.#now = around.now
    this.#heavy = around.heavy
  }

  /** Makes an account ready ahead of its moment: nothing is sent before they appear. */
  expect(person: Person, from?: Organisation & { log: string }): Promise<Ready> {
    const ready = this.#expected.get(person.key) ?? this.#ready(person, from)
    this.#expected.set(person.key, ready)
    return ready
  }

  /** Makes an account. Who was there before is left as they are. */
  async appear(person: Person, from?: Organisation & { log: string }): Promise<void> {
    if (this.#actors.has(person.key)) return
    const { engine, prepared } = await this.expect(person, from)
    await this.#app.beat()
    const begun = await prepared.begin()
    if (!begun.done) throw new Error(`${person.key} could not begin`)
    this.#actors.set(person.key, { person, engine, code: prepared.code.join(' '), active: this.#now() })
  }

  async #ready(person: Person, from?: Organisation & { log: string }): Promise<Ready> {
    const ports = {
      origin: this.#origin,
      fetch: (request: Request) => this.#app.fetch(request),
      device: memoryDevice(),
      heavy: this.#heavy,
      now: this.#now,
    }
    const engine = await createEngine(ports, { follow: false })
    const prepared = await engine.prepareAccount({
      name: person.name,
      password: person.password,
      as: accountFor[person.role],
      ...(person.profession ? { profession: person.profession } : {}),
      ...(from ? { organisation: from.name, organisationLog: from.log } : {}),
      ...(person.claims ? { claims: person.claims } : {}),
    })
    return { engine, prepared }
  }

  /** Somebody takes up their device: the server beats, and their client learns what is new. */
  async enter(key: PersonKey): Promise<Core> {
    const actor = this.#actor(key)
    const core = this.core(key)
    await this.#app.beat()
    if (this.#now() - actor.active > STILL) await signInHere(core)
    actor.active = this.#now()
    await core.sync()
    await openInboxes(core)
    return core
  }

  /** The same, with all that a client does by itself: ends what ended, admits who waits, adopts drops. */
  async tidy(key: PersonKey): Promise<void> {
    await this.enter(key)
    await this.#actor(key).engine.sync()
  }

  /** The core of somebody's client, as it last was. */
  core(key: PersonKey): Core {
    const { core } = this.#actor(key).engine
    if (!core) throw new Error(`${key} is locked`)
    return core
  }

  engine(key: PersonKey): OpenEngine {
    return this.#actor(key).engine
  }

  has(key: PersonKey): boolean {
    return this.#actors.has(key)
  }

  get keys(): PersonKey[] {
    return [...this.#actors.keys()]
  }

  /** Everybody in the order in which they came, those who only administer after the rest. */
  get signIns(): SignIn[] {
    const last = ({ person }: Actor) => Number(person.role === 'administrator')
    const inOrder = [...this.#actors.values()].toSorted((a, b) => last(a) - last(b))
    return inOrder.map(({ person, code }) => ({
      name: person.name,
      role: person.role,
      code,
      password: person.password,
    }))
  }

  #actor(key: PersonKey): Actor {
    const actor = this.#actors.get(key)
    if (!actor) throw new Error(`${key} is not there yet`)
    return actor
  }
}

const accountFor = {
  parent: 'parent',
  child: 'parent',
  network: 'network',
  professional: 'professional',
  administrator: 'professional',
} as const

/** What was done. @throws {Error} with the code, when it was refused: the demo's story has no refusals */
export function done<T>(made: Refusal | T): Exclude<T, Refusal> {
  if (isRefusal(made)) throw new Error(`refused: ${made.refused}`)
  return made as Exclude<T, Refusal>
}
