// A family with many maps and many helpers, each with a real client, their server on a thread of its own.
import { Worker } from 'node:worker_threads'
import { done, PASSWORD, type Somebody, somebody, sure } from '#test/setup/house.ts'
import type { Wish } from '#web/consent/wish.ts'
import { memoryDevice, onTheSpot } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import type { Ports } from '#web/vault/ports.ts'
import type { Question, Reply } from './server-thread.ts'

/** Six maps for each of them. */
const CHILDREN = ['Sam', 'Yara', 'Bram', 'Lotte']

type Ask = Question extends infer Q ? (Q extends { id: number } ? Omit<Q, 'id'> : never) : never

/** A house whose server is elsewhere. `sentCpuMs`: what this thread had cost when the last entry went out. */
export class FarHouse {
  now = Math.floor(Date.parse('2026-11-24T19:00:00Z') / 1000)
  sentCpuMs = 0
  readonly #worker = new Worker(new URL('./server-thread.ts', import.meta.url))
  readonly #waiting = new Map<number, (reply: Reply) => void>()
  #asked = 0

  constructor() {
    this.#worker.on('message', (reply: Reply) => {
      this.#waiting.get(reply.id)?.(reply)
      this.#waiting.delete(reply.id)
    })
  }

  #ask(question: Ask): Promise<Reply> {
    const id = this.#asked++
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      this.#worker.postMessage({ id, ...question })
    })
  }

  async #fetch(request: Request): Promise<Response> {
    const { method, url, headers } = request
    if (method === 'POST' && url.endsWith('/api/entries')) this.sentCpuMs = cpuMs()
    const body = new Uint8Array(await request.arrayBuffer())
    const reply = await this.#ask({ ask: 'fetch', method, url, headers: [...headers], body })
    const bytes = reply.status === 204 ? null : new Uint8Array(reply.body)
    return new Response(bytes, { status: reply.status, headers: reply.headers })
  }

  /** A minute passes, and a beat with it. */
  async later(): Promise<void> {
    this.now += 60
    await this.#ask({ ask: 'beat', now: this.now })
  }

  async person(name: string, as: 'parent' | 'professional'): Promise<Somebody> {
    const device = memoryDevice()
    const ports: Ports = {
      origin: 'http://localhost',
      fetch: (request) => this.#fetch(request),
      device,
      heavy: onTheSpot,
      now: () => this.now,
    }
    const engine = await createEngine(ports, { follow: false })
    const prepared = await engine.prepareAccount({ name, password: PASSWORD, as })
    done(await prepared.begin())
    await this.later()
    return somebody(engine, device, prepared.code.join(' '))
  }

  async close(): Promise<void> {
    await this.#ask({ ask: 'stop' })
    await this.#worker.terminate()
  }
}

export type BigFamily = { house: FarHouse; noor: Somebody; wishes: Wish[]; helpers: Somebody[] }

export async function bigFamily(mapCount: number): Promise<BigFamily> {
  const house = new FarHouse()
  const noor = await house.person('Noor de Boer', 'parent')
  const children = CHILDREN.map((name, i) => ({ name, birth: `201${i + 2}-05-04` }))
  done(await noor.engine.startVault({ family: 'De Boer', name: 'Noor de Boer', children }))
  await house.later()
  await noor.look()
  const maps = noor
    .vault()
    .children.flatMap(({ id, maps }) => maps.map(({ name }) => ({ child: id, map: name })))
  const wishes = maps.slice(0, mapCount).map((place) => ({ ...place, read: true, write: true }))
  if (wishes.length < mapCount) throw new Error('a vault with too few maps')
  return { house, noor, wishes, helpers: [] }
}

/** A new helper asks for all the maps; gives the request that now waits for Noor. */
export async function asks({ house, noor, wishes, helpers }: BigFamily): Promise<{ request: string }> {
  const helper = await house.person(`Hulpverlener ${helpers.length + 1}`, 'professional')
  helpers.push(helper)
  const vault = noor.vault().id
  const children = noor.vault().children.map(({ id }) => id)
  const invited = done(await noor.engine.invite(vault, { children, days: 14, uses: 1 })).invitation
  await house.later()
  const found = done(await helper.engine.openInvitation(sure(invited).code.join(' ')))
  const asked = { purpose: 'Samen verder.', wishes, past: 'with-history', end: '2027-02-28' } as const
  done(await helper.engine.ask(sure(found.invited), asked))
  await house.later()
  await noor.look()
  return { request: sure(noor.vault().requests.find(({ state }) => state === 'requested')).id }
}

/** Milliseconds of processor time of this thread since it began. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** What a command costs the device it is given on: until its entry goes out, and with what is learnt from it. */
export async function costOf(
  { house }: BigFamily,
  command: () => Promise<unknown>,
): Promise<{ untilSent: number; whole: number }> {
  const start = cpuMs()
  await command()
  return { untilSent: house.sentCpuMs - start, whole: cpuMs() - start }
}
