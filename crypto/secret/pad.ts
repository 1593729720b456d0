// Padding of what is sealed: its length says little about what was written.

/**
 * The Padmé length for `length` bytes (Nikitin et al., PURBs, PETS 2019, §4): at most 12 % more, and only
 * O(log log length) bits told about it. Throws RangeError unless 0 ≤ length ≤ 2⁴⁸.
 */
export function padme(length: number): number {
  if (!Number.isSafeInteger(length) || length < 0 || length > 2 ** 48) throw new RangeError('length')
  if (length < 2) return length
  const exponent = Math.floor(Math.log2(length))
  const mantissaBits = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** Math.max(0, exponent - mantissaBits)
  return Math.ceil(length / step) * step
}

/** Nothing is padded to less: a yes and a no, a name and a sentence look the same. */
const PADDED_BYTES_MIN = 256

/**
 * The bytes, 0x80, then zeros (ISO/IEC 7816-4) to the Padmé length of one more than the bytes, and at least
 * 256. Only for bytes that are sealed afterwards.
 */
export function pad(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.max(PADDED_BYTES_MIN, padme(bytes.length + 1)))
  padded.set(bytes)
  padded[bytes.length] = 0x80
  return padded
}

/** The bytes that were padded. Throws RangeError when pad() makes something else of them. */
export function unpad(padded: Uint8Array): Uint8Array {
  let end = padded.length - 1
  while (end >= 0 && padded[end] === 0) end--
  const right = end >= 0 && padded[end] === 0x80
  if (!right || padded.length !== Math.max(PADDED_BYTES_MIN, padme(end + 1))) throw new RangeError('padding')
  return padded.slice(0, end)
}
