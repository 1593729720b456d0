// Signatures judged by several threads: the same verdict, and the same first thing wrong, as one thread would give.
import { afterAll, describe, expect, test } from 'vitest'
import { base64url } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { Frontier, leafHash } from '#crypto/public/tree.ts'
import { Judges } from '#server/cli/judges/pool.ts'
import { checkLog } from '#shared/log/check.ts'
import { type Leaf, parseLeaf } from '#shared/log/entry.ts'
import { Refused } from '#shared/log/refusal.ts'
import { family, revision } from '#test/setup/family.ts'

/** More than a few batches, and the last of them not full. */
const NOTE_COUNT = 150
const EARLY = 20
const LATE = 120

const { scene, noor, map } = family()
const judges = new Judges(2)
afterAll(() => judges.stop())

type Change = (leaf: Leaf) => Leaf
const otherSignature: Change = (leaf) => ({
  ...leaf,
  sigs: leaf.sigs.map(({ key, sig }) => ({ key, sig: `${sig.startsWith('A') ? 'B' : 'A'}${sig.slice(1)}` })),
})
const otherSalt: Change = (leaf) => ({ ...leaf, part: { ...leaf.part, salt: scene.id() } })

/** Notes on the family's map, some lines of it changed; what follows them is signed on what then stands there. */
function written(changes: Readonly<Record<number, Change>> = {}): Uint8Array[] {
  const leaves = [...(scene.leaves.get(map) ?? [])]
  const tree = new Frontier()
  for (const leaf of leaves) tree.append(leafHash(leaf))
  for (let seq = leaves.length; seq < NOTE_COUNT; seq++) {
    const prev = base64url(tree.root())
    const events = [{ type: 'put', epoch: 1, ...revision(scene) }]
    const [leaf] = scene.sign(noor, [{ log: map, seq, prev, salt: scene.id(), events }]).leaves
    if (!leaf) throw new Error('one part gives one leaf')
    const change = changes[seq]
    const bytes = change ? canonicalize(change(parseLeaf(leaf.bytes)) as never) : leaf.bytes
    leaves.push(bytes)
    tree.append(leafHash(bytes))
  }
  return leaves
}

const alone = (from: readonly Uint8Array[]) => outcome(() => checkLog(null, from, scene.around))
const together = (from: readonly Uint8Array[]) =>
  outcome(() =>
    judges.hold((verify) => checkLog(null, from, verify ? { ...scene.around, verify } : scene.around)),
  )
function outcome(check: () => { size: number }) {
  try {
    return check().size
  } catch (error) {
    if (error instanceof Refused) return [error.code, error.where?.seq]
    throw error
  }
}

describe('a log whose signatures several threads judge', () => {
  test('stands when all of them do', () => {
    expect(together(written())).toBe(NOTE_COUNT)
  })
  test.each([2, EARLY, LATE, NOTE_COUNT - 1])(
    'is refused at line %i when the signature there is of something else, though all the rest fits',
    (at) => {
      const changed = written({ [at]: otherSignature })
      expect(together(changed)).toEqual(['signature-wrong', at])
      expect(alone(changed)).toEqual(['signature-wrong', at])
    },
  )
  test('is refused for what comes first, whether that is a signature or a rule', () => {
    expect(together(written({ [EARLY]: otherSignature, [LATE]: otherSalt }))).toEqual([
      'signature-wrong',
      EARLY,
    ])
    expect(together(written({ [EARLY]: otherSalt, [LATE]: otherSignature }))).toEqual([
      'part-not-in-entry',
      EARLY,
    ])
  })
  test('is not blamed for a log that was refused before it', () => {
    expect(together(written({ [LATE]: otherSignature }))).toEqual(['signature-wrong', LATE])
    expect(together(written())).toBe(NOTE_COUNT)
  })
})
