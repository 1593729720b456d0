// The thread of a far server: the real app on a real store, asked by messages or on a port.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { serve } from '@hono/node-server'
import { createApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { UNLIMITED } from '#server/limits.ts'
import { openStore } from '#server/store/open.ts'

export type Question =
  | { id: number; ask: 'fetch'; method: string; url: string; headers: [string, string][]; body: Uint8Array }
  /** the clock is so late now (Unix seconds), and the server beats */
  | { id: number; ask: 'beat'; now: number }
  /** on a port of this machine, which is the reply's status */
  | { id: number; ask: 'listen' }
  | { id: number; ask: 'stop' }
export type Reply = { id: number; status: number; headers: [string, string][]; body: Uint8Array }

const dir = mkdtempSync(join(tmpdir(), 'gezinskluis-bench-'))
const store = await openStore({ dataDir: dir })
let now: number = workerData
const app = await createApp({ store, config: readConfig({}), clock: () => now, limits: UNLIMITED })

let server: ReturnType<typeof serve> | null = null

async function answer(question: Question): Promise<Omit<Reply, 'id'>> {
  if (question.ask === 'fetch') {
    const { url, method, headers, body } = question
    const init = { method, headers, ...(body.length > 0 ? { body: new Uint8Array(body) } : {}) }
    const response = await app.fetch(new Request(url, init))
    return {
      status: response.status,
      headers: [...response.headers],
      body: new Uint8Array(await response.arrayBuffer()),
    }
  }
  if (question.ask === 'listen') {
    const port = await new Promise<number>((resolve) => {
      server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (at) => resolve(at.port))
    })
    return { status: port, headers: [], body: new Uint8Array() }
  }
  if (question.ask === 'beat') {
    now = question.now
    await app.beat()
  } else {
    app.close()
    server?.close()
    await store.close()
    rmSync(dir, { recursive: true })
  }
  return { status: 204, headers: [], body: new Uint8Array() }
}

parentPort?.on('message', (question: Question) => {
  void answer(question).then((reply) => parentPort?.postMessage({ id: question.id, ...reply }))
})
