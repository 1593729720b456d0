// The known answers of the log formats, against an encoder that shares nothing with ours: node:crypto and sorted keys.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { checkLog, type Surroundings } from '#shared/log/check.ts'
import { parseLeaf } from '#shared/log/entry.ts'
import { parseGlobalLeaf } from '#shared/log/global.ts'
import { kindIs } from '#shared/log/is.ts'
import { KINDS, type KindName } from '#shared/log/kind.ts'
import { kinds } from '#shared/log/kinds.ts'
import { everyEvent } from '#test/setup/every-event.ts'

type Answer = { log: string; size: number; root: string; leaves: { leaf: string; hash: string }[] }
type Plain = null | number | string | Plain[] | { [key: string]: Plain }
type PlainLeaf = {
  entry: { parts: string[]; author: { device: string } }
  part: { log: string | null; seq: number; prev: string; events: { type: string }[] }
  sigs: { key: string; sig: string }[]
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../vectors/log/${name}.json`, import.meta.url), 'utf8'))
const answers = (kind: KindName) => read(kind) as Answer[]
const all = KINDS.flatMap(answers)

// Everything below to the first test is the second encoder: none of our modules.
const sorted = (value: Plain): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${sorted(value[key] ?? null)}`).join()}}`
}
const sha = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const leafOf = (text: string): Buffer => sha(Buffer.of(0), text)
/** RFC 6962 §2.1, as it is written there. */
const treeHash = (leaves: Buffer[]): Buffer => {
  const [only] = leaves
  if (leaves.length === 0) return sha()
  if (leaves.length === 1 && only) return only
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha(Buffer.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}
const ED25519_PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')
const ED25519_PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicKey = (key: string) =>
  createPublicKey({
    key: Buffer.concat([ED25519_PUBLIC, Buffer.from(key, 'base64url')]),
    format: 'der',
    type: 'spki',
  })
const privateKey = (seed: string) =>
  createPrivateKey({
    key: Buffer.concat([ED25519_PRIVATE, Buffer.from(seed, 'base64url')]),
    format: 'der',
    type: 'pkcs8',
  })
const message = (entry: string): Buffer => {
  const type = 'application/vnd.gezinskluis.entry.v1+json'
  return Buffer.from(`DSSEv1 ${type.length} ${type} ${entry.length} ${entry}`)
}
const plainOf = (leaf: string) => JSON.parse(leaf) as PlainLeaf & { entry: Plain; part: Plain }

describe('the known answers', () => {
  test('hold every kind of event there is', () => {
    for (const kind of KINDS) {
      const found = new Set(
        answers(kind).flatMap((a) =>
          a.leaves.flatMap(({ leaf }) => plainOf(leaf).part.events.map((e) => e.type)),
        ),
      )
      expect([...found].sort()).toEqual(['create', ...Object.keys(kinds[kind].demands)].sort())
    }
  })
  test('are what the same history gives today', () => {
    const { scene } = everyEvent()
    for (const { log, leaves } of all)
      expect(scene.leaves.get(log)?.map(fromUtf8)).toEqual(leaves.map(({ leaf }) => leaf))
  })
  test('pass the check', () => {
    const cards = new Map(answers('card').map((a) => [a.log, a]))
    const checked = (answer: Answer, around: Surroundings) =>
      checkLog(
        null,
        answer.leaves.map(({ leaf }) => utf8(leaf)),
        around,
      )
    const around: Surroundings = {
      card(person) {
        const answer = cards.get(person)
        const card = answer ? checked(answer, around) : null
        return card && kindIs(card, 'card') ? card : null
      },
    }
    for (const answer of all)
      expect(checked(answer, around)).toMatchObject({ id: answer.log, size: answer.size })
  })
})

describe('an encoder of its own, with node:crypto,', () => {
  test('writes the same bytes, hashes, ids and roots', () => {
    for (const { log, root, leaves } of all) {
      const hashes = leaves.map(({ leaf, hash }) => {
        expect(sorted(JSON.parse(leaf) as Plain)).toBe(leaf)
        expect(leafOf(leaf).toString('base64url')).toBe(hash)
        return leafOf(leaf)
      })
      expect(treeHash(hashes).toString('base64url')).toBe(root)
      expect(sha(sorted(plainOf(leaves[0]?.leaf ?? '').part)).toString('base64url')).toBe(log)
    }
  })
  test('finds each part named by its entry, and under the root of what stood before that entry', () => {
    for (const { log, leaves } of all) {
      let before = { entry: '', prev: '' }
      leaves.forEach(({ leaf }, seq) => {
        const { entry, part } = plainOf(leaf)
        expect(part.seq).toBe(seq)
        expect(part.log).toBe(seq === 0 ? null : log)
        expect(entry.parts).toContain(sha(sorted(part)).toString('base64url'))
        const root = treeHash(leaves.slice(0, seq).map((l) => leafOf(l.leaf))).toString('base64url')
        const prev = before.entry === sorted(entry) ? before.prev : root
        expect(part.prev).toBe(prev)
        before = { entry: sorted(entry), prev }
      })
    }
  })
  test('verifies every signature, and makes the same from the seeds', () => {
    const seeds = read('seeds') as Record<string, string>
    for (const { leaf } of all.flatMap((a) => a.leaves)) {
      const { entry, sigs } = plainOf(leaf)
      expect(sigs[0]?.key).toBe(entry.author.device)
      for (const { key, sig } of sigs) {
        const bytes = message(sorted(entry))
        expect(verify(null, bytes, publicKey(key), Buffer.from(sig, 'base64url'))).toBe(true)
        expect(sign(null, bytes, privateKey(seeds[key] ?? '')).toString('base64url')).toBe(sig)
      }
    }
  })
  test('finds the head of every log in the global log, under a label that it knows', () => {
    const { root, leaves } = read('global') as { root: string; leaves: { leaf: string; hash: string }[] }
    expect(treeHash(leaves.map(({ leaf }) => leafOf(leaf))).toString('base64url')).toBe(root)
    const heads = leaves.flatMap(({ leaf }) => {
      expect(sorted(JSON.parse(leaf) as Plain)).toBe(leaf)
      const parsed = parseGlobalLeaf(utf8(leaf))
      return 'label' in parsed ? [parsed] : []
    })
    for (const { log, size, root: newest, leaves: own } of all) {
      const labels = own.flatMap(({ leaf }) =>
        parseLeaf(utf8(leaf)).part.events.flatMap((e) => (typeof e.label === 'string' ? [e.label] : [])),
      )
      const first = sha('gezinskluis/v1/label', Buffer.from(log, 'base64url')).subarray(0, 16)
      const under = labels.at(-1) ?? first.toString('base64url')
      const length = Buffer.alloc(8)
      length.writeBigUInt64BE(BigInt(size))
      const head = sha(Buffer.from(under, 'base64url'), length, Buffer.from(newest, 'base64url'))
      expect(heads.filter((h) => h.label === under).at(-1)?.head).toBe(head.toString('base64url'))
    }
  })
})
