// What a family writes, sealed: suite 1's content encryption, and records with a key of their own.
import { concat, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { chacha20Poly1305 } from './aead.ts'
import { chunked, SealError } from './chunked.ts'
import { expand } from './hkdf.ts'
import { LABEL } from './hmac.ts'
import { openWith, sealTo } from './hpke.ts'
import { pad, unpad } from './pad.ts'
import { randomBytes } from './random.ts'

export { SealError } from './chunked.ts'

/** The number of this suite; every context carries it. */
const SUITE = 1

const suite1 = chunked({ aead: chacha20Poly1305, expand, salt: () => randomBytes(24) })

/** Sealed bytes, plaintext + 56 + 16 per started 16 KiB; the 32-byte key and the context are committed to. */
export const seal: (key: Uint8Array, context: Uint8Array, plaintext: Uint8Array) => Uint8Array = suite1.seal

/** The plaintext, or SealError (truncated, length, commitment, tampered). */
export const open: (key: Uint8Array, context: Uint8Array, sealed: Uint8Array) => Uint8Array = suite1.open

/**
 * Where one revision of a record belongs. Ids are base64url; `prev` is the hash of the revision before it,
 * null for the first; `slot` is `body` or `file-0`, `file-1`, …; `epoch` is that of the key the box is under.
 */
export type RecordContext = {
  readonly vault: string
  readonly log: string
  readonly record: string
  readonly rev: number
  readonly prev: string | null
  readonly author: string
  readonly device: string
  readonly schema: number
  readonly slot: string
  readonly epoch: number
}

/** `box` holds the revision's key (104 bytes, or 1168 to an inbox); `body` the padded plaintext. */
export type SealedRecord = { readonly box: Uint8Array; readonly body: Uint8Array }

// Fields by name, so that nothing else a caller's object carries gets in.
function placeOf({ vault, log, record, rev, prev, author, device, schema, slot }: RecordContext) {
  return { suite: SUITE, vault, log, record, rev, prev, author, device, schema, slot }
}
const bodyContext = (context: RecordContext): Uint8Array => canonicalize(placeOf(context))
const boxContext = (context: RecordContext): Uint8Array =>
  canonicalize({ ...placeOf(context), epoch: context.epoch })
const inboxInfo = (context: RecordContext): Uint8Array => concat(utf8(`${LABEL}drop`), boxContext(context))

function sealBody(context: RecordContext, plaintext: Uint8Array): { key: Uint8Array; body: Uint8Array } {
  const key = randomBytes(32)
  return { key, body: seal(key, bodyContext(context), pad(plaintext)) }
}

function openBody(key: Uint8Array, context: RecordContext, body: Uint8Array): Uint8Array {
  // Padding that is wrong inside a body that opens was written by its author, not by the server.
  return unpad(open(key, bodyContext(context), body))
}

function revisionKey(key: Uint8Array): Uint8Array {
  if (key.length !== 32) throw new SealError('length')
  return key
}

/** Seals one revision under a fresh random key, and that key under the epoch key (32 bytes). */
export function sealRecord(input: {
  epochKey: Uint8Array
  context: RecordContext
  plaintext: Uint8Array
}): SealedRecord {
  const { key, body } = sealBody(input.context, input.plaintext)
  return { box: seal(input.epochKey, boxContext(input.context), key), body }
}

/** The 32-byte key of one revision, to show that one text to somebody: it opens nothing else. Or SealError. */
export function openRevisionKey(input: {
  readonly epochKey: Uint8Array
  readonly context: RecordContext
  readonly box: Uint8Array
}): Uint8Array {
  return revisionKey(open(input.epochKey, boxContext(input.context), input.box))
}

/** The plaintext of a revision, or SealError when box or body is not of this key and context. */
export function openRecord(
  input: SealedRecord & { readonly epochKey: Uint8Array; readonly context: RecordContext },
): Uint8Array {
  return openBody(openRevisionKey(input), input.context, input.body)
}

/** As sealRecord, for who may write and holds no key: the revision's key boxed to the inbox (X-Wing). */
export function sealRecordTo(input: {
  inbox: Uint8Array
  context: RecordContext
  plaintext: Uint8Array
}): SealedRecord {
  const { key, body } = sealBody(input.context, input.plaintext)
  return { box: sealTo(input.inbox, inboxInfo(input.context), key), body }
}

/** The plaintext of a drop, with the inbox's 32-byte seed. Throws BoxError or SealError. */
export function openRecordWith(
  input: SealedRecord & { readonly inboxSeed: Uint8Array; readonly context: RecordContext },
): Uint8Array {
  const key = revisionKey(openWith(input.inboxSeed, inboxInfo(input.context), input.box))
  return openBody(key, input.context, input.body)
}

/** What a box is under: an epoch's key, or (from a drop) the inbox's seed. */
export type BoxKey =
  | { readonly epochKey: Uint8Array; readonly epoch: number }
  | { readonly inboxSeed: Uint8Array; readonly epoch: number }

/**
 * The same revision's key under another epoch key, the body untouched: how a keeper adopts a drop and how a
 * newest revision moves into a new epoch. `context.epoch` is not used; both epochs are named.
 */
export function rebox(input: {
  context: RecordContext
  box: Uint8Array
  from: BoxKey
  to: { readonly epochKey: Uint8Array; readonly epoch: number }
}): Uint8Array {
  const { context, box, from, to } = input
  const old = { ...context, epoch: from.epoch }
  const key =
    'epochKey' in from
      ? open(from.epochKey, boxContext(old), box)
      : openWith(from.inboxSeed, inboxInfo(old), box)
  return seal(to.epochKey, boxContext({ ...context, epoch: to.epoch }), revisionKey(key))
}

/** An attachment of a record: its slot's own key, which belongs inside the record's plaintext, and the bytes. */
export function sealAttachment(context: RecordContext, plaintext: Uint8Array) {
  return sealBody(context, plaintext)
}

/** The attachment's bytes, or SealError. */
export function openAttachment(context: RecordContext, key: Uint8Array, body: Uint8Array): Uint8Array {
  return openBody(revisionKey(key), context, body)
}
