// Codes of the recovery sheet: 128 secret bits as eight groups a person can copy, that name the wrong one.
import { concat, equal } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'

/** Without 0, 1, I and O, which people take for each other. */
export const SHEET_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

const GROUPS = 8
const DATA_CHARACTERS = 4
const GROUP_CHARACTERS = DATA_CHARACTERS + 1
const SECRET_BYTES = 16
const CHECKSUM_BYTES = 3

/** One code's meaning: the sheet's version (0–255) and its 16-byte secret. */
export type SheetCode = { readonly version: number; readonly secret: Uint8Array }

/** Why typed text is no code. Groups count from 1. */
export type SheetRefusal =
  | { readonly code: 'wrong-length'; readonly characters: number }
  | { readonly code: 'wrong-group'; readonly group: number }
  | { readonly code: 'wrong-checksum' }

// Check character of group g, from 1: (Σ (2i+1)·xᵢ + g) mod 32. Odd weights are units mod 32, so every single
// wrong character shows; differing neighbours swapped show unless they differ by 16; g finds moved groups.
function checkValue(values: readonly number[], group: number): number {
  return values.reduce((sum, x, i) => sum + (2 * i + 1) * x, group) % 32
}

/** Eight groups of four characters and a check character. Throws RangeError for what is no version or secret. */
export function encodeCode(version: number, secret: Uint8Array): string[] {
  if (!Number.isInteger(version) || version < 0 || version > 255) throw new RangeError('version')
  if (secret.length !== SECRET_BYTES) throw new RangeError('a secret that is not 16 bytes')
  const body = concat(Uint8Array.of(version), secret)
  const values = toValues(concat(body, sha256(body).subarray(0, CHECKSUM_BYTES)))
  return Array.from({ length: GROUPS }, (_, i) => {
    const four = values.slice(i * DATA_CHARACTERS, (i + 1) * DATA_CHARACTERS)
    return [...four, checkValue(four, i + 1)].map((value) => SHEET_ALPHABET.charAt(value)).join('')
  })
}

/** The code in typed text: lower case, white space and dashes do not matter. Otherwise what is wrong, and where. */
export function decodeCode(text: string): SheetCode | SheetRefusal {
  const typed = text.split(/[\s\p{Dash}]+/u).filter((piece) => piece !== '')
  const whole = typed.join('').toUpperCase()
  if (whole.length !== GROUPS * GROUP_CHARACTERS) {
    // Typed in eight pieces, the one of another length is the wrong one.
    const short = typed.length === GROUPS ? typed.findIndex((piece) => piece.length !== GROUP_CHARACTERS) : -1
    return short < 0
      ? { code: 'wrong-length', characters: whole.length }
      : { code: 'wrong-group', group: short + 1 }
  }
  const values: number[] = []
  for (let group = 1; group <= GROUPS; group++) {
    const characters = [...whole.slice((group - 1) * GROUP_CHARACTERS, group * GROUP_CHARACTERS)]
    const read = characters.map((character) => SHEET_ALPHABET.indexOf(character))
    const data = read.slice(0, DATA_CHARACTERS)
    if (read.includes(-1) || read[DATA_CHARACTERS] !== checkValue(data, group))
      return { code: 'wrong-group', group }
    values.push(...data)
  }
  const bytes = fromValues(values)
  const body = bytes.subarray(0, 1 + SECRET_BYTES)
  if (!equal(sha256(body).subarray(0, CHECKSUM_BYTES), bytes.subarray(body.length)))
    return { code: 'wrong-checksum' }
  return { version: bytes[0] ?? 0, secret: body.slice(1) }
}

/**
 * While a sheet is being confirmed and its code is known: the first wrong character of a typed group, counted
 * from 1, or null when the group is right. A missing character is wrong where it is missing.
 */
export function compareGroup(expected: string, typed: string): { readonly character: number } | null {
  const own = typed.replace(/[\s\p{Dash}]/gu, '').toUpperCase()
  if (own === expected) return null
  let same = 0
  while (same < own.length && own[same] === expected[same]) same++
  return { character: same + 1 }
}

// 20 bytes as 32 values of five bits, most significant first, and back.
function toValues(bytes: Uint8Array): number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: bits.length / 5 }, (_, i) => Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2))
}

function fromValues(values: readonly number[]): Uint8Array {
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('')
  return Uint8Array.from({ length: bits.length / 8 }, (_, i) =>
    Number.parseInt(bits.slice(i * 8, i * 8 + 8), 2),
  )
}
