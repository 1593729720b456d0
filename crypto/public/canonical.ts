// JSON Canonicalization Scheme (RFC 8785): one byte string for one value, both ways.
import { fromUtf8, utf8 } from './bytes.ts'

/** A JSON value. Objects are plain; `undefined`, functions and class instances are refused at run time. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Why bytes or a value are not canonical JSON. */
export type CanonicalCode =
  | 'too-large' // more bytes than allowed
  | 'too-deep' // more containers inside each other than allowed
  | 'utf8' // not UTF-8
  | 'syntax' // not JSON
  | 'not-canonical' // JSON, but not its canonical form: order, spaces, duplicate keys, 1.0, -0, escapes
  | 'type' // undefined, a function, a class instance, a hole
  | 'number' // NaN, an infinity; in the public profile also a fraction or beyond 2^53 - 1
  | 'string' // a lone surrogate; in the public profile anything but [A-Za-z0-9_-]
  | 'key' // __proto__; in the public profile anything but [A-Za-z0-9_-]

export class CanonicalError extends Error {
  override readonly name = 'CanonicalError'
  readonly code: CanonicalCode
  constructor(code: CanonicalCode) {
    super(`not canonical JSON: ${code}`)
    this.code = code
  }
}

/** Depth allowed when nobody says otherwise: far under where a recursion could fail. */
const DEPTH_MAX = 128

/**
 * Refuses what has no canonical form, and says whether every object's keys already stand in order
 * (RFC 8785 §3.2.3: by UTF-16 code units, which is how < compares).
 */
function ordered(value: unknown, depthLeft: number): boolean {
  if (typeof value === 'string') return wellFormed(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new CanonicalError('number')
    return true
  }
  if (value === null || typeof value === 'boolean') return true
  if (typeof value !== 'object') throw new CanonicalError('type')
  if (depthLeft === 0) throw new CanonicalError('too-deep')
  let inOrder = true
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) inOrder = ordered(value[i], depthLeft - 1) && inOrder
    return inOrder
  }
  const object = plain(value)
  let before = ''
  for (const key of Object.keys(object)) {
    if (key === '__proto__') throw new CanonicalError('key')
    wellFormed(key)
    if (key < before) inOrder = false
    before = key
    inOrder = ordered(object[key], depthLeft - 1) && inOrder
  }
  return inOrder
}

// RFC 8785 §3.2.2.2: a lone surrogate has no UTF-8 and must end the process.
function wellFormed(value: string): true {
  if (!value.isWellFormed()) throw new CanonicalError('string')
  return true
}

function plain(value: object): { readonly [key: string]: Json } {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new CanonicalError('type')
  return value as { readonly [key: string]: Json }
}

// ECMAScript's own JSON.stringify is RFC 8785 for words, strings and numbers (-0 becomes 0); only the order
// of keys is ours. Where that stands already, as in everything read back, it does the whole value at once.
function text(value: Json, depthMax: number): string {
  return ordered(value, depthMax) ? JSON.stringify(value) : sorted(value)
}

function sorted(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`
  const object = plain(value)
  const member = (key: string): string => `${JSON.stringify(key)}:${sorted(object[key] as Json)}`
  return `{${Object.keys(object).sort().map(member).join(',')}}`
}

/** The canonical text of a value (RFC 8785). Throws CanonicalError: type, number, string, key, too-deep. */
export function canonicalText(value: Json): string {
  return text(value, DEPTH_MAX)
}

/** The canonical UTF-8 bytes of a value (RFC 8785). Throws as canonicalText does. */
export function canonicalize(value: Json): Uint8Array<ArrayBuffer> {
  return utf8(canonicalText(value))
}

/**
 * The value of canonical bytes: encoding it again gives exactly these bytes, or CanonicalError is thrown.
 * That one rule refuses duplicate keys, integers a double cannot hold, -0, other escapes and a BOM.
 * `depthMax` counts objects and arrays inside each other; a bare word has depth 0.
 */
export function parseCanonical(bytes: Uint8Array, limits: { bytesMax: number; depthMax: number }): Json {
  if (bytes.length > limits.bytesMax) throw new CanonicalError('too-large')
  return parseCanonicalText(decode(bytes), limits.depthMax)
}

/** The same of bytes that were decoded already. Throws CanonicalError. */
export function parseCanonicalText(source: string, depthMax: number): Json {
  const value = parse(source)
  if (text(value, depthMax) !== source) throw new CanonicalError('not-canonical')
  return value
}

function decode(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    throw new CanonicalError('utf8')
  }
}

function parse(source: string): Json {
  try {
    return JSON.parse(source) as Json
  } catch {
    throw new CanonicalError('syntax')
  }
}

const WORD = /^[A-Za-z0-9_-]*$/

/**
 * The public profile, for everything the server reads: null, booleans, whole numbers up to 2⁵³−1 either way,
 * and strings and keys of [A-Za-z0-9_-] only, so there is no place for free text. Throws CanonicalError.
 */
export function assertPublic(value: Json, depthMax: number = DEPTH_MAX): void {
  if (typeof value === 'string') {
    if (!WORD.test(value)) throw new CanonicalError('string')
  } else if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new CanonicalError('number')
  } else if (value !== null && typeof value === 'object') {
    if (depthMax === 0) throw new CanonicalError('too-deep')
    if (Array.isArray(value)) for (const item of value) assertPublic(item, depthMax - 1)
    else assertPublicObject(plain(value), depthMax)
  } else if (value !== null && typeof value !== 'boolean') {
    throw new CanonicalError('type')
  }
}

function assertPublicObject(object: { readonly [key: string]: Json }, depthMax: number): void {
  for (const key of Object.keys(object)) {
    if (key === '__proto__' || key === '' || !WORD.test(key)) throw new CanonicalError('key')
    assertPublic(object[key] as Json, depthMax - 1)
  }
}
