// Records: what binds a revision to its place, how its key moves, and what a server cannot exchange.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { BoxError, boxPublicKey } from '#crypto/secret/hpke.ts'
import { pad, padme, unpad } from '#crypto/secret/pad.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import {
  open,
  openAttachment,
  openRecord,
  openRecordWith,
  type RecordContext,
  rebox,
  SealError,
  seal,
  sealAttachment,
  sealRecord,
  sealRecordTo,
} from '#crypto/secret/seal.ts'

const context: RecordContext = {
  vault: 'vault',
  log: 'gezondheid',
  record: 'slaap',
  rev: 2,
  prev: 'eerste',
  author: 'noor',
  device: 'telefoon',
  schema: 1,
  slot: 'body',
  epoch: 3,
}
const epochKey = new Uint8Array(32).fill(7)
const plaintext = utf8('Yara sliep vannacht door.')
const sealed = sealRecord({ epochKey, context, plaintext })
const elsewhere: [keyof RecordContext, RecordContext][] = [
  ['vault', { ...context, vault: 'ander' }],
  ['log', { ...context, log: 'school' }],
  ['record', { ...context, record: 'eten' }],
  ['rev', { ...context, rev: 3 }],
  ['prev', { ...context, prev: null }],
  ['author', { ...context, author: 'fatima' }],
  ['device', { ...context, device: 'tablet' }],
  ['schema', { ...context, schema: 2 }],
  ['slot', { ...context, slot: 'file-0' }],
  ['epoch', { ...context, epoch: 4 }],
]

describe('a record', () => {
  test('opens with its epoch key and in its place', () => {
    expect(fromUtf8(openRecord({ epochKey, context, ...sealed }))).toBe('Yara sliep vannacht door.')
    expect(sealed.box).toHaveLength(104)
  })

  test.each(elsewhere)('attacks 26, 28, 30: does not open with another %s', (_, moved) => {
    expect(() => openRecord({ epochKey, context: moved, ...sealed })).toThrow(SealError)
  })

  test('attack 26: box and body of two revisions do not go together', () => {
    const other = sealRecord({ epochKey, context, plaintext })
    expect(() => openRecord({ epochKey, context, box: sealed.box, body: other.body })).toThrow(SealError)
  })

  test('attack 32: has a key of its own every time, even for the same words in the same place', () => {
    const boxContext = canonicalize({ suite: 1, ...context })
    const keys = [sealed, sealRecord({ epochKey, context, plaintext })].map(({ box }) =>
      open(epochKey, boxContext, box),
    )
    expect(keys[0]).toHaveLength(32)
    expect(keys[0]).not.toEqual(keys[1])
  })

  test('attack 18: does not open when the suite in its context is another', () => {
    const { epoch: _, ...place } = context
    const key = randomBytes(32)
    const body = seal(key, canonicalize({ suite: 0, ...place }), pad(plaintext))
    const box = seal(epochKey, canonicalize({ suite: 1, ...context }), key)
    expect(() => openRecord({ epochKey, context, box, body })).toThrow(SealError)
  })

  test('attack 18: plain bytes in place of sealed ones are refused', () => {
    expect(() => openRecord({ epochKey, context, box: sealed.box, body: pad(plaintext) })).toThrow(SealError)
  })

  test('a box that holds something other than 32 bytes is refused as sealed bytes, not as a wrong argument', () => {
    const box = seal(epochKey, canonicalize({ suite: 1, ...context }), new Uint8Array(31))
    expect(() => openRecord({ epochKey, context, box, body: sealed.body })).toThrow(SealError)
  })

  test('takes from its context only the fields of the format', () => {
    const more = { ...context, note: 'x' }
    expect(openRecord({ epochKey, context: more, ...sealed })).toEqual(plaintext)
  })
})

