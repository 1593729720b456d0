// Content encryption: Wycheproof for the construction and the cipher, a twin from other code, and attacks 8, 22–24.
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, utf8 } from '#crypto/public/bytes.ts'
import { type Aead, chacha20Poly1305 } from '#crypto/secret/aead.ts'
import { CHUNK_BYTES, chunked, HEADER_BYTES, SealError } from '#crypto/secret/chunked.ts'
import { expand } from '#crypto/secret/hkdf.ts'
import { open, seal } from '#crypto/secret/seal.ts'
import { sodium } from '#crypto/sodium.ts'
import { unhex, type Wycheproof, withJson } from '#test/crypto/third-party.ts'
import { twinOpen, twinSeal } from '#test/crypto/twin.ts'

const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof SealError) return error.code
    throw error
  }
  return 'opened'
}
const key = new Uint8Array(32).map((_, i) => i)
const context = utf8('context')
const SEALED_CHUNK = CHUNK_BYTES + 16
const LENGTHS = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 3 * CHUNK_BYTES + 5]
const filled = (length: number): Uint8Array => new Uint8Array(length).map((_, i) => i % 251)
const flip = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))

test('the cipher agrees with node:crypto for any key, nonce and text', () => {
  const exactly = (n: number) => fc.uint8Array({ minLength: n, maxLength: n })
  fc.assert(
    fc.property(exactly(32), exactly(12), fc.uint8Array({ maxLength: 300 }), (k, nonce, text) => {
      const cipher = createCipheriv('chacha20-poly1305', k, nonce, { authTagLength: 16 })
      const theirs = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
      expect(chacha20Poly1305.seal(k, nonce, text)).toEqual(Uint8Array.from(theirs))
      expect(chacha20Poly1305.open(k, nonce, Uint8Array.from(theirs))).toEqual(text)
    }),
  )
})

describe('a sealed message', () => {
  test.each(LENGTHS)(
    'of %d bytes opens here and in the twin, and the twin seals the same bytes',
    (length) => {
      const plaintext = filled(length)
      const sealed = seal(key, context, plaintext)
      expect(sealed).toHaveLength(HEADER_BYTES + length + 16 * (Math.floor(length / CHUNK_BYTES) + 1))
      expect(Buffer.from(open(key, context, sealed)).equals(plaintext)).toBe(true)
      expect(Buffer.from(twinOpen(key, context, sealed)).equals(plaintext)).toBe(true)
      const again = twinSeal(key, context, plaintext, sealed.slice(0, 24))
      expect(Buffer.from(again).equals(sealed)).toBe(true)
    },
  )

  test('of any text, under any key and context, is what the twin makes of it', () => {
    const exactly = (n: number) => fc.uint8Array({ minLength: n, maxLength: n })
    const around = fc.oneof(fc.nat(300), fc.integer({ min: CHUNK_BYTES - 2, max: CHUNK_BYTES + 2 }))
    fc.assert(
      fc.property(
        exactly(32),
        fc.uint8Array({ maxLength: 50 }),
        around,
        exactly(24),
        (k, ctx, length, salt) => {
          const fixed = chunked({ aead: chacha20Poly1305, expand, salt: () => salt })
          const ours = fixed.seal(k, ctx, filled(length))
          expect(Buffer.from(ours).equals(twinSeal(k, ctx, filled(length), salt))).toBe(true)
          expect(
            Buffer.from(open(k, ctx, twinSeal(k, ctx, filled(length), salt))).equals(filled(length)),
          ).toBe(true)
        },
      ),
    )
  })

  test('attack 32: is never the same twice', () => {
    expect(seal(key, context, filled(9))).not.toEqual(seal(key, context, filled(9)))
  })

  test('does not open under another key or context', () => {
    const sealed = seal(key, context, filled(9))
    expect(codeOf(() => open(key.slice().reverse(), context, sealed))).toBe('commitment')
    expect(codeOf(() => open(key, utf8('Context'), sealed))).toBe('commitment')
    expect(codeOf(() => open(key, concat(context, utf8(' ')), sealed))).toBe('commitment')
    expect(() => open(key.slice(1), context, sealed)).toThrow(RangeError)
  })

  test('context cannot move into the salt or back: the salt has one length', () => {
    const sealed = seal(key, utf8('ab'), filled(1))
    const moved = concat(sealed.subarray(1, 24), utf8('a'), sealed.subarray(24))
    expect(codeOf(() => open(key, utf8('b'), moved))).toBe('commitment')
  })
})

