// Heavy work as the engine asks for it, carried out by a worker.
import type { Heavy } from '#web/vault/ports.ts'
import type { Answered, Asked, Listening } from './messages.ts'

type Waiting = { done(result: never): void; fail(error: Error): void }
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

/** Starts the worker; it stays for as long as the page does. */
export function workerHeavy(): Heavy {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let last = 0
  const listening = Promise.withResolvers<void>()
  worker.onmessage = ({ data }: MessageEvent<Answered | Listening>) => {
    if ('listening' in data) return listening.resolve()
    const one = waiting.get(data.id)
    waiting.delete(data.id)
    if ('error' in data) one?.fail(new Error(data.error))
    else one?.done(data.result as never)
  }
  worker.onerror = () => {
    for (const one of waiting.values()) one.fail(new Error('the worker did not start'))
    waiting.clear()
  }
  const ask = <T>(asked: WithoutId<Asked>): Promise<T> =>
    new Promise<T>((done, fail) => {
      const id = ++last
      waiting.set(id, { done: done as Waiting['done'], fail })
      void listening.promise.then(() => worker.postMessage({ id, ...asked }))
    })
  return {
    stretch: (password, salt, sheetVersion) => ask({ do: 'stretch', password, salt, sheetVersion }),
    verify: (signatures) => ask({ do: 'verify', signatures }),
  }
}
