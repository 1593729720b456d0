// SHA-256 against the published examples and node:crypto.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hex, utf8 } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'

test('gives the examples of FIPS 180-4 (NIST, SHA256.pdf)', () => {
  expect(hex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(hex(sha256(utf8('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')))).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
  expect(hex(sha256())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('agrees with node:crypto for any bytes in any parts', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (parts) => {
      const other = createHash('sha256').update(Buffer.concat(parts)).digest()
      expect(sha256(...parts)).toEqual(Uint8Array.from(other))
    }),
  )
})
