// The server on a thread of its own, its clock set by who measures: what a client costs is then told apart from it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { createApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { UNLIMITED } from '#server/limits.ts'
import { openStore } from '#server/store/open.ts'

export type Question =
  | { id: number; ask: 'fetch'; method: string; url: string; headers: [string, string][]; body: Uint8Array }
  /** the clock is so late now (Unix seconds), and the server beats */
  | { id: number; ask: 'beat'; now: number }
  | { id: number; ask: 'stop' }
export type Reply = { id: number; status: number; headers: [string, string][]; body: Uint8Array }

const dir = mkdtempSync(join(tmpdir(), 'gezinskluis-bench-'))
const store = await openStore({ dataDir: dir })
let now = Math.floor(Date.parse('2026-11-24T19:00:00Z') / 1000)
const app = await createApp({ store, config: readConfig({}), clock: () => now, limits: UNLIMITED })

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
  if (question.ask === 'beat') {
    now = question.now
    await app.beat()
  } else {
    app.close()
    await store.close()
    rmSync(dir, { recursive: true })
  }
  return { status: 204, headers: [], body: new Uint8Array() }
}

parentPort?.on('message', (question: Question) => {
  void answer(question).then((reply) => parentPort?.postMessage({ id: question.id, ...reply }))
})
