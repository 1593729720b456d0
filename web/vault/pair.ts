// Pairing, what both devices do: the codes, the room, the number that is compared, and what the answer is sealed under.

import * as v from 'valibot'
import { base64url, concat, fromBase64url, fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { canonicalize } from '#crypto/public/canonical.ts'
import { PayloadType, pae } from '#crypto/public/dsse.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { verifySignature } from '#crypto/public/verify.ts'
import { randomBytes } from '#crypto/secret/random.ts'
import { SHEET_ALPHABET } from '#crypto/secret/sheet.ts'
import { type PairOffer, pairingLeft, pairingTaken, pairOffer, type Slot } from '#shared/wire/pairing.ts'
import type { Connection } from './http.ts'

/** How often a message that is waited for is looked for (milliseconds). */
const LOOK_MS = 1500
const SHORT_CHARACTERS = 8
const ROOM_LABEL = utf8('gezinskluis/v1/pair-room')
const NUMBER_LABEL = utf8('gezinskluis/v1/pair-number')
const REPLY_LABEL = utf8('gezinskluis/v1/pair')

/** The other device went away, or was never there. */
export class PairingEnded extends Error {
  override readonly name = 'PairingEnded'
}

/** Eight characters that are read aloud or typed over: 40 random bits. */
export const shortCode = (): string =>
  [...randomBytes(SHORT_CHARACTERS)].map((byte) => SHEET_ALPHABET.charAt(byte % 32)).join('')

/** The room that a short code leads to: 16 bytes, base64url. */
export const roomOf = (short: string): string =>
  base64url(sha256(concat(ROOM_LABEL, utf8(short))).subarray(0, 16))

/** What the QR code holds: the room (16 bytes) ‖ the hash of the offer (32 bytes), 64 characters of base64url. */
export const longCode = (room: string, hash: Uint8Array): string =>
  base64url(concat(fromBase64url(room, 16), hash))

/** A code as somebody scanned, pasted or typed it; null when it is neither kind. `hash` is of the offer, when the code holds it. */
export function readCode(text: string): { room: string; hash: string | null } | null {
  // A QR code holds an address, so that a phone's own camera may read it too.
  const whole = text.trim().split('#').at(-1) ?? ''
  if (/^[A-Za-z0-9_-]{64}$/.test(whole)) {
    const bytes = fromBase64url(whole, 48)
    return { room: base64url(bytes.subarray(0, 16)), hash: base64url(bytes.subarray(16)) }
  }
  const short = whole.replace(/[\s\p{Dash}]/gu, '').toUpperCase()
  const typed = short.length === SHORT_CHARACTERS && [...short].every((c) => SHEET_ALPHABET.includes(c))
  return typed ? { room: roomOf(short), hash: null } : null
}

/** Hash of an offer as it is sent: what the new device promises before it knows the other's nonce. */
export const offerHash = (sent: Uint8Array): Uint8Array => sha256(sent)
/** What the known device promises before it has seen the offer. */
export const nonceHash = (room: string, nonce: Uint8Array): Uint8Array =>
  sha256(concat(ROOM_LABEL, fromBase64url(room, 16), nonce))

/** Both promises are made before either side can choose by the other's: six digits that nobody between can steer. */
export function numberOf(offer: Uint8Array, nonce: Uint8Array): string {
  const hash = sha256(concat(NUMBER_LABEL, offerHash(offer), nonce))
  const value = hash.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0)
  return String(value % 1_000_000).padStart(6, '0')
}

/** HPKE info of the answer: bound to exactly this offer and nonce. */
export const replyInfo = (offer: Uint8Array, nonce: Uint8Array): Uint8Array =>
  concat(REPLY_LABEL, offerHash(offer), nonce)

/** What is signed by the device that is offered. */
export const offerMessage = (offer: PairOffer['offer']): Uint8Array =>
  pae(PayloadType.pair, canonicalize(offer))

/** The offer in these bytes, for this room; null when it is none or its key did not sign it. */
export function readOffer(sent: Uint8Array, room: string): PairOffer['offer'] | null {
  try {
    const { offer, sig } = v.parse(pairOffer, JSON.parse(fromUtf8(sent)))
    const signed = verifySignature(
      fromBase64url(sig, 64),
      offerMessage(offer),
      fromBase64url(offer.device, 32),
    )
    return signed && offer.room === room ? offer : null
  } catch (error) {
    if (error instanceof v.ValiError || error instanceof SyntaxError || error instanceof TypeError)
      return null
    throw error
  }
}

/** One side's view of the room. `look`: milliseconds between looks. */
export class Room {
  readonly id: string
  readonly #connection: Connection
  readonly #look: number
  #left = false

  constructor(connection: Connection, id: string, look = LOOK_MS) {
    this.#connection = connection
    this.id = id
    this.#look = look
  }

  leave(): void {
    this.#left = true
  }

  /** @throws {WireError} `conflict` when somebody left one there before */
  async put(slot: Slot, bytes: Uint8Array): Promise<void> {
    const body = { room: this.id, slot, bytes: base64url(bytes) }
    await this.#connection.openly('POST', '/api/pairing', pairingLeft, body)
  }

  /** Waits for the message in a slot, at most this many looks. @throws {PairingEnded} */
  async take(slot: Slot, looks: number): Promise<Uint8Array> {
    for (let look = 0; look < looks && !this.#left; look++) {
      const body = { room: this.id, slot }
      const { bytes } = await this.#connection.openly('POST', '/api/pairing/take', pairingTaken, body)
      if (bytes !== null) return fromBase64url(bytes)
      await new Promise((done) => setTimeout(done, this.#look))
    }
    throw new PairingEnded('nobody answered')
  }
}