describe('attack 8: a ciphertext that opens under two keys', () => {
  test('is refused, where the bare cipher takes it', () => {
    // Poly1305 is linear: one block can be chosen so that two keys give one tag (Len, Grubbs, Ristenpart 2021).
    const other = key.slice().reverse()
    const nonce = new Uint8Array(12)
    const both = twoKeys(key, other, nonce)
    expect(chacha20Poly1305.open(key, nonce, both)).not.toBeNull()
    expect(chacha20Poly1305.open(other, nonce, both)).not.toBeNull()
    // The scheme's header commits to one key and context before any chunk is looked at.
    const header = seal(key, context, filled(16)).subarray(0, HEADER_BYTES)
    expect(codeOf(() => open(other, context, concat(header, both)))).toBe('commitment')
  })
})

describe('attack 22: bits flipped', () => {
  test('anywhere in a short message are found: salt, commitment, text and tag', () => {
    const sealed = seal(key, context, filled(40))
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const expected = bit < HEADER_BYTES * 8 ? 'commitment' : 'tampered'
      expect(codeOf(() => open(key, context, flip(sealed, bit)))).toBe(expected)
    }
  })
})

describe('attack 23: a message cut', () => {
  test('at every length is refused', () => {
    const sealed = seal(key, context, filled(60))
    for (let length = 0; length < sealed.length; length++) {
      const code = codeOf(() => open(key, context, sealed.subarray(0, length)))
      const chunk = length - HEADER_BYTES
      expect(code).toBe(chunk <= 0 ? 'truncated' : chunk < 16 ? 'length' : 'tampered')
    }
  })

  test('at a chunk is refused: the last one must be short', () => {
    const sealed = seal(key, context, filled(3 * CHUNK_BYTES + 5))
    for (const chunks of [0, 1, 2, 3]) {
      const cut = sealed.subarray(0, HEADER_BYTES + chunks * SEALED_CHUNK)
      expect(codeOf(() => open(key, context, cut))).toBe('truncated')
    }
  })
})

describe('attack 24: chunks reordered, repeated, dropped', () => {
  const sealed = seal(key, context, filled(3 * CHUNK_BYTES + 5))
  const header = sealed.subarray(0, HEADER_BYTES)
  const chunk = (i: number): Uint8Array =>
    sealed.subarray(HEADER_BYTES + i * SEALED_CHUNK, HEADER_BYTES + (i + 1) * SEALED_CHUNK)

  test.each([
    ['swapped', [1, 0, 2, 3]],
    ['repeated', [0, 1, 1, 2, 3]],
    ['dropped from the front', [1, 2, 3]],
    ['dropped from the middle', [0, 2, 3]],
    ['all but the last dropped', [3]],
    ['followed by another end', [0, 1, 2, 3, 3]],
  ])('%s: refused', (_, order) => {
    expect(codeOf(() => open(key, context, concat(header, ...order.map(chunk))))).not.toBe('opened')
  })

  test('attack 25: from another message under the same key: refused', () => {
    const other = seal(key, context, filled(3 * CHUNK_BYTES + 5))
    const spliced = concat(
      sealed.subarray(0, HEADER_BYTES + SEALED_CHUNK),
      other.subarray(HEADER_BYTES + SEALED_CHUNK),
    )
    expect(codeOf(() => open(key, context, spliced))).toBe('tampered')
  })
})

