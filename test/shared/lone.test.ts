// One leaf of a log that is not read whole: what is refused of it, each for its own reason.
import { describe, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { consistencyProof, inclusionProof, leafHash, rootOf } from '#crypto/public/tree.ts'
import type { Surroundings } from '#shared/log/check.ts'
import { encodeLeaf, type Leaf, parseLeaf } from '#shared/log/entry.ts'
import { checkLone, type LoneLeaf } from '#shared/log/lone.ts'
import { familyWithGrant } from '#test/setup/family.ts'
import { codeOf } from '#test/setup/rules.ts'

const at = familyWithGrant()
const { scene, vault } = at
const honest = [...(scene.leaves.get(vault) ?? [])]
/** the newest leaf that is an entry's only part here */
const seq = honest.length - 1

/** A leaf of a tree that stands as a whole, whatever stands in it; `over` changes what is said of it. */
function lone(leaves: readonly Uint8Array[] = honest, over: Partial<LoneLeaf> = {}) {
  const hashes = leaves.map(leafHash)
  const part = parseLeaf(leaves[seq] ?? new Uint8Array()).part
  const from = leaves.findIndex((_, size) => base64url(rootOf(hashes.slice(0, size))) === part.prev)
  const start = from < 0 ? seq : from
  const claim: LoneLeaf = {
    seq,
    bytes: leaves[seq] ?? new Uint8Array(),
    proof: inclusionProof(hashes, seq),
    from: start,
    history: consistencyProof(hashes, start),
    ...over,
  }
  return { claim, tree: { size: leaves.length, root: rootOf(hashes) } }
}

const verdict = (
  { claim, tree }: ReturnType<typeof lone>,
  { id = vault, around = scene.around }: { id?: string; around?: Surroundings } = {},
): string | null => codeOf(() => checkLone(id, claim, tree, around))

/** The newest leaf changed, in a tree over what it says now. */
function changed(change: (leaf: Leaf) => Leaf): ReturnType<typeof lone> {
  const leaf = parseLeaf(honest[seq] ?? new Uint8Array())
  return lone([...honest.slice(0, seq), encodeLeaf(change(leaf))])
}

test('a leaf of an honest log stands, at its place and at no other', () => {
  expect(verdict(lone())).toBeNull()
  expect(verdict(lone(honest, { seq: seq - 1 }))).toBe('not-included')
  expect(verdict(lone(honest, { proof: [] }))).toBe('not-included')
})

describe('refused is', () => {
  test('other-log: a leaf that says it is of another log', () => {
    expect(verdict(lone(), { id: at.map })).toBe('other-log')
  })
  test('wrong-seq: one that stands elsewhere than it says', () => {
    expect(verdict(changed((leaf) => ({ ...leaf, part: { ...leaf.part, seq: seq + 1 } })))).toBe('wrong-seq')
  })
  test('part-not-in-entry: one whose part the entry does not name', () => {
    const other = changed((leaf) => ({ ...leaf, part: { ...leaf.part, salt: scene.id() } }))
    expect(verdict(other)).toBe('part-not-in-entry')
  })
  test('wrong-prev: one whose author signed upon another history', () => {
    const first = honest[0] ?? new Uint8Array()
    const forked = honest.map((bytes, i) => (i === seq - 1 ? first : bytes))
    expect(verdict(lone(forked))).toBe('wrong-prev')
    expect(verdict(lone(honest, { from: seq + 1 }))).toBe('wrong-prev')
    expect(verdict(lone(honest, { from: 0, history: [] }))).toBe('wrong-prev')
  })
  test('card-unknown, card-behind: one whose author is not known, or not long enough', () => {
    expect(verdict(lone(), { around: { card: () => null } })).toBe('card-unknown')
    const behind: Surroundings = {
      card: (person, size) => {
        const card = scene.around.card(person, size)
        return card && { ...card, size: 1 }
      },
    }
    expect(verdict(lone(), { around: behind })).toBe('card-behind')
  })
  test('device-not-active: one by a device its author’s card does not name', () => {
    const bare: Surroundings = {
      card: (person, size) => {
        const card = scene.around.card(person, size)
        return card && { ...card, state: { ...card.state, devices: [] } }
      },
    }
    expect(verdict(lone(), { around: bare })).toBe('device-not-active')
  })
  test('signature-missing, signature-wrong: one its device did not sign, or signed differently', () => {
    const other = { key: base64url(new Uint8Array(32).fill(4)), sig: base64url(new Uint8Array(64)) }
    expect(verdict(changed((leaf) => ({ ...leaf, sigs: [other] })))).toBe('signature-missing')
    const twice = changed((leaf) => ({ ...leaf, sigs: [...leaf.sigs, ...leaf.sigs] }))
    expect(verdict(twice)).toBe('signature-wrong')
    const wrong = changed((leaf) => ({
      ...leaf,
      sigs: leaf.sigs.map(({ key }) => ({ key, sig: other.sig })),
    }))
    expect(verdict(wrong)).toBe('signature-wrong')
  })
})
