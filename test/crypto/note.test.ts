// Signed notes, verifier keys, checkpoints and cosignatures: Go's example, and what must not pass.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromBase64, utf8 } from '#crypto/public/bytes.ts'
import { formatCheckpoint, parseCheckpoint } from '#crypto/public/checkpoint.ts'
import { joinCosignature, splitCosignature } from '#crypto/public/cosignature.ts'
import {
  cosignatureMessage,
  formatNote,
  keyId,
  NoteError,
  parseNote,
  parseVerifierKey,
  verifierKey,
  verifyNote,
} from '#crypto/public/note.ts'
import { EMPTY_ROOT } from '#crypto/public/tree.ts'
import { signerFrom } from '#crypto/secret/sign.ts'

const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof NoteError) return error.code
    throw error
  }
  return 'accepted'
}

// golang.org/x/mod/sumdb/note, example_test.go.
const GO_VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const GO_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`

const log = signerFrom(new Uint8Array(32).fill(1))
const witness = signerFrom(new Uint8Array(32).fill(2))
const logKey = parseVerifierKey(verifierKey('kluis.example/log', log.publicKey))
const witnessKey = parseVerifierKey(verifierKey('kluis.example/getuige', witness.publicKey, 'cosignature'))
const text = formatCheckpoint({ origin: 'kluis.example/log', size: 3, root: EMPTY_ROOT })
const logLine = { name: logKey.name, keyId: logKey.keyId, signature: log.sign(utf8(text)) }
const cosign = (time: number, over = text) => ({
  name: witnessKey.name,
  keyId: witnessKey.keyId,
  signature: joinCosignature(time, witness.sign(cosignatureMessage(time, over))),
})

describe('a note', () => {
  test("of Go's sumdb verifies under its key, and written again is the same text", () => {
    const note = parseNote(GO_NOTE)
    expect(verifyNote(note, [parseVerifierKey(GO_VKEY)])).toHaveLength(1)
    expect(formatNote(note)).toBe(GO_NOTE)
    expect(parseNote(utf8(GO_NOTE))).toEqual(note)
  })

  test('with one letter changed does not verify', () => {
    const note = parseNote(GO_NOTE.replace('answer', 'Answer'))
    expect(codeOf(() => verifyNote(note, [parseVerifierKey(GO_VKEY)]))).toBe('bad-signature')
  })

  test('signed only by strangers is refused, and strangers beside a known key are passed over', () => {
    const stranger = { name: 'vreemd.example', keyId: 7, signature: new Uint8Array(64) }
    expect(codeOf(() => verifyNote({ text, signatures: [stranger] }, [logKey]))).toBe('unsigned')
    const sameName = { ...stranger, name: logKey.name }
    const sameId = { ...stranger, keyId: logKey.keyId }
    expect(verifyNote({ text, signatures: [stranger, sameName, sameId, logLine] }, [logKey])).toHaveLength(1)
    expect(codeOf(() => verifyNote({ text, signatures: [logLine] }, []))).toBe('unsigned')
  })

  test('may hold empty lines in its text; the last one parts it from the signatures', () => {
    const note = parseNote(`a\n\nb\n\n— k AAAAAQE=\n`)
    expect(note.text).toBe('a\n\nb\n')
    expect(note.signatures).toEqual([{ name: 'k', keyId: 1, signature: Uint8Array.of(1) }])
  })

  test('takes 64 signatures and no more', () => {
    const lines = (n: number) => `a\n\n${'— k AAAAAQE=\n'.repeat(n)}`
    expect(parseNote(lines(64)).signatures).toHaveLength(64)
    expect(codeOf(() => parseNote(lines(65)))).toBe('malformed')
  })

  test.each([
    ['nothing', ''],
    ['no signature', 'a\n'],
    ['no signature after the gap', 'a\n\n'],
    ['no text', '\n\n— k AAAAAQE=\n'],
    ['no newline at the end', 'a\n\n— k AAAAAQE='],
    ['a hyphen for the dash', 'a\n\n- k AAAAAQE=\n'],
    ['two spaces', 'a\n\n—  k AAAAAQE=\n'],
    ['something after the signature', 'a\n\n— k AAAAAQE= x\n'],
    ['a name with a plus', 'a\n\n— k+l AAAAAQE=\n'],
    ['a name with a no-break space', 'a\n\n— k\u00a0l AAAAAQE=\n'],
    ['no name', 'a\n\n—  AAAAAQE=\n'],
    ['a key id and no signature', 'a\n\n— k AAAAAQ==\n'],
    ['base64 with bits left over', 'a\n\n— k AAAAAQF=\n'],
    ['base64url', 'a\n\n— k AAAAA-_=\n'],
    ['a tab in the text', 'a\tb\n\n— k AAAAAQE=\n'],
    ['a carriage return', 'a\r\n\n— k AAAAAQE=\n'],
    ['a line that is no signature', 'a\n\n— k AAAAAQE=\nb\n'],
    ['more than 64 KiB', `${'a'.repeat(65_536)}\n\n— k AAAAAQE=\n`],
  ])('with %s is refused', (_, source) => {
    expect(codeOf(() => parseNote(source))).toBe('malformed')
  })

  test('of bytes that are not UTF-8 is refused', () => {
    expect(codeOf(() => parseNote(concat(Uint8Array.of(0xff), utf8(GO_NOTE))))).toBe('malformed')
  })

  test('any text parses to a note that is written the same again, or is refused as malformed', () => {
    const piece = fc.constantFrom(
      'a',
      '\n',
      '\n\n',
      '— ',
      'k',
      ' ',
      'AAAAAQE=',
      '— k AAAAAQE=\n',
      '\t',
      '+',
      '\ud800',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const source = pieces.join('')
        const code = codeOf(() => expect(formatNote(parseNote(source))).toBe(source))
        expect(['accepted', 'malformed']).toContain(code)
      }),
      { numRuns: 2000 },
    )
  })

  test('is not written without a text, its last newline or a signature', () => {
    expect(codeOf(() => formatNote({ text: '\n', signatures: [logLine] }))).toBe('malformed')
    expect(codeOf(() => formatNote({ text: '', signatures: [logLine] }))).toBe('malformed')
    expect(codeOf(() => formatNote({ text: 'a', signatures: [logLine] }))).toBe('malformed')
    expect(codeOf(() => formatNote({ text, signatures: [] }))).toBe('malformed')
  })
})

describe('a verifier key', () => {
  test.each([GO_VKEY, 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'])(
    'of Go reads and writes the same: %s',
    (line) => {
      const key = parseVerifierKey(line)
      expect(verifierKey(key.name, key.publicKey, key.algorithm)).toBe(line)
      expect(keyId(key.name, key.publicKey)).toBe(key.keyId)
    },
  )

  test('of a cosigner has another id than the same key for plain notes', () => {
    expect(keyId('k', log.publicKey)).not.toBe(keyId('k', log.publicKey, 'cosignature'))
    expect(parseVerifierKey(verifierKey('k', log.publicKey, 'cosignature')).algorithm).toBe('cosignature')
  })

  test.each([
    ['another key id', GO_VKEY.replace('c74f20a3', 'c74f20a4')],
    ['an upper-case key id', GO_VKEY.replace('c74f20a3', 'C74F20A3')],
    ['another name', GO_VKEY.replace('PeterNeumann', 'Peterneumann')],
    ['an unknown type', `k+00000000+${'BR'.padEnd(44, 'A')}`],
    ['no key', 'k+00000000+AQ=='],
    ['a space in front', ` ${GO_VKEY}`],
    ['nothing', ''],
  ])('with %s is refused', (_, line) => {
    expect(() => parseVerifierKey(line)).toThrow(SyntaxError)
  })

  test('attack 48: a small-order key is not taken as a verifier key', () => {
    const identity = Uint8Array.of(1, ...new Uint8Array(31))
    expect(() => verifierKey('k', identity)).toThrow(RangeError)
    const id = keyId('k', identity).toString(16).padStart(8, '0')
    const encoded = Buffer.from(concat(Uint8Array.of(1), identity)).toString('base64')
    expect(() => parseVerifierKey(`k+${id}+${encoded}`)).toThrow(SyntaxError)
  })
})

describe('a cosignature', () => {
  test('is over the header, the time and the whole text, as tlog-cosignature shows', () => {
    const example = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
    expect(Buffer.from(cosignatureMessage(1679315147, example)).toString()).toBe(
      `cosignature/v1\ntime 1679315147\n${example}`,
    )
    // The witness line of the same document: its time stands in the first eight bytes.
    const line = fromBase64(
      'jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==',
    )
    expect(splitCosignature(line.slice(4))?.time).toBe(1679315147)
  })

  test('verifies with its time, and with no other', () => {
    const note = { text, signatures: [logLine, cosign(1_800_000_000)] }
    const verified = verifyNote(note, [logKey, witnessKey])
    expect(verified.map(({ key, time }) => [key.name, time])).toEqual([
      ['kluis.example/log', null],
      ['kluis.example/getuige', 1_800_000_000],
    ])
    const line = cosign(1_800_000_000)
    line.signature[7] = (line.signature[7] ?? 0) ^ 1
    expect(codeOf(() => verifyNote({ text, signatures: [line] }, [witnessKey]))).toBe('bad-signature')
  })

  test('is no plain signature and a plain signature is no cosignature', () => {
    const plain = { ...cosign(1), signature: witness.sign(utf8(text)) }
    expect(codeOf(() => verifyNote({ text, signatures: [plain] }, [witnessKey]))).toBe('bad-signature')
    const swapped = { ...logLine, signature: log.sign(cosignatureMessage(1, text)) }
    expect(codeOf(() => verifyNote({ text, signatures: [swapped] }, [logKey]))).toBe('bad-signature')
  })

  test('attack 47: one cosigner who signs three times is one cosigner, with the newest time', () => {
    const note = { text, signatures: [cosign(10), cosign(30), cosign(20), cosign(30)] }
    expect(verifyNote(note, [witnessKey, witnessKey])).toEqual([{ key: witnessKey, time: 30 }])
  })

  test('attack 47: one key listed twice by who verifies is still one', () => {
    const again = parseVerifierKey(verifierKey(witnessKey.name, witnessKey.publicKey, 'cosignature'))
    expect(verifyNote({ text, signatures: [cosign(10), cosign(11)] }, [witnessKey, again])).toHaveLength(1)
  })

  test('one key under two names is one cosigner', () => {
    const other = parseVerifierKey(verifierKey('ander.example', witness.publicKey, 'cosignature'))
    const line = { ...cosign(10), name: other.name, keyId: other.keyId }
    expect(verifyNote({ text, signatures: [cosign(10), line] }, [witnessKey, other])).toHaveLength(1)
  })

  test('with a time beyond 2^53 - 1 or of another length is none', () => {
    expect(splitCosignature(new Uint8Array(72).fill(255))).toBeNull()
    expect(splitCosignature(new Uint8Array(71))).toBeNull()
    expect(splitCosignature(Uint8Array.of(0, 32, ...new Uint8Array(70)))).toBeNull()
    expect(() => cosignatureMessage(-1, text)).toThrow(RangeError)
    expect(() => joinCosignature(1, new Uint8Array(63))).toThrow(RangeError)
  })
})

describe('a checkpoint', () => {
  test('reads as it was written', () => {
    expect(parseCheckpoint(text)).toEqual({ origin: 'kluis.example/log', size: 3, root: EMPTY_ROOT })
    const empty = formatCheckpoint({ origin: 'o', size: 0, root: EMPTY_ROOT })
    expect(parseCheckpoint(empty).size).toBe(0)
  })

  const root = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
  test.each([
    ['no origin', `\n3\n${root}\n`],
    ['a leading zero', `o\n03\n${root}\n`],
    ['a sign', `o\n+3\n${root}\n`],
    ['a space', `o\n 3\n${root}\n`],
    ['an exponent', `o\n3e1\n${root}\n`],
    ['a size above 2^53 - 1', `o\n9007199254740992\n${root}\n`],
    ['a size of many digits', `o\n${'9'.repeat(40)}\n${root}\n`],
    ['no size', `o\n\n${root}\n`],
    ['a short root', 'o\n3\nAAAA\n'],
    ['a root without padding', `o\n3\n${root.slice(0, -1)}\n`],
    ['a root with bits left over', `o\n3\n${root.replace('FU=', 'FV=')}\n`],
    ['an extension line', `o\n3\n${root}\nx\n`],
    ['no last newline', `o\n3\n${root}`],
    ['two lines', 'o\n3\n'],
    ['nothing', ''],
  ])('attack 46: with %s is refused', (_, malformed) => {
    expect(codeOf(() => parseCheckpoint(malformed))).toBe('malformed')
  })

  test('is not written for an origin of two lines or a root of another length', () => {
    expect(codeOf(() => formatCheckpoint({ origin: 'a\nb', size: 1, root: EMPTY_ROOT }))).toBe('malformed')
    expect(codeOf(() => formatCheckpoint({ origin: 'a', size: 1.5, root: EMPTY_ROOT }))).toBe('malformed')
    expect(codeOf(() => formatCheckpoint({ origin: 'a', size: 1, root: new Uint8Array(31) }))).toBe(
      'malformed',
    )
  })
})
