// The engine in a browser: its ports are this page's connection, IndexedDB, a worker and the clock of the device.
import type { Engine } from '#web/vault/engine.ts'
import { createEngine } from '#web/vault/open.ts'
import { browserDevice } from './device.ts'
import { workerHeavy } from './heavy.ts'

/** Opens this browser's engine: loaded after the shell, since it brings the cryptography. */
export async function openBrowserEngine(): Promise<Engine> {
  return createEngine({
    origin: location.origin,
    fetch: (request) => fetch(request),
    device: await browserDevice(),
    heavy: workerHeavy(),
    now: () => Math.floor(Date.now() / 1000),
  })
}
