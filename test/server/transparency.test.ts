// The global log as a stranger checks it: a small verifier of its own, written from C2SP signed-note, tlog-checkpoint and
// tlog-tiles and RFC 6962, as golang.org/x/mod/sumdb/note and tlog would; nothing of ours but the answers.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { household, put, revoke } from '#test/setup/household.ts'
import { ORIGIN, type Raw, startRaw } from '#test/setup/raw.ts'

let raw: Raw
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ raw, stop } = await startRaw())
})
afterAll(() => stop())

const sha = (...parts: Buffer[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const recordHash = (data: Buffer): Buffer => sha(Buffer.of(0), data)
const nodeHash = (left: Buffer, right: Buffer): Buffer => sha(Buffer.of(1), left, right)

/** Merkle Tree Hash of RFC 6962 §2.1 over leaf hashes. */
function treeHash(leaves: Buffer[]): Buffer {
  const [only] = leaves
  if (only === undefined) return sha()
  if (leaves.length === 1) return only
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}

const get = async (path: string) => {
  const response = await raw.app.fetch(new Request(`${ORIGIN}/transparency/${path}`))
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    cache: response.headers.get('cache-control'),
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

/** note.Open: text and signature lines parted by the last empty line; key id and Ed25519 signature checked. */
async function openCheckpoint(): Promise<{ origin: string; size: number; root: Buffer; vkey: string }> {
  const vkey = (await get('vkey')).bytes.toString()
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)\n$/.exec(vkey) ?? []
  const key = Buffer.from(encoded, 'base64')
  expect(key.length).toBe(33)
  expect(key[0]).toBe(1)
  expect(
    sha(Buffer.from(`${name}\n`), key)
      .subarray(0, 4)
      .toString('hex'),
  ).toBe(id)

  const note = await get('checkpoint')
  expect(note.type).toBe('text/plain; charset=utf-8')
  const whole = note.bytes.toString()
  const gap = whole.lastIndexOf('\n\n')
  const text = whole.slice(0, gap + 1)
  const [, signer, signature = ''] = /^— (\S+) (\S+)\n$/.exec(whole.slice(gap + 2)) ?? []
  expect(signer).toBe(name)
  const signed = Buffer.from(signature, 'base64')
  expect(signed.subarray(0, 4).toString('hex')).toBe(id)
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(1)])
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  expect(verify(null, Buffer.from(text), publicKey, signed.subarray(4))).toBe(true)
  const [origin = '', size = '', root = '', end, ...more] = text.split('\n')
  expect([end, more]).toEqual(['', []])
  return { origin, size: Number(size), root: Buffer.from(root, 'base64'), vkey: name }
}

