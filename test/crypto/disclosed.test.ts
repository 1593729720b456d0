// Opening with a key that was made known: what the secret side sealed, and nothing else.
import { describe, expect, test } from 'vitest'
import { utf8 } from '#crypto/public/bytes.ts'
import { openDisclosed } from '#crypto/public/disclosed.ts'
import { pad } from '#crypto/secret/pad.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { seal } from '#crypto/secret/seal.ts'

const context = utf8('{"slot":"body"}')

describe('a text whose key was made known', () => {
  // Around the padding's floor, and around one and two chunks of 16 KiB.
  test.each([0, 1, 255, 256, 1000, 16_383, 16_384, 20_000, 40_000])('opens when it is %i bytes', (length) => {
    const [key, text] = [randomBytes(32), randomBytes(length)]
    expect(openDisclosed(key, context, seal(key, context, pad(text)))).toEqual(text)
  })
  test('opens under no other key and for no other place', () => {
    const key = randomBytes(32)
    const sealed = seal(key, context, pad(utf8('Bram sliep goed.')))
    expect(openDisclosed(randomBytes(32), context, sealed)).toBeNull()
    expect(openDisclosed(key, utf8('{"slot":"file-0"}'), sealed)).toBeNull()
    expect(openDisclosed(key.slice(1), context, sealed)).toBeNull()
  })
  test('does not open with any byte changed, an end cut off, or a chunk left out', () => {
    const key = randomBytes(32)
    const sealed = seal(key, context, pad(randomBytes(40_000)))
    for (const at of [0, 24, 56, 20_000, sealed.length - 1]) {
      const other = sealed.slice()
      other[at] = (other[at] ?? 0) ^ 1
      expect(openDisclosed(key, context, other)).toBeNull()
    }
    const chunk = 16 * 1024 + 16
    for (const cut of [sealed.length - 1, 56 + chunk, 56 + 2 * chunk, 56, 10])
      expect(openDisclosed(key, context, sealed.slice(0, cut))).toBeNull()
    const without = new Uint8Array([...sealed.slice(0, 56), ...sealed.slice(56 + chunk)])
    expect(openDisclosed(key, context, without)).toBeNull()
  })
  test('does not open without its padding', () => {
    const key = randomBytes(32)
    expect(openDisclosed(key, context, seal(key, context, new Uint8Array(256)))).toBeNull()
  })
})
