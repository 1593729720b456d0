// Every parser of bytes that come from elsewhere: hostile input is refused by name, or was the one right spelling.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base64, base64url, fromBase64, fromBase64url, utf8 } from '#crypto/public/bytes.ts'
import { CanonicalError, canonicalize, parseCanonical } from '#crypto/public/canonical.ts'
import { formatCheckpoint, parseCheckpoint } from '#crypto/public/checkpoint.ts'
import {
  formatNote,
  keyId,
  NoteError,
  parseNote,
  parseVerifierKey,
  verifierKey,
} from '#crypto/public/note.ts'
import { decodeCode, encodeCode } from '#crypto/secret/sheet.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import { readConfig } from '#server/config.ts'
import { parseTilePath, tilePath } from '#server/transparency/path.ts'
import { encodeLeaf, parseLeaf } from '#shared/log/entry.ts'
import { exportLeaf, importLeaf, parseExport } from '#shared/log/export-file.ts'
import { encodeGlobalLeaf, parseGlobalLeaf } from '#shared/log/global.ts'
import { Refused } from '#shared/log/refusal.ts'
import { appendBody } from '#shared/wire/append.ts'
import {
  blobs,
  blobsBody,
  bookmark,
  bookmarkBody,
  headLine,
  invitation,
  logSlice,
} from '#shared/wire/logs.ts'
import { parseWire, WireError } from '#shared/wire/parse.ts'
import { challenge, refreshBody, session, sessionBody } from '#shared/wire/session.ts'
import { labelsBody, seenAnswer } from '#shared/wire/transparency.ts'
import { family, revision } from '#test/setup/family.ts'
import { bodyOf } from '#test/setup/raw.ts'
import { encodeContent, parseContent } from '#web/record/record.ts'
import { parseSealedKind } from '#web/vault/sealed-kinds.ts'
import { badBytes, badText } from './hostile.ts'

const RUNS = { numRuns: 400 }
const { scene, noor, map, vault } = family()
const key = signerFrom(scene.bytes(32)).publicKey
const name = 'kluis.example'
const root = scene.bytes(32)
const checkpoint = formatCheckpoint({ origin: name, size: 31, root })
const note = formatNote({
  text: checkpoint,
  signatures: [{ name, keyId: keyId(name, key), signature: scene.bytes(64) }],
})
const leaf = scene.leaves.get(map)?.[1] ?? new Uint8Array()
const globalLeaf = encodeGlobalLeaf({ label: scene.id(), n: 3, head: scene.hash(), next: scene.hash() })

/** Where a value has one spelling, what is read and written again is what came in. */
type Parser = {
  good: Uint8Array
  read: (bytes: Uint8Array) => Uint8Array | null
  refuses: (error: unknown) => boolean
}
const isRefused = (error: unknown) => error instanceof Refused
const isNoteError = (error: unknown) => error instanceof NoteError && error.code === 'malformed'
const isSyntaxError = (error: unknown) => error instanceof SyntaxError
const text = (read: (text: string) => string | null) => (bytes: Uint8Array) => {
  const source = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const again = read(source)
  if (again === source) return bytes
  return again === null ? null : utf8(again)
}

const parsers: Record<string, Parser> = {
  'canonical JSON': {
    good: canonicalize({ a: [1, 'é', null, { b: 0.5 }], z: -3 }),
    read: (bytes) => canonicalize(parseCanonical(bytes, { bytesMax: 1000, depthMax: 8 })),
    refuses: (error) => error instanceof CanonicalError,
  },
  'base64url of a hash': {
    good: utf8(scene.hash()),
    read: text((source) => base64url(fromBase64url(source, 32))),
    refuses: isSyntaxError,
  },
  base64: {
    good: utf8(base64(scene.bytes(31))),
    read: text((source) => base64(fromBase64(source))),
    refuses: isSyntaxError,
  },
  'a leaf': { good: leaf, read: (bytes) => encodeLeaf(parseLeaf(bytes)), refuses: isRefused },
  'a leaf of the global log': {
    good: globalLeaf,
    read: (bytes) => encodeGlobalLeaf(parseGlobalLeaf(bytes)),
    refuses: isRefused,
  },
  'a signed note': {
    good: utf8(note),
    read: (bytes) => utf8(formatNote(parseNote(bytes))),
    refuses: isNoteError,
  },
  'a checkpoint': {
    good: utf8(checkpoint),
    read: text((source) => formatCheckpoint(parseCheckpoint(source))),
    refuses: isNoteError,
  },
  'a verifier key': {
    good: utf8(verifierKey(name, key)),
    read: text((source) => {
      const read = parseVerifierKey(source)
      return verifierKey(read.name, read.publicKey, read.algorithm)
    }),
    refuses: isSyntaxError,
  },
  'the path of a tile': {
    good: utf8('x001/x234/067.p/8'),
    read: text((source) => {
      const place = parseTilePath(source)
      return place && `${tilePath(place.index)}${place.width === 256 ? '' : `.p/${place.width}`}`
    }),
    refuses: () => false,
  },
  'a code of the recovery sheet': {
    good: utf8(encodeCode(1, scene.bytes(16)).join('-')),
    read: (bytes) => {
      const source = new TextDecoder().decode(bytes)
      const decoded = decodeCode(source)
      if (!('secret' in decoded)) return null
      const again = encodeCode(decoded.version, decoded.secret).join('')
      return again === source.replaceAll(/[\s\p{Dash}]/gu, '').toUpperCase() ? bytes : utf8(again)
    },
    refuses: () => false,
  },
}

