// kill -9 of the server while families write: what it acknowledged is there, it starts by itself, nothing is forked.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '#server/store/open.ts'
import { connect, freePort, type Landed, liveUntilKilled, startServer } from './served.ts'
import { type Seen, seenIn, wrongGlobal, wrongLogs } from './whole.ts'

const KILLS = 20
const FAMILIES = 3

test('killed twenty times while families write, the server has every entry it acknowledged and starts by itself', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gezinskluis-served-'))
  onTestFinished(() => rm(dataDir, { recursive: true }))
  const port = await freePort()
  const landed: Landed = new Map()
  const seen: Seen[] = []
  let vkey = ''
  for (let kill = 0; kill < KILLS; kill++) {
    const server = await startServer(dataDir, port)
    onTestFinished(() => server.kill())
    const lives = Promise.allSettled(
      Array.from({ length: FAMILIES }, (_, i) => liveUntilKilled(port, `family ${kill} ${i}`, landed)),
    )
    // Another moment each time: while they sign up, while they write; every fourth time around the beat.
    await setTimeout(kill % 4 === 3 ? 990 + kill : 150 + ((kill * 97) % 500))
    const now = await look(port)
    await server.kill()
    seen.push(now.seen)
    vkey ||= now.vkey
    expect(now.vkey).toBe(vkey)
    expect((await lives).filter(({ status }) => status === 'rejected')).toEqual([])

    const store = await openStore({ dataDir })
    expect(await wrongLogs(store, landed)).toEqual([])
    expect(await wrongGlobal(store, vkey, seen)).toEqual([])
    await store.close()
  }
  const leaves = [...landed.values()].reduce((sum, of) => sum + of.length, 0)
  expect(leaves).toBeGreaterThan(KILLS * FAMILIES * 4)
  expect(seen.at(-1)?.size).toBeGreaterThan(KILLS)
})

/** What anybody sees of the global log at this moment. */
async function look(port: number): Promise<{ seen: Seen; vkey: string }> {
  const raw = await connect(port, 'anybody')
  const bytes = async (path: string) => {
    const response = await raw.app.fetch(new Request(`http://vault.test${path}`))
    return new Uint8Array(await response.arrayBuffer())
  }
  const seen = seenIn(await bytes('/transparency/checkpoint'))
  return {
    seen,
    vkey: Buffer.from(await bytes('/transparency/vkey'))
      .toString()
      .trim(),
  }
}
