// One socket, real connections: who hangs up half-way, and how the server stops.
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Line } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { JobLine } from '#server/fault.ts'
import { listen } from '#server/listen.ts'
import { openStore } from '#server/store/open.ts'

const GRACE_MS = 100

/** A listening server; `line` resolves with the first line it logs for which `is` holds. */
async function listening() {
  const dataDir = await mkdtemp(join(tmpdir(), 'gezinskluis-listen-'))
  const store = await openStore({ dataDir })
  const lines: (Line | JobLine)[] = []
  const log = (line: Line | JobLine) => void lines.push(line)
  const server = await listen(store, readConfig({ PORT: '0' }), log, GRACE_MS)
  onTestFinished(async () => {
    await server.stop()
    await rm(dataDir, { recursive: true })
  })
  const line = async (route: string): Promise<Line> => {
    for (;;) {
      const found = lines.find((one): one is Line => 'route' in one && one.route === route)
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  return { server, line }
}

/** A request whose body stops half-way; resolves once the server has begun to read it. */
async function halfSent(address: string): Promise<Socket> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1')
  socket.on('error', () => socket.destroy())
  onTestFinished(() => void socket.destroy())
  const head = [
    'POST /api/session/challenge HTTP/1.1',
    'host: x',
    'content-length: 100',
    'expect: 100-continue',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  // The server says to go on once it has the request in hand (RFC 9110 §10.1.1).
  await new Promise((resolve) => socket.once('data', resolve))
  socket.write('{"half"')
  return socket
}

test('who hangs up half-way through a request is no fault of the server', async () => {
  const { server, line } = await listening()
  const socket = await halfSent(server.address)
  socket.resetAndDestroy()
  const told = await line('/api/session/challenge')
  expect(told).toMatchObject({ status: 400 })
  expect(told).not.toHaveProperty('fault')
})

test('a request that stays half-sent does not keep a stopping server alive', async () => {
  const { server } = await listening()
  const socket = await halfSent(server.address)
  const cut = new Promise((resolve) => socket.once('close', resolve))
  await server.stop()
  await cut
})

test('a request that is under way when the server stops gets its answer', async () => {
  const { server } = await listening()
  const socket = await halfSent(server.address)
  const answer = new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(String(bytes))))
  const stopped = server.stop()
  socket.write('}'.padEnd(100 - '{"half"'.length))
  expect(await answer).toMatch(/^HTTP\/1\.1 400 .*"bad-json"/s)
  await stopped
})
