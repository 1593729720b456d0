// Byte strings: text, numbers and base64url to bytes and back, strictly.

// crypto/ is typed without DOM and Node; these two are in every engine it runs on.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label: 'utf-8', options: { fatal: boolean; ignoreBOM: boolean })
  decode(bytes: Uint8Array): string
}

const encoder = new TextEncoder()
// ignoreBOM keeps a leading U+FEFF in the text: without it two byte strings would decode to one text.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** UTF-8 bytes of a text. A lone surrogate throws RangeError: it would silently become U+FFFD. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  if (!text.isWellFormed()) throw new RangeError('text holds a lone surrogate')
  return encoder.encode(text)
}

/** The text of UTF-8 bytes. Anything malformed or overlong throws TypeError. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

/** All parts in one new array, in order. */
export function concat(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = 0
  for (const part of parts) length += part.length
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** Same length and same bytes. The time taken depends on the lengths only, so secrets may be compared. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}

/** Lexicographic order by unsigned byte, a prefix first: negative, zero or positive. Not constant time. */
export function compare(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Eight bytes, big-endian. Throws RangeError unless 0 ≤ n ≤ 2⁵³−1 and whole. */
export function u64be(n: number): Uint8Array<ArrayBuffer> {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError('not an unsigned integer below 2^53')
  const bytes = new Uint8Array(8)
  let rest = n
  for (let i = 7; rest > 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return bytes
}

/** The number in eight big-endian bytes. Throws RangeError on another length or a value above 2⁵³−1. */
export function fromU64be(bytes: Uint8Array): number {
  if (bytes.length !== 8) throw new RangeError('not eight bytes')
  const n = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
  if (!Number.isSafeInteger(n)) throw new RangeError('above 2^53 - 1')
  return n
}

const HEX = '0123456789abcdef'

/** Lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX.charAt(byte >> 4) + HEX.charAt(byte & 15)
  return text
}

/** Bytes of lower-case hexadecimal. Throws SyntaxError on an odd length or another character. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new SyntaxError('not lower-case hexadecimal')
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

export { base64, base64url, fromBase64, fromBase64url } from './base64.ts'
