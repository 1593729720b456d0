// The thread that stretches passwords for the demo's accounts, one after the other.
import { parentPort } from 'node:worker_threads'
import { onTheSpot } from '#web/vault/memory.ts'

export type ToStretch = { id: number; password: string; salt: Uint8Array; version: number }
export type Stretched = { id: number; key: Uint8Array }

parentPort?.on('message', async ({ id, password, salt, version }: ToStretch) => {
  const answer: Stretched = { id, key: await onTheSpot.stretch(password, salt, version) }
  parentPort?.postMessage(answer)
})
