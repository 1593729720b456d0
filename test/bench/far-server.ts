// A server on a thread of its own, with a clock that is set by hand: what a client costs is told apart from it.
import { Worker } from 'node:worker_threads'
import type { Question, Reply } from './server-thread.ts'

type Ask = Question extends infer Q ? (Q extends { id: number } ? Omit<Q, 'id'> : never) : never

export class FarServer {
  /** Unix seconds */
  now: number
  readonly #worker: Worker
  readonly #waiting = new Map<number, (reply: Reply) => void>()
  #asked = 0

  constructor() {
    this.now = Math.floor(Date.parse('2026-11-24T19:00:00Z') / 1000)
    this.#worker = new Worker(new URL('./server-thread.ts', import.meta.url), { workerData: this.now })
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

  /** A request without a socket between. */
  fetch = async (request: Request): Promise<Response> => {
    const { method, url, headers } = request
    const body = new Uint8Array(await request.arrayBuffer())
    const reply = await this.#ask({ ask: 'fetch', method, url, headers: [...headers], body })
    const bytes = reply.status === 204 ? null : new Uint8Array(reply.body)
    return new Response(bytes, { status: reply.status, headers: reply.headers })
  }

  /** Listens on this machine; gives the port. */
  async listen(): Promise<number> {
    return (await this.#ask({ ask: 'listen' })).status
  }

  /** A minute passes, and a beat with it. */
  async later(): Promise<void> {
    this.now += 60
    await this.#ask({ ask: 'beat', now: this.now })
  }

  async close(): Promise<void> {
    await this.#ask({ ask: 'stop' })
    await this.#worker.terminate()
  }
}
