// Verifier keys of signed notes (C2SP signed-note@v1 §Verifier keys): one line a person can paste.
import { base64, concat, fromBase64, utf8 } from './bytes.ts'
import { sha256 } from './hash.ts'
import { isPrimeOrderKey } from './verify.ts'

// Signature type bytes of signed-note@v1 §Signature types.
const TYPE = { ed25519: 0x01, cosignature: 0x04 } as const

/** ed25519: over the text · cosignature: `cosignature/v1`, with a time (C2SP tlog-cosignature). */
export type NoteAlgorithm = keyof typeof TYPE

export type VerifierKey = {
  readonly name: string
  readonly algorithm: NoteAlgorithm
  readonly publicKey: Uint8Array
  readonly keyId: number
}

/** Key names are not empty and hold no Unicode space, plus or control character. */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\s+\p{Cc}]+$/u.test(name)
}

/** First four bytes, big-endian, of SHA-256(name ‖ 0x0A ‖ type ‖ 32-byte key). */
export function keyId(name: string, publicKey: Uint8Array, algorithm: NoteAlgorithm = 'ed25519'): number {
  const hash = sha256(utf8(`${name}\n`), Uint8Array.of(TYPE[algorithm]), publicKey)
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0)
}

/**
 * `name+keyid+base64(type ‖ key)`, the key id in eight lower-case hex digits, as golang.org/x/mod/sumdb/note
 * reads it. Throws RangeError for a name or key no verifier would take.
 */
export function verifierKey(
  name: string,
  publicKey: Uint8Array,
  algorithm: NoteAlgorithm = 'ed25519',
): string {
  if (!isKeyName(name)) throw new RangeError('not a key name')
  if (!isPrimeOrderKey(publicKey)) throw new RangeError('not a prime-order Ed25519 key')
  const id = keyId(name, publicKey, algorithm).toString(16).padStart(8, '0')
  return `${name}+${id}+${base64(concat(Uint8Array.of(TYPE[algorithm]), publicKey))}`
}

/**
 * The key in such a line. Throws SyntaxError on another form, an unknown type, a key outside the prime-order
 * group, or a key id that is not its own.
 */
export function parseVerifierKey(line: string): VerifierKey {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line) ?? []
  if (!isKeyName(name)) throw new SyntaxError('not a verifier key')
  const bytes = fromBase64(encoded)
  const publicKey = bytes.slice(1)
  const algorithm = algorithmOf(bytes[0])
  if (!isPrimeOrderKey(publicKey)) throw new SyntaxError('not a prime-order Ed25519 key')
  const own = keyId(name, publicKey, algorithm)
  if (own !== Number.parseInt(id, 16)) throw new SyntaxError('a key id of another key')
  return { name, algorithm, publicKey, keyId: own }
}

function algorithmOf(type: number | undefined): NoteAlgorithm {
  if (type === TYPE.ed25519) return 'ed25519'
  if (type === TYPE.cosignature) return 'cosignature'
  throw new SyntaxError('an unknown signature type')
}
