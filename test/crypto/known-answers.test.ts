// Suite 1 frozen: the files in test/vectors/crypto, made by other people's code, and what this code makes of them.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromHex, fromUtf8, hex, utf8 } from '#crypto/public/bytes.ts'
import { parseCheckpoint } from '#crypto/public/checkpoint.ts'
import { pae } from '#crypto/public/dsse.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { parseNote, parseVerifierKey, verifyNote } from '#crypto/public/note.ts'
import { leafHash, rootOf } from '#crypto/public/tree.ts'
import { verifySignature } from '#crypto/public/verify.ts'
import { chacha20Poly1305 } from '#crypto/secret/aead.ts'
import { chunked } from '#crypto/secret/chunked.ts'
import { expand } from '#crypto/secret/hkdf.ts'
import { derive } from '#crypto/secret/hmac.ts'
import { boxPublicKey } from '#crypto/secret/hpke.ts'
import {
  accountKeys,
  epochLink,
  inboxSeed,
  invitationKeys,
  keyCommit,
  locator,
  passwordSalt,
  passwordWaySecret,
  recoveryLocator,
  userKeyLink,
  wayKeys,
} from '#crypto/secret/keys.ts'
import { openLetter, openLockbox } from '#crypto/secret/lockbox.ts'
import { costOf, stretch } from '#crypto/secret/password.ts'
import { open, openRecord, openRecordWith, type RecordContext } from '#crypto/secret/seal.ts'
import { decodeCode, encodeCode } from '#crypto/secret/sheet.ts'
import { signerFrom } from '#crypto/secret/sign.ts'
import { vectors } from '#test/vectors/crypto/make.ts'

