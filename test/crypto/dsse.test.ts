// DSSE's encoding: the example of its specification, and that no two things to sign look alike.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromUtf8, hex, utf8 } from '#crypto/public/bytes.ts'
import { PayloadType, pae } from '#crypto/public/dsse.ts'

test('encodes the example of DSSE protocol.md', () => {
  const bytes = pae('http://example.com/HelloWorld', utf8('hello world'))
  expect(fromUtf8(bytes)).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world')
})

test('counts bytes, not characters', () => {
  expect(fromUtf8(pae('é', utf8('€')))).toBe('DSSEv1 2 é 3 €')
})

test('two different types or payloads never give the same bytes', () => {
  const type = fc.string({ unit: fc.constantFrom('a', ' ', '1', '2') })
  const payload = fc.string({ unit: fc.constantFrom('a', ' ', '1', '2') })
  fc.assert(
    fc.property(type, payload, type, payload, (t1, p1, t2, p2) => {
      const same = t1 === t2 && p1 === p2
      expect(hex(pae(t1, utf8(p1))) === hex(pae(t2, utf8(p2)))).toBe(same)
    }),
    { numRuns: 2000 },
  )
})

test('attack 33: a sign-in challenge never is an entry, whatever the server puts into it', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (challenge, entry) => {
      expect(hex(pae(PayloadType.login, challenge))).not.toBe(hex(pae(PayloadType.entry, entry)))
      expect(hex(pae(PayloadType.pair, challenge))).not.toBe(hex(pae(PayloadType.entry, entry)))
    }),
  )
})
