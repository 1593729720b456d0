// C2SP chunked-encryption@v1: a message in 16 KiB chunks, committed to its key and context.
import { concat, equal, utf8 } from '#crypto/public/bytes.ts'
import type { Aead } from './aead.ts'

/** Plaintext bytes of every chunk but the last, which is always shorter and may be empty. */
export const CHUNK_BYTES = 16 * 1024
const SALT_BYTES = 24
const COMMITMENT_BYTES = 32
/** Salt and commitment, in front of the first chunk. */
export const HEADER_BYTES = SALT_BYTES + COMMITMENT_BYTES

/**
 * truncated: the end is missing · length: no message has this length · commitment: another key, context,
 * salt or commitment · tampered: a chunk was changed, moved, repeated or dropped.
 */
export type SealCode = 'truncated' | 'length' | 'commitment' | 'tampered'

export class SealError extends Error {
  override readonly name = 'SealError'
  readonly code: SealCode
  constructor(code: SealCode) {
    super(`sealed bytes do not open: ${code}`)
    this.code = code
  }
}

/** What an instance of the scheme is made of. `salt` gives 24 fresh random bytes: never an argument. */
export type ChunkedSuite = {
  readonly aead: Aead
  readonly expand: (key: Uint8Array, info: Uint8Array, length: number) => Uint8Array
  readonly salt: () => Uint8Array
}

export type Chunked = {
  /** salt ‖ commitment ‖ chunks: 56 + 16 per started chunk longer than the plaintext, with a 16-byte tag. */
  seal(key: Uint8Array, context: Uint8Array, plaintext: Uint8Array): Uint8Array
  /** The plaintext, or SealError. Nothing is given out before everything is checked. */
  open(key: Uint8Array, context: Uint8Array, sealed: Uint8Array): Uint8Array
}

/** The scheme over one AEAD and one HKDF-Expand. The input key is uniformly random, as long as the AEAD's. */
export function chunked({ aead, expand, salt: freshSalt }: ChunkedSuite): Chunked {
  const label = concat(utf8(`c2sp.org/chunked-encryption@v1+${aead.name}`), Uint8Array.of(0))
  const sealedChunkBytes = CHUNK_BYTES + aead.tagBytes

  function schedule(inputKey: Uint8Array, salt: Uint8Array, context: Uint8Array) {
    if (inputKey.length !== aead.keyBytes) throw new RangeError('a key of another length')
    const length = aead.keyBytes + aead.nonceBytes + COMMITMENT_BYTES
    const output = expand(inputKey, concat(label, salt, context), length)
    const key = output.subarray(0, aead.keyBytes)
    const baseNonce = output.subarray(aead.keyBytes, aead.keyBytes + aead.nonceBytes)
    return { key, baseNonce, commitment: output.subarray(aead.keyBytes + aead.nonceBytes) }
  }

  function seal(inputKey: Uint8Array, context: Uint8Array, plaintext: Uint8Array): Uint8Array {
    const salt = freshSalt()
    if (salt.length !== SALT_BYTES) throw new RangeError('a salt that is not 24 bytes')
    const { key, baseNonce, commitment } = schedule(inputKey, salt, context)
    const parts = [salt, commitment]
    // Up to and including the length: a message of whole chunks ends in an empty one.
    for (let at = 0, chunk = 0; at <= plaintext.length; at += CHUNK_BYTES, chunk++) {
      parts.push(aead.seal(key, nonceOf(baseNonce, chunk), plaintext.subarray(at, at + CHUNK_BYTES)))
    }
    return concat(...parts)
  }

  function open(inputKey: Uint8Array, context: Uint8Array, sealed: Uint8Array): Uint8Array {
    if (sealed.length < HEADER_BYTES) throw new SealError('truncated')
    const salt = sealed.subarray(0, SALT_BYTES)
    const { key, baseNonce, commitment } = schedule(inputKey, salt, context)
    if (!equal(commitment, sealed.subarray(SALT_BYTES, HEADER_BYTES))) throw new SealError('commitment')
    // The last chunk is between a tag and one byte less than a full chunk: 0 left over means it is missing.
    const left = (sealed.length - HEADER_BYTES) % sealedChunkBytes
    if (left === 0) throw new SealError('truncated')
    if (left < aead.tagBytes) throw new SealError('length')
    const parts: Uint8Array[] = []
    for (let at = HEADER_BYTES, chunk = 0; at < sealed.length; at += sealedChunkBytes, chunk++) {
      const body = sealed.subarray(at, at + sealedChunkBytes)
      const part = aead.open(key, nonceOf(baseNonce, chunk), body)
      if (part === null) throw new SealError('tampered')
      parts.push(part)
    }
    return concat(...parts)
  }

  return { seal, open }
}

// The base nonce XOR the chunk number, big-endian. An array ends long before 2³² chunks, so four bytes do.
function nonceOf(baseNonce: Uint8Array, chunk: number): Uint8Array {
  const nonce = baseNonce.slice()
  const view = new DataView(nonce.buffer)
  const last = nonce.length - 4
  view.setUint32(last, (view.getUint32(last) ^ chunk) >>> 0)
  return nonce
}
