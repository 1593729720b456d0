// Opens one sealed text with the key its reader made known, and with nothing secret: for whoever it is shown to.
import { sodium } from '#crypto/sodium.ts'
import { concat, equal, utf8 } from './bytes.ts'

const SALT_BYTES = 24
const COMMITMENT_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
const SEALED_CHUNK_BYTES = 16 * 1024 + TAG_BYTES

const LABEL = concat(utf8('c2sp.org/chunked-encryption@v1+AEAD_CHACHA20_POLY1305'), Uint8Array.of(0))

/**
 * Opens C2SP chunked-encryption@v1 with HKDF-Expand-SHA-512 and ChaCha20-Poly1305, and takes the padding off. The salt is
 * followed by a commitment to key and context: no other key or context opens the same bytes, so what comes out is what
 * was sealed.
 * @param key 32 bytes
 * @param context what the text was sealed for
 * @returns the text's bytes; null when these bytes were not sealed by that key for that context
 */
export function openDisclosed(key: Uint8Array, context: Uint8Array, sealed: Uint8Array): Uint8Array | null {
  if (key.length !== KEY_BYTES || sealed.length < SALT_BYTES + COMMITMENT_BYTES + TAG_BYTES) return null
  const at = SALT_BYTES + COMMITMENT_BYTES
  const output = expand(key, concat(LABEL, sealed.subarray(0, SALT_BYTES), context))
  const commitment = output.subarray(KEY_BYTES + NONCE_BYTES, KEY_BYTES + NONCE_BYTES + COMMITMENT_BYTES)
  if (!equal(commitment, sealed.subarray(SALT_BYTES, at))) return null
  // The last chunk is always shorter than a full one: where nothing is left over, the end is missing.
  if ((sealed.length - at) % SEALED_CHUNK_BYTES < TAG_BYTES) return null
  const chunks: Uint8Array[] = []
  for (let from = at; from < sealed.length; from += SEALED_CHUNK_BYTES) {
    const nonce = nonceOf(output.subarray(KEY_BYTES, KEY_BYTES + NONCE_BYTES), chunks.length)
    const chunk = openChunk(
      output.subarray(0, KEY_BYTES),
      nonce,
      sealed.subarray(from, from + SEALED_CHUNK_BYTES),
    )
    if (chunk === null) return null
    chunks.push(chunk)
  }
  return unpadded(concat(...chunks))
}

/** HKDF-Expand with SHA-512 (RFC 5869 §2.3), its first two blocks. */
function expand(key: Uint8Array, info: Uint8Array): Uint8Array {
  const first = hmac(key, info, Uint8Array.of(1))
  return concat(first, hmac(key, first, info, Uint8Array.of(2)))
}

function hmac(key: Uint8Array, ...parts: Uint8Array[]): Uint8Array {
  const state = sodium.crypto_auth_hmacsha512_init(key)
  for (const part of parts) sodium.crypto_auth_hmacsha512_update(state, part)
  return sodium.crypto_auth_hmacsha512_final(state)
}

/** The base nonce XOR the chunk's number, big-endian; four bytes hold more chunks than an array does. */
function nonceOf(base: Uint8Array, chunk: number): Uint8Array {
  const nonce = base.slice()
  const view = new DataView(nonce.buffer)
  view.setUint32(NONCE_BYTES - 4, (view.getUint32(NONCE_BYTES - 4) ^ chunk) >>> 0)
  return nonce
}

function openChunk(key: Uint8Array, nonce: Uint8Array, chunk: Uint8Array): Uint8Array | null {
  try {
    return sodium.crypto_aead_chacha20poly1305_ietf_decrypt(null, chunk, null, nonce, key)
  } catch {
    return null // libsodium throws for a wrong tag
  }
}

/** Without the 0x80 and the zeros after it (ISO/IEC 7816-4); null when there is no 0x80. */
function unpadded(padded: Uint8Array): Uint8Array | null {
  const end = padded.findLastIndex((byte) => byte !== 0)
  return padded[end] === 0x80 ? padded.slice(0, end) : null
}
