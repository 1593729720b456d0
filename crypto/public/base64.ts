// Base64 and base64url (RFC 4648 §4, §5), one encoding per byte string: strict in both directions.

// crypto/ is typed without DOM and Node; this is in every engine it runs on.
declare class TextDecoder {
  decode(bytes: Uint8Array): string
}
const decoder = new TextDecoder()

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

const codesOf = (alphabet: string): Uint8Array => Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0))
const STANDARD_CODES = codesOf(STANDARD)
const URL_SAFE_CODES = codesOf(URL_SAFE)

/** Up to here spreading letters over the arguments of one call is quicker than a decoder, and far from any limit. */
const SHORT = 1024

// Into bytes, and those into a text at once: letter by letter a text of many pieces comes out, slow to use.
function encode(bytes: Uint8Array, codes: Uint8Array): string {
  const letters = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let at = 0
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i] ?? 0
    const b = bytes[i + 1] ?? 0
    const c = bytes[i + 2] ?? 0
    letters[at++] = codes[a >> 2] ?? 0
    letters[at++] = codes[((a & 3) << 4) | (b >> 4)] ?? 0
    if (i + 1 < bytes.length) letters[at++] = codes[((b & 15) << 2) | (c >> 6)] ?? 0
    if (i + 2 < bytes.length) letters[at++] = codes[c & 63] ?? 0
  }
  return letters.length <= SHORT
    ? String.fromCharCode.apply(null, letters as unknown as number[])
    : decoder.decode(letters)
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
  return encode(bytes, URL_SAFE_CODES)
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
  const text = encode(bytes, STANDARD_CODES)
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
