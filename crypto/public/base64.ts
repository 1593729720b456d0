// Base64 and base64url (RFC 4648 §4, §5), one encoding per byte string: strict in both directions.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const STANDARD = `${LETTERS}+/`
const URL_SAFE = `${LETTERS}-_`

const valuesOf = (alphabet: string): Uint8Array => {
  const values = new Uint8Array(128).fill(255)
  for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i
  return values
}
const STANDARD_VALUES = valuesOf(STANDARD)
const URL_SAFE_VALUES = valuesOf(URL_SAFE)

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i] ?? 0
    const b = bytes[i + 1] ?? 0
    const c = bytes[i + 2] ?? 0
    text += alphabet.charAt(a >> 2) + alphabet.charAt(((a & 3) << 4) | (b >> 4))
    if (i + 1 < bytes.length) text += alphabet.charAt(((b & 15) << 2) | (c >> 6))
    if (i + 2 < bytes.length) text += alphabet.charAt(c & 63)
  }
  return text
}

function decode(text: string, values: Uint8Array): Uint8Array<ArrayBuffer> {
  if (text.length % 4 === 1) throw new SyntaxError('base64 of an impossible length')
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const value = values[text.charCodeAt(i)] ?? 255
    if (value === 255) throw new SyntaxError('a character outside the base64 alphabet')
    bits = ((bits << 6) | value) & 0xfff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at++] = (bits >> held) & 255
    }
  }
  // RFC 4648 §3.5: bits left over must be zero, or one byte string would have several texts.
  if ((bits & ((1 << held) - 1)) !== 0) throw new SyntaxError('base64 that is not canonical')
  return bytes
}

/** base64url without padding. */
export function base64url(bytes: Uint8Array): string {
  return encode(bytes, URL_SAFE)
}

/**
 * Bytes of unpadded base64url, of exactly `length` bytes when that is given. Throws SyntaxError on padding,
 * white space, another alphabet, left-over bits that are not zero, or another length.
 */
export function fromBase64url(text: string, length?: number): Uint8Array<ArrayBuffer> {
  const bytes = decode(text, URL_SAFE_VALUES)
  if (length !== undefined && bytes.length !== length) throw new SyntaxError(`not ${length} bytes`)
  return bytes
}

/** Standard base64 with padding, as signed notes and checkpoints want it. */
export function base64(bytes: Uint8Array): string {
  const text = encode(bytes, STANDARD)
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** Bytes of padded standard base64. Throws SyntaxError on anything but the one canonical encoding. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const bare = text.replace(/={1,2}$/, '')
  if (text.length % 4 !== 0 || bare.length + 2 < text.length) throw new SyntaxError('base64 badly padded')
  const bytes = decode(bare, STANDARD_VALUES)
  if (base64(bytes) !== text) throw new SyntaxError('base64 badly padded')
  return bytes
}