// One 32-byte text and tag that both keys accept: solve for its second block modulo 2^130 - 5.
function twoKeys(a: Uint8Array, b: Uint8Array, nonce: Uint8Array): Uint8Array {
  const P = 2n ** 130n - 5n
  const little = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
  const power = (base: bigint, exponent: bigint): bigint => {
    let result = 1n
    for (let e = exponent, x = base % P; e > 0n; e >>= 1n, x = (x * x) % P)
      if (e & 1n) result = (result * x) % P
    return result
  }
  const macKey = (k: Uint8Array) => {
    const stream = sodium.crypto_stream_chacha20_ietf_xor_ic(new Uint8Array(32), nonce, 0, k)
    return {
      r: little(stream.subarray(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn,
      s: little(stream.subarray(16)),
    }
  }
  const [ka, kb] = [macKey(a), macKey(b)]
  const length = (32n << 64n) | (1n << 128n)
  for (let first = 0n; ; first++) {
    const c1 = first | (1n << 128n)
    const tagOf = ({ r, s }: { r: bigint; s: bigint }, c2: bigint) =>
      (((c1 * power(r, 3n) + c2 * power(r, 2n) + length * r) % P) + s) % 2n ** 128n
    // tag_a(c2) = tag_b(c2) is linear in c2 but for the carries into 2^128, which trying other blocks finds.
    const constant = (k: { r: bigint; s: bigint }) => (c1 * power(k.r, 3n) + length * k.r + k.s) % P
    const slope = (power(ka.r, 2n) - power(kb.r, 2n) + P) % P
    const c2 = (((constant(kb) - constant(ka) + P) % P) * power(slope, P - 2n)) % P
    if (c2 >> 128n !== 1n || tagOf(ka, c2) !== tagOf(kb, c2)) continue
    const block = (n: bigint, bytes: number) =>
      Buffer.from(n.toString(16).padStart(bytes * 2, '0'), 'hex').reverse()
    return concat(block(first, 16), block(c2 & (2n ** 128n - 1n), 16), block(tagOf(ka, c2), 16))
  }
}

const aes128Gcm: Aead = {
  name: 'AEAD_AES_128_GCM',
  keyBytes: 16,
  nonceBytes: 12,
  tagBytes: 16,
  seal: (k, nonce, text) => {
    const cipher = createCipheriv('aes-128-gcm', k, nonce)
    return concat(cipher.update(text), cipher.final(), cipher.getAuthTag())
  },
  open: (k, nonce, sealed) => {
    const decipher = createDecipheriv('aes-128-gcm', k, nonce)
    decipher.setAuthTag(sealed.subarray(-16))
    try {
      return concat(decipher.update(sealed.subarray(0, -16)), decipher.final())
    } catch {
      return null
    }
  },
}

type ChunkedTest = {
  tcId: number
  comment: string
  key: string
  ctx: string
  ct: string
  msgLength?: number
  msgSha512?: string
  result: 'valid' | 'invalid'
}
withJson<Wycheproof<{ tests: ChunkedTest[] }>>(
  'wycheproof/c2sp_chunked_encryption_aes_128_gcm_test.json',
  'the construction, with AES-128-GCM in it, opens and refuses what Wycheproof asks',
  (file) => {
    const scheme = chunked({ aead: aes128Gcm, expand, salt: () => new Uint8Array(24) })
    for (const { tcId, comment, key: k, ctx, ct, msgLength, msgSha512, result } of file.testGroups.flatMap(
      (g) => g.tests,
    )) {
      const run = () => scheme.open(unhex(k), unhex(ctx), Uint8Array.from(inflateSync(unhex(ct))))
      if (result === 'invalid') {
        expect(run, `case ${tcId}: ${comment}`).toThrow()
        continue
      }
      const message = run()
      expect(message.length, comment).toBe(msgLength)
      expect(createHash('sha512').update(message).digest('hex'), comment).toBe(msgSha512)
    }
  },
)

type AeadTest = {
  tcId: number
  key: string
  iv: string
  aad: string
  msg: string
  ct: string
  tag: string
  result: string
}
withJson<Wycheproof<{ ivSize: number; tests: AeadTest[] }>>(
  'wycheproof/chacha20_poly1305_test.json',
  'the cipher opens and refuses what Wycheproof asks, wherever there is no additional data',
  (file) => {
    let tried = 0
    for (const { tests } of file.testGroups) {
      for (const { tcId, key: k, iv, aad, msg, ct, tag, result } of tests) {
        if (aad !== '') continue
        const run = () => chacha20Poly1305.open(unhex(k), unhex(iv), unhex(ct + tag))
        tried++
        if (result === 'valid') {
          expect(run(), `case ${tcId}`).toEqual(unhex(msg))
          expect(chacha20Poly1305.seal(unhex(k), unhex(iv), unhex(msg))).toEqual(unhex(ct + tag))
        } else if (iv.length === 24) expect(run(), `case ${tcId}`).toBeNull()
        else expect(run, `case ${tcId}`).toThrow(RangeError)
      }
    }
    expect(tried).toBeGreaterThan(50)
  },
)
