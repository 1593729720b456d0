// Lockboxes and letters: who opens them, what their size tells, and what cannot be moved to somebody else.
import { describe, expect, test } from 'vitest'
import { base64url, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { BoxError, boxPublicKey, sealTo } from '#crypto/secret/hpke.ts'
import { keyCommit, meetsCommit } from '#crypto/secret/keys.ts'
import { openLetter, openLockbox, sealLetter, sealLockbox } from '#crypto/secret/lockbox.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { SealError } from '#crypto/secret/seal.ts'

const fatima = new Uint8Array(32).fill(1)
const oma = new Uint8Array(32).fill(2)
const to = { vault: 'vault', recipient: 'fatima', generation: 1 }
const keysOf = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ log: base64url(randomBytes(32)), epoch: i, key: randomBytes(32) }))

describe('a lockbox', () => {
  const keys = keysOf(3)
  const lockbox = sealLockbox({ ...to, box: boxPublicKey(fatima), keys })

  test('gives its recipient every key with its log and epoch', () => {
    expect(openLockbox({ ...to, seed: fatima, lockbox })).toEqual(keys)
  })

  test('has one size for up to 8 keys and one for up to 64', () => {
    const size = (n: number) => sealLockbox({ ...to, box: boxPublicKey(fatima), keys: keysOf(n) }).length
    expect([0, 1, 8].map(size)).toEqual([1714, 1714, 1714])
    expect([9, 64].map(size)).toEqual([5746, 5746])
    const many = keysOf(65)
    const large = sealLockbox({ ...to, box: boxPublicKey(fatima), keys: many })
    expect(openLockbox({ ...to, seed: fatima, lockbox: large })).toEqual(many)
  })

  test('attack 6: moved to another person, vault or generation it does not open', () => {
    const open = (change: Partial<typeof to>, seed = fatima) =>
      openLockbox({ ...to, ...change, seed, lockbox })
    expect(() => open({ recipient: 'oma' })).toThrow(BoxError)
    expect(() => open({ vault: 'ander' })).toThrow(BoxError)
    expect(() => open({ generation: 2 })).toThrow(BoxError)
    expect(() => open({}, oma)).toThrow(BoxError)
  })

  test('attack 4, 7: a key other than the one its log committed to is recognised', () => {
    const [own] = keys
    if (own === undefined) throw new Error('no key')
    const place = { vault: to.vault, log: own.log, epoch: own.epoch }
    const commit = keyCommit(own.key, place)
    expect(meetsCommit(own.key, place, commit)).toBe(true)
    expect(meetsCommit(randomBytes(32), place, commit)).toBe(false)
    expect(meetsCommit(own.key, { ...place, epoch: 9 }, commit)).toBe(false)
    expect(meetsCommit(own.key.slice(1), place, commit)).toBe(false)
  })

  test.each([
    ['nothing', new Uint8Array(0)],
    ['more keys than slots', new Uint8Array(2 + 8 * 72).with(1, 9)],
    ['fewer bytes than slots', new Uint8Array(2 + 7 * 72)],
    ['an epoch above 2^53 - 1', new Uint8Array(2 + 8 * 72).with(1, 1).with(2 + 32, 1)],
  ])('from a sealer who put %s inside is refused', (_, inside) => {
    const info = new Uint8Array([
      ...utf8('gezinskluis/v1/lockbox'),
      ...canonicalize({ suite: 1, vault: to.vault, recipient: to.recipient, generation: to.generation }),
    ])
    const wrong = sealTo(boxPublicKey(fatima), info, inside)
    expect(() => openLockbox({ ...to, seed: fatima, lockbox: wrong })).toThrow(BoxError)
  })

  test('is not made with a key or log id of another length', () => {
    const box = boxPublicKey(fatima)
    for (const wrong of [{ log: 'kort' }, { key: new Uint8Array(31) }, { epoch: -1 }]) {
      const [own] = keysOf(1)
      if (own === undefined) throw new Error('no key')
      expect(() => sealLockbox({ ...to, box, keys: [{ ...own, ...wrong }] })).toThrow()
    }
  })
})

describe('a letter', () => {
  const context = utf8('terms')
  const text = utf8('Wie dit leest, mag het weten.')
  const people = [boxPublicKey(fatima), boxPublicKey(oma)]
  const letter = sealLetter(people, context, text)

  test('opens for everyone it is to, and is nothing for anybody else', () => {
    expect(openLetter(fatima, context, letter)).toEqual(text)
    expect(openLetter(oma, context, letter)).toEqual(text)
    expect(openLetter(new Uint8Array(32).fill(3), context, letter)).toBeNull()
    expect(openLetter(fatima, utf8('others'), letter)).toBeNull()
  })

  test('has one size for one to four people, and one for up to sixteen', () => {
    const size = (n: number) =>
      sealLetter(
        Array.from({ length: n }, () => boxPublicKey(fatima)),
        context,
        text,
      ).length
    expect([1, 4].map(size)).toEqual([5001, 5001])
    expect([5, 16].map(size)).toEqual([19_017, 19_017])
    expect(() => size(0)).toThrow(RangeError)
    expect(() => size(65)).toThrow(RangeError)
  })

  test('with a box of another letter put into it opens for nobody', () => {
    const other = sealLetter(people, context, text)
    const opened = [0, 1, 2, 3].map((i) => {
      const mixed = letter.slice()
      mixed.set(other.subarray(1 + i * 1168, 1 + (i + 1) * 1168), 1 + i * 1168)
      try {
        return openLetter(fatima, context, mixed)
      } catch (error) {
        return error
      }
    })
    // Where the box exchanged was her own she finds none; everywhere else the body refuses the exchange.
    for (const outcome of opened.filter((outcome) => outcome !== null))
      expect(outcome).toBeInstanceOf(SealError)
    expect(opened.filter((outcome) => outcome === null).length).toBeLessThanOrEqual(1)
  })

  test('changed or cut is refused', () => {
    expect(() => openLetter(fatima, context, letter.with(-1, (letter.at(-1) ?? 0) ^ 1))).toThrow(SealError)
    expect(() => openLetter(fatima, context, letter.slice(0, 4000))).toThrow(BoxError)
    expect(() => openLetter(fatima, context, letter.with(0, 5))).toThrow(BoxError)
    expect(() => openLetter(fatima, context, new Uint8Array(0))).toThrow(BoxError)
  })
})
