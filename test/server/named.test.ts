// What somebody is served of a family's log that names them and that they do not read.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { leafHash } from '#crypto/public/tree.ts'
import { leavesNaming, namingOf } from '#shared/family/naming.ts'
import { parseLeaf } from '#shared/log/entry.ts'
import { blobs } from '#shared/wire/logs.ts'
import { type Named, named } from '#shared/wire/named.ts'
import { House, type Somebody, sure } from '#test/setup/house.ts'
import { joins } from '#test/setup/joins.ts'
import { asks, childOf, household, write } from '#test/story/scene.ts'

let house: House
let noor: Somebody
let sam: Somebody
let vault: string

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'), ['Sam', 'Yara'])
  vault = noor.vault().id
  sam = await house.person('Sam')
  await joins(house, noor, sam, { name: 'Sam', as: 'young', child: childOf(noor, 'Sam').id })
  await joins(house, noor, await house.person('Bram'), { name: 'Bram', as: 'holder' })
})
afterAll(() => house.close())

const served = (who: Somebody, from = 0): Promise<Named> =>
  who.core.connection.get(`/api/vaults/${vault}/named?from=${from}`, named)
const familyLeaves = async () => (await house.store.leaves(vault, 0, 10_000)).map(({ bytes }) => bytes)

test('Sam is served exactly the leaves that name Sam, as they stand in the log', async () => {
  const all = await familyLeaves()
  const naming = all.flatMap((bytes, seq) => namingOf(seq, parseLeaf(bytes).part.events) ?? [])
  const { leaves, size } = await served(sam)
  expect(size).toBe(all.length)
  expect(leaves.map(({ seq }) => seq)).toEqual(leavesNaming(naming, sam.core.person))
  for (const { seq, leaf } of leaves) expect(leaf).toBe(base64url(all[seq] ?? new Uint8Array()))
})

test('no word of any other leaf is in the answer: no map, policy or record of Yara, no invitation, no holder’s key', async () => {
  const all = await familyLeaves()
  const answer = await served(sam)
  const given = new Set(answer.leaves.map(({ seq }) => seq))
  // Read as text, leaves and all; hashes of the tree are words of their own.
  const text = JSON.stringify({
    ...answer,
    leaves: answer.leaves.map((one) => ({
      ...one,
      leaf: new TextDecoder().decode(fromBase64url(one.leaf)),
    })),
  })
  const words = (bytes: Uint8Array) =>
    new TextDecoder().decode(bytes).match(/[A-Za-z0-9_-]{22,}/g) ?? ([] as string[])
  const known = new Set([...given].flatMap((seq) => words(all[seq] ?? new Uint8Array())))
  // Everything in a leaf says who wrote it and on what: that Noor writes, Sam knows.
  const people = [noor, sam].flatMap((who) => [who.core.person, base64url(who.core.device.publicKey)])
  const others = all.flatMap((bytes, seq) => (given.has(seq) ? [] : words(bytes)))
  // The label under which the log stands in the register is told, so that it can be found there.
  people.push(sure(answer.shown).label)
  const secret = others.filter((word) => !known.has(word) && !people.includes(word))
  expect(secret.length).toBeGreaterThan(50)
  // The root that an author signed upon and the one the tree has there are the same word, and the tree is told.
  const roots = new Set(
    all.flatMap((bytes) => [parseLeaf(bytes).part.prev, parseLeaf(bytes).entry.seen.root]),
  )
  for (const word of secret.filter((one) => !roots.has(one))) expect(text).not.toContain(word)
  expect(answer.leaves.length).toBeLessThan(all.length / 2)
})

test('how long the proofs are follows from the place and the size of the tree, whatever stands beside it', async () => {
  const { leaves, size } = await served(sam)
  const depth = (from: number, to: number, index: number): number => {
    if (to - from === 1) return 0
    let half = 1
    while (half * 2 < to - from) half *= 2
    return 1 + (index < from + half ? depth(from, from + half, index) : depth(from + half, to, index))
  }
  for (const { seq, proof } of leaves) expect(proof).toHaveLength(depth(0, size, seq))
  // What the answer tells of the rest: how many leaves there are, and hashes over salted ones.
  const hashes = new Set((await familyLeaves()).map((bytes) => base64url(leafHash(bytes))))
  const given = new Set(leaves.map(({ leaf }) => base64url(leafHash(fromBase64url(leaf)))))
  const beside = leaves.flatMap(({ proof }) => proof).filter((one) => hashes.has(one) && !given.has(one))
  expect(beside.length).toBeGreaterThan(0)
})

test('what happens about Yara moves the size and nothing else', async () => {
  const before = await served(sam)
  await write(noor, 'thuis', 'Van Yara.', 'Yara')
  await asks(house, noor, await house.person('Pim', { as: 'professional' }), {
    maps: ['school'],
    child: 'Yara',
  })
  const after = await served(sam, before.size)
  expect(after.leaves).toEqual([])
  expect(after.size).toBeGreaterThan(before.size)
})

test('a professional and a stranger are told there is no such vault; a holder is served what names them', async () => {
  const pim = await house.person('Gijs', { as: 'professional' })
  await expect(served(pim)).rejects.toThrow('not-found')
  expect((await served(noor)).leaves.length).toBeGreaterThan(0)
  const nobody = base64url(new Uint8Array(32))
  await expect(sam.core.connection.get(`/api/vaults/${nobody}/named?from=0`, named)).rejects.toThrow(
    'not-found',
  )
  await expect(served(sam, 100_000)).rejects.toThrow('bad-shape')
})

test('sealed bytes that a leaf which names Sam happens to name stay closed', async () => {
  const { leaves } = await served(sam)
  const bodies = leaves.flatMap(({ leaf }) =>
    parseLeaf(fromBase64url(leaf)).part.events.flatMap((e) => (typeof e.body === 'string' ? [e.body] : [])),
  )
  expect(bodies.length).toBeGreaterThan(0)
  await expect(
    sam.core.connection.post('/api/blobs', blobs, { log: vault, hashes: [sure(bodies[0])] }),
  ).rejects.toThrow('not-found')
})
