// The one check of a log, whatever its kind: what holds of every history, and what no history survives.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { checkLeaf, checkLog, type Log } from '#shared/log/check.ts'
import { encodeLeaf, type Leaf, LIMITS, padParts, parseLeaf } from '#shared/log/entry.ts'
import { encodeGlobalLeaf, headOf, labelNow, nextOf, parseGlobalLeaf } from '#shared/log/global.ts'
import { family, familyWithGrant } from '#test/setup/family.ts'
import { type History, historyOf } from '#test/setup/history.ts'
import { codeOf } from '#test/setup/rules.ts'

const deeds = fc.array(fc.nat(47), { minLength: 2, maxLength: 12 })
const leavesOf = (at: History): Uint8Array[] => [...(at.scene.leaves.get(at.map) ?? [])]
const refused = (at: History, leaves: Uint8Array[]): string | null =>
  codeOf(() => checkLog(null, leaves, at.scene.around))
/** all that can be seen of a log */
const seenOf = (log: Log | null) =>
  log && structuredClone({ ...log, frontier: log.frontier.hashes, state: JSON.stringify(log.state, plain) })
const plain = (_: string, value: unknown): unknown =>
  value instanceof Map ||
  (typeof value === 'object' && value !== null && 'entries' in value && !Array.isArray(value))
    ? [...(value as Map<string, unknown>).entries()]
    : value
describe('every valid history', () => {
  test('checks the same leaf by leaf, in pieces and in one go', () => {
    fc.assert(
      fc.property(deeds, (numbers) => {
        const at = historyOf(numbers)
        for (const [id, leaves] of at.scene.leaves) {
          const whole = seenOf(checkLog(null, leaves, at.scene.around))
          const half = checkLog(null, leaves.slice(0, 1), at.scene.around)
          expect(seenOf(checkLog(half, leaves.slice(1), at.scene.around))).toEqual(whole)
          expect(seenOf(at.scene.logs.get(id) ?? null)).toEqual(whole)
        }
      }),
      { numRuns: 25 },
    )
  })
  test('says the same whatever order of checking other logs came before', () => {
    const at = historyOf([0, 2, 8, 3, 1])
    const forth = [...at.scene.leaves].map(
      ([id, l]) => [id, seenOf(checkLog(null, l, at.scene.around))] as const,
    )
    const back = [...at.scene.leaves]
      .reverse()
      .map(([id, l]) => [id, seenOf(checkLog(null, l, at.scene.around))] as const)
    expect(new Map(back)).toEqual(new Map(forth))
  })
})

describe('no history survives', () => {
  test('a single changed byte anywhere in a leaf', () => {
    const at = historyOf([0, 2, 8, 3, 6])
    const leaves = leavesOf(at)
    fc.assert(
      fc.property(
        fc.nat(leaves.length - 1),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (which, where, flip) => {
          const leaf = leaves[which] ?? new Uint8Array()
          const changed = Uint8Array.from(leaf)
          const place = where % leaf.length
          changed[place] = (changed[place] ?? 0) ^ flip
          expect(
            refused(
              at,
              leaves.map((l, i) => (i === which ? changed : l)),
            ),
          ).not.toBe(null)
        },
      ),
      { numRuns: 400 },
    )
  })
  test('two leaves that changed places', () => {
    const at = historyOf([0, 2, 8, 3, 1])
    const leaves = leavesOf(at)
    for (let i = 0; i + 1 < leaves.length; i++) {
      const [a, b] = leaves.slice(i, i + 2)
      if (a && b) expect(refused(at, leaves.with(i, b).with(i + 1, a))).not.toBe(null)
    }
  })
  test('a leaf left out, or given twice', () => {
    const at = historyOf([0, 2, 8, 3, 1])
    const leaves = leavesOf(at)
    leaves.forEach((leaf, i) => {
      if (i < leaves.length - 1) expect(refused(at, leaves.toSpliced(i, 1))).not.toBe(null)
      expect(refused(at, leaves.toSpliced(i, 0, leaf))).not.toBe(null)
    })
  })
  test('a leaf of another log of the same family, at any place', () => {
    const at = historyOf([0, 6, 7])
    const leaves = leavesOf(at)
    const others = [...at.scene.leaves].filter(([id]) => id !== at.map).flatMap(([, l]) => l)
    for (const other of others) expect(refused(at, [...leaves, other])).not.toBe(null)
  })
  test('the same part signed again for a log that has moved on', () => {
    const at = historyOf([0])
    const made = at.scene.sign(at.noor, [at.scene.part({ log: at.map, events: [{ type: 'note' }] })])
    at.scene.land(made)
    expect(codeOf(() => at.scene.land(made))).toBe('wrong-seq')
  })
})

