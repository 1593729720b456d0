// HPKE base mode (RFC 9180 §5.1.1): boxes to a person. X-Wing 0x647a, HKDF-SHA512, ChaCha20-Poly1305.
import { concat, utf8 } from '#crypto/public/bytes.ts'
import { sodium } from '#crypto/sodium.ts'
import { chacha20Poly1305 } from './aead.ts'
import { expand, extract } from './hkdf.ts'
import { randomBytes } from './random.ts'

/** The encapsulation in front of the ciphertext. */
export const ENC_BYTES = 1120
/** What a box is longer than its plaintext: the encapsulation and one tag. */
export const BOX_OVERHEAD_BYTES = ENC_BYTES + 16

/** A box that does not open. One error for every cause: bad share, flipped bit, other key, other info. */
export class BoxError extends Error {
  override readonly name = 'BoxError'
  constructor() {
    super('this box does not open')
  }
}

// KEM, KDF and AEAD ids of RFC 9180 §7 and the X-Wing draft: no negotiation, so they are constants.
const SUITE_ID = concat(utf8('HPKE'), Uint8Array.of(0x64, 0x7a, 0x00, 0x03, 0x00, 0x03))
const VERSION = utf8('HPKE-v1')
const NOTHING = new Uint8Array(0)
const ESEED_BYTES = 64
const MODE_BASE = Uint8Array.of(0)

// RFC 9180 §4: LabeledExtract and LabeledExpand.
const labeledExtract = (salt: Uint8Array, label: string, material: Uint8Array): Uint8Array =>
  extract(salt, VERSION, SUITE_ID, utf8(label), material)
const labeledExpand = (key: Uint8Array, label: string, info: Uint8Array, length: number): Uint8Array =>
  expand(key, concat(Uint8Array.of(length >> 8, length & 255), VERSION, SUITE_ID, utf8(label), info), length)

// RFC 9180 §5.1 KeySchedule in base mode. The first message has sequence number 0: its nonce is the base nonce.
function schedule(sharedSecret: Uint8Array, info: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const pskIdHash = labeledExtract(NOTHING, 'psk_id_hash', NOTHING)
  const infoHash = labeledExtract(NOTHING, 'info_hash', info)
  const context = concat(MODE_BASE, pskIdHash, infoHash)
  const secret = labeledExtract(sharedSecret, 'secret', NOTHING)
  return {
    key: labeledExpand(secret, 'key', context, 32),
    nonce: labeledExpand(secret, 'base_nonce', context, 12),
  }
}

/** The 1216-byte public key of a 32-byte seed; the seed is the whole secret key. */
export function boxPublicKey(seed: Uint8Array): Uint8Array {
  return sodium.crypto_kem_xwing_seed_keypair(seed).publicKey
}

/**
 * enc (1120 bytes) ‖ ciphertext (plaintext + 16), for the holder of the key alone and only under the same
 * `info`. Says nothing about who sealed it. Throws RangeError for a key that is none.
 */
export function sealTo(publicKey: Uint8Array, info: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const { ciphertext: enc, sharedSecret } = encapsulate(publicKey)
  const { key, nonce } = schedule(sharedSecret, info)
  return concat(enc, chacha20Poly1305.seal(key, nonce, plaintext))
}

function encapsulate(publicKey: Uint8Array): { ciphertext: Uint8Array; sharedSecret: Uint8Array } {
  try {
    // Encapsulate is EncapsulateDerand of 64 random bytes (draft §5.4); ours come from one call.
    return sodium.crypto_kem_xwing_enc_deterministic(publicKey, randomBytes(ESEED_BYTES))
  } catch {
    // Another length, an ML-KEM key with a coefficient ≥ q, or a low-order X25519 half.
    throw new RangeError('not an X-Wing public key')
  }
}

/** The plaintext of such a message, or BoxError. The seed is 32 bytes. */
export function openWith(seed: Uint8Array, info: Uint8Array, message: Uint8Array): Uint8Array {
  if (seed.length !== 32) throw new RangeError('a seed that is not 32 bytes')
  const { key, nonce } = schedule(decapsulate(seed, message.subarray(0, ENC_BYTES)), info)
  const plaintext = chacha20Poly1305.open(key, nonce, message.subarray(ENC_BYTES))
  if (plaintext === null) throw new BoxError()
  return plaintext
}

function decapsulate(seed: Uint8Array, enc: Uint8Array): Uint8Array {
  try {
    return sodium.crypto_kem_xwing_dec(enc, seed)
  } catch {
    // libsodium throws for a low-order share and gives noise for a flipped one: the same outside.
    throw new BoxError()
  }
}
