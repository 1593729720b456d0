// Entries per second through POST /api/entries with 32 writers: token, proof, signature, rules, disk. Shown without a bar.
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { base64url } from '#crypto/public/bytes.ts'
import { Frontier, leafHash } from '#crypto/public/tree.ts'
import type { Part } from '#shared/log/entry.ts'
import { openVault, sealedRevision } from '#test/setup/household.ts'
import { Scene } from '#test/setup/logs.ts'
import { bodyOf, ORIGIN, type Pass, Raw, type Resident } from '#test/setup/raw.ts'
import { perSecond, rawInsert } from './append.ts'
import { FarServer } from './far-server.ts'
import { type Measured, median } from './measure.ts'

const WRITER_COUNT = 32
const ENTRY_COUNT = 20
const ROUND_COUNT = 3

/** A request that is ready to go: signing it is its author's work, not the server's. */
type Ready = { headers: Record<string, string>; body: string }
type Writer = { raw: Raw; noor: Resident; pass: Pass; map: string; tree: Frontier; size: number }

export async function routed(): Promise<Measured> {
  const server = new FarServer()
  const port = await server.listen()
  const agent = new Agent({ keepAlive: true, maxSockets: WRITER_COUNT })
  const writers: Writer[] = []
  for (let i = 0; i < WRITER_COUNT; i++) writers.push(await writerOf(server, `writer ${i}`))
  const dataDir = await mkdtemp(join(tmpdir(), 'gezinskluis-bench-'))
  const insert = rawInsert(dataDir)
  const rounds: { whole: number; raw: number }[] = []
  for (let round = 0; round < ROUND_COUNT; round++) {
    const ready = await Promise.all(writers.map(entriesOf))
    const start = performance.now()
    await Promise.all(ready.map((mine) => sendAll(mine, port, agent)))
    const whole = (WRITER_COUNT * ENTRY_COUNT * 1000) / (performance.now() - start)
    rounds.push({ whole, raw: perSecond(insert) })
  }
  agent.destroy()
  await server.close()
  await rm(dataDir, { recursive: true })
  const raw = median(rounds.map(({ raw }) => raw))
  return {
    value: Math.round(median(rounds.map(({ whole }) => whole))),
    unit: 'entries/s through the route',
    ratio: median(rounds.map(({ whole, raw }) => whole / raw)),
    against: `${Math.round(raw)} raw node:sqlite inserts/s one by one; ${WRITER_COUNT} writers over HTTP`,
    bar: null,
    holds: true,
  }
}

/** Somebody signed in, with a vault and a map of their own. */
async function writerOf(server: FarServer, name: string): Promise<Writer> {
  const scene = new Scene(name)
  scene.now = server.now
  const raw = new Raw({ fetch: server.fetch, beat: async () => null }, scene)
  await raw.look()
  const noor = await raw.signUp()
  const pass = await raw.signIn(noor)
  const { map } = await openVault(raw, [noor], pass)
  const tree = new Frontier()
  for (const leaf of scene.leaves.get(map) ?? []) tree.append(leafHash(leaf))
  return { raw, noor, pass, map, tree, size: scene.leaves.get(map)?.length ?? 0 }
}

/** The next notes in that map, each signed on the one before it and with a proof of its own. */
async function entriesOf(writer: Writer): Promise<Ready[]> {
  const { raw, noor, pass, map, tree } = writer
  const ready: Ready[] = []
  for (let i = 0; i < ENTRY_COUNT; i++) {
    const { fields, blobs } = sealedRevision(raw, map)
    const events = [{ type: 'put', epoch: 1, ...fields }]
    const prev = base64url(tree.root())
    const part: Part = { log: map, seq: writer.size++, prev, salt: raw.scene.id(), events }
    const made = raw.scene.sign(noor, [part])
    for (const { bytes } of made.leaves) tree.append(leafHash(bytes))
    const headers = await raw.headers(pass, 'POST', '/api/entries')
    ready.push({ headers, body: JSON.stringify(bodyOf(made, { blobs })) })
  }
  return ready
}

async function sendAll(ready: Ready[], port: number, agent: Agent): Promise<void> {
  for (const one of ready) {
    const status = await send(one, port, agent)
    if (status !== 200) throw new Error(`refused with ${status}`)
  }
}

/** The proof names `ORIGIN`, and so does the Host. */
const send = ({ headers, body }: Ready, port: number, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const host = new URL(ORIGIN).host
    const options = { port, agent, method: 'POST', path: '/api/entries', headers: { ...headers, host } }
    const sent = request(options, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body)
  })