describe('a refused leaf', () => {
  test('leaves the log exactly as it was, records and all', () => {
    fc.assert(
      fc.property(deeds, (numbers) => {
        const at = historyOf(numbers)
        const { scene, noor, map } = at
        const epoch = scene.log(map, 'compartment').state.epochs.length
        const record = {
          record: scene.id(),
          rev: 1,
          prev: null,
          schema: 1,
          body: scene.hash(),
          box: scene.hash(),
        }
        const put = { type: 'put', epoch, ...record, size: 1, files: [] }
        // The first event of the part stands, the second breaks a rule: neither may leave a trace.
        const part = scene.part({ log: map, events: [put, { ...put, rev: 3, prev: put.body }] })
        const bad = scene.sign(noor, [part]).leaves[0]
        const log = checkLog(null, leavesOf(at), scene.around)
        const before = seenOf(log)
        expect(codeOf(() => checkLeaf(log, bad?.bytes ?? new Uint8Array(), scene.around))).toBe(
          'revision-follows',
        )
        expect(seenOf(log)).toEqual(before)
        const forged = scene.leavesOf(scene.sign(noor, [part]).entry, [part], [noor.account])[0]
        expect(codeOf(() => checkLeaf(log, forged?.bytes ?? new Uint8Array(), scene.around))).not.toBe(null)
        expect(seenOf(log)).toEqual(before)
      }),
      { numRuns: 10 },
    )
  })
})

describe('a leaf is refused', () => {
  const withLeaf = (change: (leaf: Leaf) => unknown): string | null => {
    const at = historyOf([0])
    const leaves = leavesOf(at)
    const last = leaves.pop() ?? new Uint8Array()
    const text = JSON.stringify(change(JSON.parse(fromUtf8(last)) as Leaf))
    return refused(at, [...leaves, utf8(text)])
  }
  test('when its keys stand in another order, though it says the same', () => {
    expect(withLeaf(({ entry, part, sigs }) => ({ sigs, part, entry }))).toBe('not-canonical')
  })
  test('when a key stands in it twice', () => {
    const at = historyOf([0])
    const leaves = leavesOf(at)
    const text = fromUtf8(leaves.pop() ?? new Uint8Array())
    expect(refused(at, [...leaves, utf8(text.replace('"v":1', '"v":1,"v":1'))])).toBe('not-canonical')
  })
  test('when it holds more than the format has', () => {
    expect(withLeaf((leaf) => ({ ...leaf, zzz: 1 }))).toBe('malformed')
    expect(withLeaf((leaf) => ({ ...leaf, entry: { ...leaf.entry, v: 2 } }))).toBe('unknown-version')
  })
  test('when it is larger than 64 KiB', () => {
    expect(codeOf(() => parseLeaf(new Uint8Array(LIMITS.leafBytesMax + 1)))).toBe('too-large')
  })
  test('when its author stands on a card of another size than it is', () => {
    const at = family()
    const { scene, noor } = at
    const ahead = { author: { person: noor.id, at: 9, device: noor.device.key } }
    const write =
      (over: object, log = at.map) =>
      () =>
        scene.write(
          noor,
          { log, events: [{ type: 'note' }] },
          [noor.account, ...noor.ways.map((w) => w.signer)],
          over,
        )
    expect(codeOf(write(ahead))).toBe('card-behind')
    expect(codeOf(write(ahead, noor.id))).toBe('at-is-not-its-size')
    expect(codeOf(write({ author: { ...ahead.author, at: 1 } }))).toBe('card-went-back')
  })
  test('when its event is of a kind the log does not have, or has a field too many', () => {
    const at = family()
    const write = (event: { type: string }) => () => at.scene.write(at.noor, { log: at.map, events: [event] })
    expect(codeOf(write({ type: 'holder' }))).toBe('unknown-event')
    expect(codeOf(write({ type: 'note', text: 'vrij' } as { type: string }))).toBe('malformed')
    expect(codeOf(write({ type: 'toString' }))).toBe('malformed')
  })
  test('when it is a first part that opens no log, or opens it and does more, or when there is none', () => {
    const at = family()
    const { scene, noor } = at
    const opened = (events: { type: string }[]) =>
      codeOf(() => {
        const create = { type: 'create', kind: 'family', by: noor.id }
        const [first, ...rest] = scene.opening(create, []).parts
        if (first) scene.land(scene.sign(noor, [{ ...first, events }, ...rest]))
      })
    expect(opened([{ type: 'note' }])).toBe('first-part-wrong')
    expect(opened([{ type: 'create', kind: 'toString' } as { type: string }])).toBe('first-part-wrong')
    const create = { type: 'create', kind: 'family', by: noor.id } as { type: string }
    expect(opened([create, { type: 'note' }])).toBe('first-part-wrong')
    expect(codeOf(() => checkLog(null, [], scene.around))).toBe('first-part-wrong')
  })
  test('when the card of its author is not there', () => {
    const at = historyOf([0])
    expect(codeOf(() => checkLog(null, leavesOf(at), { card: () => null }))).toBe('card-unknown')
  })
  test('when a device that is on no card writes on the card itself', () => {
    const { scene, noor } = family()
    const ghost = { ...noor, device: scene.signer() }
    const lasting = [noor.account, ...noor.ways.map((w) => w.signer)]
    const write = () => scene.write(ghost, { log: noor.id, events: [{ type: 'note' }] }, lasting)
    expect(codeOf(write)).toBe('device-not-active')
  })
  test('when one key signs it twice', () => {
    expect(withLeaf((leaf) => ({ ...leaf, sigs: [...leaf.sigs, ...leaf.sigs] }))).toBe('signature-wrong')
  })
  test('when an epoch it relies on holds nothing but null', () => {
    const at = family()
    const admit = { type: 'admit', person: at.fatima.id, may: 'both', history: 'whole', end: 0 }
    const events = [
      { ...admit, terms: null, salt: null, box: null },
      { type: 'epoch', boxes: [null] },
    ]
    expect(codeOf(() => at.scene.write(at.noor, { log: at.map, events }))).toBe('malformed')
  })
})

