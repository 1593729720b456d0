// A real server process to kill, and the requests of families that it answers until then.
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '#test/house/tree.ts'
import { openVault, put } from '#test/setup/household.ts'
import { Scene } from '#test/setup/logs.ts'
import { ORIGIN, Raw } from '#test/setup/raw.ts'
import { type Child, startChild } from './child.ts'

/** Leaves that the server said are there, by log. */
export type Landed = Map<string, readonly Uint8Array[]>

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Starts the server as its host would, on a folder that another one may have been killed on. */
export async function startServer(dataDir: string, port: number): Promise<Child> {
  const main = pathToFileURL(join(root, 'server/main.ts'))
  const env = { DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: ORIGIN, BEAT_SECONDS: '1' }
  const child = startChild(main, [], env)
  await child.line((line) => line.startsWith('Gezinskluis listens'))
  return child
}

/** A client of it, with the clock of this machine; clients of different names have different keys. */
export async function connect(port: number, name: string): Promise<Raw> {
  const fetchThere = (request: Request): Promise<Response> =>
    fetch(new Request(request.url.replace(ORIGIN, `http://127.0.0.1:${port}`), request))
  const scene = new Scene(name)
  scene.now = Math.floor(Date.now() / 1000)
  const raw = new Raw({ fetch: fetchThere, beat: async () => null }, scene)
  await raw.look()
  return raw
}

/**
 * One family: signs up, opens a vault, writes note after note until the server is gone. A leaf is in `landed` as soon
 * as the server has said that it is there.
 */
export async function liveUntilKilled(port: number, name: string, landed: Landed): Promise<void> {
  try {
    const raw = await connect(port, name)
    const keep = () => {
      for (const [log, leaves] of raw.scene.leaves) landed.set(log, [...leaves])
    }
    const noor = await raw.signUp()
    keep()
    const pass = await raw.signIn(noor)
    const vault = await openVault(raw, [noor], pass)
    keep()
    for (;;) {
      const { answer } = await put(raw, noor, pass, vault.map)
      if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`)
      keep()
    }
  } catch (error) {
    if (!isCutOff(error)) throw error
  }
}

/** What undici says of a connection that is gone. */
const isCutOff = (error: unknown): boolean =>
  error instanceof TypeError && /^(?:fetch failed|terminated)$/.test(error.message)
