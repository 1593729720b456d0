// Stretching: Argon2id on a thread of its own, so that accounts are made ready while the story goes on.
import { Worker } from 'node:worker_threads'
import { onTheSpot } from '#web/vault/memory.ts'
import type { Heavy } from '#web/vault/ports.ts'
import type { Stretched, ToStretch } from './stretch-thread.ts'

export class Stretching {
  readonly #thread = new Worker(new URL('./stretch-thread.ts', import.meta.url))
  readonly #waiting = new Map<number, PromiseWithResolvers<Uint8Array>>()
  #count = 0

  constructor() {
    this.#thread.on('message', ({ id, key }: Stretched) => {
      this.#waiting.get(id)?.resolve(key)
      this.#waiting.delete(id)
    })
    this.#thread.on('error', (error) => {
      for (const { reject } of this.#waiting.values()) reject(error)
    })
  }

  readonly heavy: Heavy = {
    ...onTheSpot,
    stretch: (password, salt, version) => {
      const wanted: ToStretch = { id: this.#count++, password, salt, version }
      const answer = Promise.withResolvers<Uint8Array>()
      this.#waiting.set(wanted.id, answer)
      this.#thread.postMessage(wanted)
      return answer.promise
    },
  }

  async stop(): Promise<void> {
    await this.#thread.terminate()
  }
}