for (const [what, { good, read, refuses }] of Object.entries(parsers))
  test(`${what}: refused by name, or spelt as it would be written again`, () => {
    expect(read(good)).toEqual(good)
    fc.assert(
      fc.property(badBytes(good), (bytes) => {
        let again: Uint8Array | null = null
        try {
          again = read(bytes)
        } catch (error) {
          if (!refuses(error)) throw error
        }
        if (again !== null) expect(again).toEqual(bytes)
      }),
      RUNS,
    )
  })

const id = () => scene.id()
const hash = () => scene.hash()
const put = scene.part({ log: map, events: [{ type: 'put', epoch: 1, ...revision(scene) }] })
const slice = { log: map, from: 0, size: 1, leaves: [base64url(leaf)], checkpoint: note }
const proof = { index: 0, leaf: base64url(globalLeaf), proof: [hash()] }

/** A good value of every body and answer that goes over the wire. */
const bodies: Record<string, { schema: Parameters<typeof parseWire>[0]; good: unknown }> = {
  'an entry': {
    schema: appendBody,
    good: bodyOf(scene.sign(noor, [put]), {
      blobs: [{ log: map, bytes: base64url(scene.bytes(100)) }],
      lockboxes: [{ recipient: noor.id, vault, bytes: base64url(scene.bytes(100)) }],
      invitations: [{ invite: id(), locator: id(), sealed: base64url(scene.bytes(100)), uses: 1, end: 9 }],
    }),
  },
  'a sign-in': {
    schema: sessionBody,
    good: {
      challenge: hash(),
      by: { is: 'device', person: noor.id, device: noor.device.key },
      signature: base64url(scene.bytes(64)),
    },
  },
  'a challenge': { schema: challenge, good: { challenge: hash(), origin: name, expires: 7 } },
  'a session': { schema: session, good: { person: hash(), access: 'a.b.c', refresh: hash(), expires: 7 } },
  'a refresh': { schema: refreshBody, good: { refresh: hash() } },
  'a question for blobs': { schema: blobsBody, good: { log: map, hashes: [hash(), hash()] } },
  'an answer with blobs': { schema: blobs, good: { blobs: [{ hash: hash(), bytes: null }] } },
  'a bookmark': { schema: bookmark, good: { version: 1, bytes: base64url(scene.bytes(30)) } },
  'a new bookmark': { schema: bookmarkBody, good: { replaces: 0, bytes: base64url(scene.bytes(30)) } },
  'an invitation': { schema: invitation, good: { invite: id(), sealed: base64url(scene.bytes(30)), end: 9 } },
  'a slice of a log': { schema: logSlice, good: slice },
  'a line of the feed': { schema: headLine, good: { log: map, size: 3 } },
  'a question for labels': { schema: labelsBody, good: { size: 4, labels: [{ label: id(), n: 0 }] } },
  'a look at the global log': {
    schema: seenAnswer,
    good: { checkpoint: note, beat: proof, consistency: [hash()] },
  },
}

for (const [what, { schema, good }] of Object.entries(bodies))
  test(`${what} over the wire: refused by name, or every field of it is read and nothing else`, () => {
    expect(parseWire(schema, JSON.stringify(good))).toEqual(good)
    fc.assert(
      fc.property(
        badText(() => good),
        (source) => {
          let value: unknown
          try {
            value = parseWire(schema, source)
          } catch (error) {
            if (!(error instanceof WireError)) throw error
            return
          }
          expect(value).toEqual(JSON.parse(source))
        },
      ),
      RUNS,
    )
  })

test('an exported file: refused by name, or its leaves are', () => {
  const logs = [
    { log: map, kind: 'compartment', checkpoint: note, lines: [exportLeaf(leaf)], heads: [proof] },
  ]
  const seen = [{ size: 1, beat: proof, consistency: [] }]
  const file = {
    v: 1,
    exported: 7,
    origin: name,
    vkey: verifierKey(name, key),
    cards: [],
    organisations: [],
    logs,
    global: { checkpoint: note, seen, consistency: [] },
  }
  expect(parseExport(utf8(JSON.stringify(file)))).toEqual(file)
  fc.assert(
    fc.property(
      badText(() => file),
      (source) => {
        try {
          for (const { lines } of parseExport(utf8(source)).logs) for (const line of lines) importLeaf(line)
        } catch (error) {
          if (!(error instanceof Refused)) throw error
        }
      },
    ),
    RUNS,
  )
})

const observation = {
  kind: 'observation',
  basis: 3,
  on: '2026-11-02',
  title: 'Slapen',
  nature: 'fact',
  text: 'Yara sliep drie nachten door.',
} as const

test('a record: what it says is read whole, or shown as unknown; it never breaks the list it stands in', () => {
  expect(parseContent(encodeContent(observation))).toEqual(observation)
  fc.assert(
    fc.property(
      fc.oneof(badText(() => observation).map(utf8), badBytes(encodeContent(observation))),
      (bytes) => {
        const content = parseContent(bytes)
        if (content.kind !== 'unknown') expect(parseContent(encodeContent(content))).toEqual(content)
        parseSealedKind(bytes)
      },
    ),
    RUNS,
  )
})

test('settings: a variable that is wrong is named, its value is not', () => {
  const names = ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'PUBLIC_URL', 'BEAT_SECONDS']
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.string({ unit: 'binary', minLength: 6 }), (name, value) => {
      try {
        readConfig({ [name]: value })
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
        expect(String(error)).toContain(name)
        expect(String(error)).not.toContain(value)
      }
    }),
    RUNS,
  )
})
