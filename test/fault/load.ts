// Appends under load until it is killed, and says on standard output what was acknowledged.
// Usage: node test/fault/load.ts DATA_DIR [DATABASE_URL]
import { writeSync } from 'node:fs'
import { leafHash } from '#crypto/public/tree.ts'
import type { Commit, LogAppend, Store } from '#server/store/contract.ts'
import { openStore } from '#server/store/open.ts'
import { bytes, hashOf, newId } from '#test/server/store/make.ts'
import { type Acknowledged, frontierBytes, frontierOf, LOGS, type Said, SHARED } from './evidence.ts'

const [dataDir = '', databaseUrl] = process.argv.slice(2)
const store = await openStore({ dataDir, ...(databaseUrl === undefined ? {} : { databaseUrl }) })

await Promise.all(LOGS.map((log, i) => write(store, log, i)))

/** A writer with a log of its own; every third entry also lands in the log that all of them share. */
async function write(store: Store, own: string, salt: number): Promise<void> {
  for (let i = salt; ; i++) {
    const logs = i % 3 === 0 ? [own, SHARED] : [own]
    const { commit, said } = await compose(store, logs)
    const answer = await store.append(commit)
    // A conflict on the shared log: read the heads again and go on.
    if (answer !== 'appended') continue
    for (const { log, expectedSize } of commit.logs) acknowledge({ log, seq: expectedSize, said })
  }
}

async function compose(store: Store, logs: readonly string[]): Promise<{ commit: Commit; said: Said }> {
  const sealed = bytes(newId().repeat(8))
  const said: Said = { entry: newId(), logs: logs.length, blob: hashOf(sealed), fill: newId().repeat(12) }
  const leaf = bytes(JSON.stringify(said))
  const parts = await Promise.all(logs.map((log) => part(store, log, leaf)))
  const [first = ''] = logs
  return {
    commit: { entry: said.entry, logs: parts, blobs: [{ hash: said.blob, log: first, bytes: sealed }] },
    said,
  }
}

async function part(store: Store, log: string, leaf: Uint8Array): Promise<LogAppend> {
  const head = await store.head(log)
  const frontier = frontierOf(head)
  frontier.append(leafHash(leaf))
  return {
    log,
    kind: 'compartment',
    vault: null,
    owner: null,
    expectedSize: head?.size ?? 0,
    leaves: [leaf],
    root: frontier.root(),
    frontier: frontierBytes(frontier),
    ...(head === null ? { label: log } : {}),
  }
}

/** Straight to the pipe, and below PIPE_BUF (4,096): nothing acknowledged waits here at its death, no line is half. */
function acknowledge(one: Acknowledged): void {
  writeSync(1, `${JSON.stringify(one)}\n`)
}