const file = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../vectors/crypto/${name}.json`, import.meta.url), 'utf8')) as T

const made = await vectors()
test.each(Object.keys(made))('%s.json is what the other implementations make', (name) => {
  expect(file(name)).toEqual(JSON.parse(JSON.stringify(made[name])))
})

type Keys = {
  derived: { name: string; secret: string; label: string; output: string }[]
  keyCommit: { key: string; vault: string; log: string; epoch: number; commit: string }
}
describe('keys', () => {
  const { derived, keyCommit: committed } = file<Keys>('keys')
  const byName: Record<string, (secret: Uint8Array) => Uint8Array> = {
    'accountKeys.sign': (secret) => accountKeys(secret).sign,
    'accountKeys.box': (secret) => accountKeys(secret).box,
    'accountKeys.symmetric': (secret) => accountKeys(secret).symmetric,
    userKeyLink,
    'wayKeys.sign': (secret) => wayKeys(secret).sign,
    'wayKeys.box': (secret) => wayKeys(secret).box,
    locator,
    passwordSalt,
    recoveryLocator,
    inboxSeed,
    epochLink,
    'invitationKeys.locator': (secret) => invitationKeys(secret).locator,
    'invitationKeys.key': (secret) => invitationKeys(secret).key,
  }

  test.each(derived)('$name comes from its secret under $label', ({ name, secret, label, output }) => {
    expect(hex(byName[name]?.(fromHex(secret)) ?? new Uint8Array(0))).toBe(output)
    expect(hex(derive(fromHex(secret), label)).startsWith(output)).toBe(true)
  })

  test('a key commitment', () => {
    expect(hex(keyCommit(fromHex(committed.key), committed))).toBe(committed.commit)
  })
})

type Password = { sheetVersion: number; password: string; S: string; output: string; waySecret: string }
test("a password's way in, at the full cost of sheet version 1", () => {
  const { sheetVersion, password, S, output, waySecret } = file<Password>('password')
  const stretched = stretch(password, passwordSalt(fromHex(S)), costOf(sheetVersion))
  expect(hex(stretched)).toBe(output)
  expect(hex(passwordWaySecret(fromHex(S), stretched))).toBe(waySecret)
})

type Code = { version: number; secret: string; groups: string[] }
test.each(file<Code[]>('sheet'))('a sheet code of version $version', ({ version, secret, groups }) => {
  expect(encodeCode(version, fromHex(secret))).toEqual(groups)
  expect(decodeCode(groups.join(' '))).toEqual({ version, secret: fromHex(secret) })
})

type Content = { key: string; context: string; salt: string; length: number; sha256: string; sealed?: string }
test.each(file<Content[]>('content'))(
  'sealed content of $length bytes',
  ({ key, context, salt, length, ...expected }) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) => sha256(utf8(`text ${i}`)))
    const text = Uint8Array.from(Buffer.concat(blocks).subarray(0, length))
    const scheme = chunked({ aead: chacha20Poly1305, expand, salt: () => fromHex(salt) })
    const sealed = scheme.seal(fromHex(key), fromHex(context), text)
    expect(hex(sha256(sealed))).toBe(expected.sha256)
    expect(expected.sealed ?? hex(sealed)).toBe(hex(sealed))
    expect(Buffer.from(open(fromHex(key), fromHex(context), sealed)).equals(text)).toBe(true)
  },
)

type Sealed = Record<'text' | 'epochKey' | 'body' | 'box' | 'inboxSeed' | 'dropBox', string> & {
  context: RecordContext
}
describe('a record', () => {
  const { text, context, ...rest } = file<Sealed>('record')
  const body = fromHex(rest.body)
  test('under an epoch key', () => {
    const box = fromHex(rest.box)
    expect(fromUtf8(openRecord({ epochKey: fromHex(rest.epochKey), context, box, body }))).toBe(text)
  })
  test('dropped into an inbox', () => {
    const box = fromHex(rest.dropBox)
    expect(fromUtf8(openRecordWith({ inboxSeed: fromHex(rest.inboxSeed), context, box, body }))).toBe(text)
  })
})

type Lockbox = {
  vault: string
  recipient: string
  generation: number
  seed: string
  publicKeySha256: string
  lockbox: string
}
test('a lockbox', () => {
  const known = file<Lockbox & { keys: { log: string; epoch: number; key: string }[] }>('lockbox')
  const [seed, lockbox] = [fromHex(known.seed), fromHex(known.lockbox)]
  const opened = openLockbox({ ...known, seed, lockbox })
  expect(opened.map(({ key, ...place }) => ({ ...place, key: hex(key) }))).toEqual(known.keys)
  expect(hex(sha256(boxPublicKey(seed)))).toBe(known.publicKeySha256)
})

test('a letter, for each of the four it is to', () => {
  const known = file<{ context: string; text: string; seeds: string[]; letter: string }>('letter')
  for (const seed of known.seeds) {
    const opened = openLetter(fromHex(seed), utf8(known.context), fromHex(known.letter))
    expect(fromUtf8(opened ?? new Uint8Array(0))).toBe(known.text)
  }
})

test('roots of trees of 0 to 19 leaves', () => {
  const { roots } = file<{ roots: string[] }>('tree')
  const leaves = roots.map((_, i) => leafHash(utf8(`leaf ${i}`)))
  expect(roots.map((_, size) => hex(rootOf(leaves.slice(0, size))))).toEqual(roots)
})

type Signed = {
  seed: string
  publicKey: string
  dsse: { type: string; payload: string; signature: string }[]
  vkeys: string[]
  note: string
}
test('signatures: each payload type, a note and a cosignature', () => {
  const known = file<Signed>('signed')
  const signer = signerFrom(fromHex(known.seed))
  expect(hex(signer.publicKey)).toBe(known.publicKey)
  for (const { type, payload, signature } of known.dsse) {
    const message = pae(type, utf8(payload))
    expect(verifySignature(fromHex(signature), message, signer.publicKey)).toBe(true)
    expect(hex(signer.sign(message))).toBe(signature)
  }
  const note = parseNote(known.note)
  const verified = verifyNote(note, known.vkeys.map(parseVerifierKey))
  expect(verified.map(({ time }) => time)).toEqual([null, 1_800_000_000])
  expect(parseCheckpoint(note.text).size).toBe(20_852_163)
})