/** The path of a tile: three digits a group, all but the last led by an x. */
function pathOf(index: number): string {
  let path = String(index % 1000).padStart(3, '0')
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`
  return path
}

/** All leaves, read as entry bundles. */
async function readEntries(size: number): Promise<Buffer[]> {
  const entries: Buffer[] = []
  for (let tile = 0; tile * 256 < size; tile++) {
    const width = Math.min(256, size - tile * 256)
    const answer = await get(`tile/entries/${pathOf(tile)}${width < 256 ? `.p/${width}` : ''}`)
    expect([answer.status, answer.type]).toEqual([200, 'application/octet-stream'])
    expect(answer.cache).toContain('immutable')
    let at = 0
    for (let i = 0; i < width; i++) {
      const length = answer.bytes.readUInt16BE(at)
      entries.push(answer.bytes.subarray(at + 2, at + 2 + length))
      at += 2 + length
    }
    expect(at).toBe(answer.bytes.length)
  }
  return entries
}

/** Every tile that a tree of this size has, against hashes computed from the entries. */
async function checkTiles(leaves: Buffer[]): Promise<void> {
  let level: Buffer[] = leaves
  for (let L = 0; level.length > 0; L++) {
    for (let tile = 0; tile * 256 < level.length; tile++) {
      const hashes = level.slice(tile * 256, (tile + 1) * 256)
      const answer = await get(`tile/${L}/${pathOf(tile)}${hashes.length < 256 ? `.p/${hashes.length}` : ''}`)
      expect(answer.bytes.equals(Buffer.concat(hashes))).toBe(true)
    }
    const above: Buffer[] = []
    for (let i = 0; i + 256 <= level.length; i += 256) above.push(treeHash(level.slice(i, i + 256)))
    level = above
  }
}

const parsed = (entries: Buffer[]) => entries.map((e) => JSON.parse(e.toString()) as Record<string, unknown>)

test('a stranger checks the signed head, every tile and every entry from the specification alone', async () => {
  await household(raw)
  await raw.pass(60)
  // Over two full tiles, so that a second level stands too.
  for (let i = 0; (await openCheckpoint()).size < 600; i++) {
    raw.scene.now += 900
    await raw.app.beat()
    expect(i).toBeLessThan(700)
  }
  await raw.look()
  const head = await openCheckpoint()
  expect(head.origin).toBe(head.vkey)
  const entries = await readEntries(head.size)
  const leaves = entries.map(recordHash)
  expect(treeHash(leaves).equals(head.root)).toBe(true)
  await checkTiles(leaves)
}, 60_000)

test('no place in the tree has two addresses, and what no checkpoint covers has none', async () => {
  const { size } = await openCheckpoint()
  const width = size % 256
  for (const path of [
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/x000/000',
    'tile/00/000',
    'tile/64/000',
    `tile/0/000.p/0`,
    `tile/0/000.p/256`,
    `tile/0/000.p/01`,
    `tile/0/${pathOf(Math.floor(size / 256))}.p/${width + 1}`,
    `tile/0/${pathOf(Math.floor(size / 256))}`,
    `tile/entries/${pathOf(Math.floor(size / 256))}.p/${width + 1}`,
    'tile/entries/x001/x234/067',
    'tile/9/000',
    'tile/-1/000',
  ])
    expect([path, (await get(path)).status]).toEqual([path, 404])
})

test('every log that changed has one leaf in a beat, and the beat ends with its time', async () => {
  const home = await household(raw)
  const before = (await openCheckpoint()).size
  await put(raw, home.noor, home.noors, home.vault.map)
  await put(raw, home.noor, home.noors, home.vault.map)
  await raw.pass(60)
  const { size } = await openCheckpoint()
  const fresh = parsed((await readEntries(size)).slice(before))
  expect(fresh.length).toBe(2)
  expect(Object.keys(fresh[0] ?? {}).sort()).toEqual(['head', 'label', 'n'])
  expect(fresh[1]).toMatchObject({ time: raw.scene.now })
})

test('no label ever has two leaves with one number, and each counts up from nought', async () => {
  const { size } = await openCheckpoint()
  const counts = new Map<string, number>()
  for (const leaf of parsed(await readEntries(size))) {
    if (typeof leaf.label !== 'string') continue
    expect(leaf.n).toBe(counts.get(leaf.label) ?? 0)
    counts.set(leaf.label, Number(leaf.n) + 1)
  }
  expect(counts.size).toBeGreaterThan(5)
})

test('when nothing changes the server beats every quarter of an hour', async () => {
  await raw.pass(900)
  expect(await raw.app.beat()).toBeNull()
  raw.scene.now += 899
  expect(await raw.app.beat()).toBeNull()
  raw.scene.now += 1
  expect(await raw.app.beat()).toMatchObject({ time: raw.scene.now })
  await raw.look()
})

test('the proofs a client asks for hold in the tree of the signed head', async () => {
  const home = await household(raw)
  await raw.pass(60)
  const head = await openCheckpoint()
  const leaves = (await readEntries(head.size)).map(recordHash)
  const { body } = await raw.fetch('GET', '/transparency/seen?from=7')
  const { beat, consistency } = body as unknown as {
    beat: { index: number; leaf: string; proof: string[] }
    consistency: string[]
  }
  expect(beat.index).toBe(head.size - 1)
  expect(beat.proof).toEqual(pathTo(leaves, beat.index).map((h) => h.toString('base64url')))
  expect(consistency).toEqual(subproof(7, leaves, true).map((h) => h.toString('base64url')))
  const state = raw.scene.log(home.vault.map, 'compartment').state
  const label = state.epochs[0]?.label
  const answer = await raw.fetch('POST', '/transparency/labels', {
    size: head.size,
    labels: [
      { label, n: 0 },
      { label: raw.scene.id(), n: 0 },
    ],
  })
  const [own, nobodys] = answer.body.labels as { leaves: { index: number; proof: string[] }[] }[]
  expect(nobodys?.leaves).toEqual([])
  expect(own?.leaves.length).toBeGreaterThan(0)
  for (const leaf of own?.leaves ?? [])
    expect(leaf.proof).toEqual(pathTo(leaves, leaf.index).map((h) => h.toString('base64url')))
})

/** RFC 6962 §2.1.1 */
function pathTo(leaves: Buffer[], index: number): Buffer[] {
  if (leaves.length <= 1) return []
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return index < k
    ? [...pathTo(leaves.slice(0, k), index), treeHash(leaves.slice(k))]
    : [...pathTo(leaves.slice(k), index - k), treeHash(leaves.slice(0, k))]
}

/** RFC 6962 §2.1.2 */
function subproof(m: number, leaves: Buffer[], whole: boolean): Buffer[] {
  if (m === leaves.length) return whole ? [] : [treeHash(leaves)]
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), whole), treeHash(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), treeHash(leaves.slice(0, k))]
}

test('71: a new epoch moves a log to a label that only who could read the old one can follow', async () => {
  const home = await household(raw)
  await raw.pass(60)
  const old = raw.scene.log(home.vault.map, 'compartment').state.epochs[0]?.label ?? ''
  await revoke(raw, home.parents, home.fatima, home.vault)
  await raw.pass(60)
  const next = raw.scene.log(home.vault.map, 'compartment').state.epochs.at(-1)?.label ?? ''
  const { size } = await openCheckpoint()
  const entries = parsed(await readEntries(size))
  const last = entries.filter((e) => e.label === old).at(-1)
  expect(last?.next).toBe(sha(Buffer.from(next, 'base64url')).toString('base64url'))
  expect(entries.filter((e) => e.label === next).map((e) => e.n)).toEqual([0])
  expect(next).not.toBe(old)
})