describe('an entry', () => {
  test('names eight hashes for two to eight parts and sixty-four beyond, so that nobody counts the logs', () => {
    const at = familyWithGrant()
    const part = at.scene.part({ log: at.map, events: [{ type: 'note' }] })
    const parts = (n: number) => Array.from({ length: n }, (_, seq) => ({ ...part, seq }))
    expect([1, 2, 8, 9, 64].map((n) => padParts(parts(n), at.scene.bytes).length)).toEqual([1, 8, 8, 64, 64])
    expect(codeOf(() => padParts(parts(65), at.scene.bytes))).toBe('too-large')
  })
  test('names its hashes in ascending order, so that no place tells how many are real', () => {
    const at = familyWithGrant()
    const part = at.scene.part({ log: at.map, events: [{ type: 'note' }] })
    const parts = [part, { ...part, seq: 9 }]
    const padded = padParts(parts, at.scene.bytes)
    expect(padded).toEqual([...padded].sort())
    const back = { parts: padded.toReversed() }
    expect(codeOf(() => at.scene.land(at.scene.sign(at.noor, [part], [], back)))).toBe('malformed')
  })
  test('is written back as the bytes it was read from', () => {
    for (const leaf of leavesOf(historyOf([0, 6, 3]))) expect(encodeLeaf(parseLeaf(leaf))).toEqual(leaf)
  })
})

describe('in the global log', () => {
  test('a leaf has one text', () => {
    const leaf = { beat: 1, time: 2 }
    expect(parseGlobalLeaf(encodeGlobalLeaf(leaf))).toEqual(leaf)
    expect(codeOf(() => parseGlobalLeaf(utf8('{"beat":1, "time":2}')))).toBe('not-canonical')
    expect(codeOf(() => parseGlobalLeaf(utf8('{"time":2,"beat":1}')))).toBe('not-canonical')
    expect(codeOf(() => parseGlobalLeaf(utf8('{"beat":1}')))).toBe('malformed')
  })
  test('a map stands under the label of its epoch, and the next label is committed to before it is used', () => {
    const at = familyWithGrant()
    const { state } = at.scene.log(at.map, 'compartment')
    expect(labelNow(at.scene.log(at.map, 'compartment'))).toBe(state.epochs[0]?.label)
    expect(nextOf(state.epochs[0]?.label ?? '')).toHaveLength(43)
    const label = labelNow(at.scene.log(at.noor.id, 'card'))
    const root = at.scene.log(at.noor.id, 'card').frontier.root()
    expect(headOf(label, 2, root)).not.toBe(headOf(label, 3, root))
    expect(base64url(root)).toHaveLength(43)
  })
})