describe('a drop', () => {
  const seed = new Uint8Array(32).fill(8)
  const drop = sealRecordTo({ inbox: boxPublicKey(seed), context, plaintext })

  test('opens with the inbox and in its place', () => {
    expect(openRecordWith({ inboxSeed: seed, context, ...drop })).toEqual(plaintext)
    expect(drop.box).toHaveLength(1168)
  })

  test.each(elsewhere)('does not open with another %s', (_, moved) => {
    expect(() => openRecordWith({ inboxSeed: seed, context: moved, ...drop })).toThrow(BoxError)
  })

  test('is adopted by a keeper: the same body, its key under the epoch key of that day', () => {
    const to = { epochKey: randomBytes(32), epoch: 5 }
    const box = rebox({ context, box: drop.box, from: { inboxSeed: seed, epoch: 3 }, to })
    const adopted = { ...context, epoch: 5 }
    expect(openRecord({ epochKey: to.epochKey, context: adopted, box, body: drop.body })).toEqual(plaintext)
  })
})

describe('a new epoch', () => {
  test('takes over a revision by its key alone, and the old key opens the new box no more', () => {
    const to = { epochKey: randomBytes(32), epoch: 4 }
    const box = rebox({ context, box: sealed.box, from: { epochKey, epoch: 3 }, to })
    const moved = { ...context, epoch: 4 }
    expect(openRecord({ epochKey: to.epochKey, context: moved, box, body: sealed.body })).toEqual(plaintext)
    expect(() => openRecord({ epochKey, context: moved, box, body: sealed.body })).toThrow(SealError)
  })

  test('takes over nothing with the wrong old key or epoch', () => {
    const to = { epochKey: randomBytes(32), epoch: 4 }
    for (const from of [
      { epochKey, epoch: 2 },
      { epochKey: to.epochKey, epoch: 3 },
    ]) {
      expect(() => rebox({ context, box: sealed.box, from, to })).toThrow(SealError)
    }
  })
})

describe('an attachment', () => {
  const slot = { ...context, slot: 'file-0' }

  test('opens with the key its record holds, in its slot only', () => {
    const picture = new Uint8Array(100_000).map((_, i) => i % 256)
    const { key, body } = sealAttachment(slot, picture)
    expect(Buffer.from(openAttachment(slot, key, body)).equals(picture)).toBe(true)
    expect(() => openAttachment({ ...slot, slot: 'file-1' }, key, body)).toThrow(SealError)
    expect(() => openAttachment(slot, key.slice(1), body)).toThrow(SealError)
  })
})

describe('padding (attack 36)', () => {
  test('gives the lengths of the Padmé paper', () => {
    // Nikitin et al., PURBs, §4: with E = ⌊log₂ L⌋, S = ⌊log₂ E⌋ + 1, the last E − S bits are zero.
    const cases = [
      [0, 0],
      [1, 1],
      [9, 10],
      [100, 104],
      [257, 272],
      [1000, 1024],
      [1025, 1088],
      [65_537, 67_584],
    ]
    for (const [length, padded] of cases) expect(padme(length ?? 0)).toBe(padded)
  })

  test('is never shorter, at most 12 % longer, never falls, and is its own fixed point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (length) => {
        const padded = padme(length)
        expect(padded).toBeGreaterThanOrEqual(length)
        expect(padded).toBeLessThan(Math.max(length * 1.12, length + 2))
        expect(padme(padded)).toBe(padded)
        expect(padme(length + 1)).toBeGreaterThanOrEqual(padded)
      }),
    )
  })

  test('comes off again, whatever the bytes end in', () => {
    const bytes = fc
      .array(fc.constantFrom(0, 0x80, 1), { maxLength: 600 })
      .map((list) => Uint8Array.from(list))
    fc.assert(
      fc.property(bytes, (content) => {
        expect(unpad(pad(content))).toEqual(content)
        expect(pad(content).length).toBeGreaterThanOrEqual(256)
      }),
    )
  })

  test('of another shape is refused', () => {
    const right = pad(utf8('ja'))
    const wrong = [
      new Uint8Array(0),
      new Uint8Array(256),
      right.subarray(0, 255),
      Uint8Array.of(...right, 0),
      right.with(255, 1),
    ]
    for (const bytes of wrong) expect(() => unpad(bytes)).toThrow(RangeError)
  })

  test('a yes, a no and a sentence are sealed at one length', () => {
    const lengths = ['ja', 'nee', 'Ik wil liever niet dat oma dit leest, want dan maakt ze zich zorgen.'].map(
      (text) => sealRecord({ epochKey, context, plaintext: utf8(text) }).body.length,
    )
    expect(new Set(lengths).size).toBe(1)
  })
})
