// The shapes public fields may have: base64url of a fixed length, small words and safe integers. No free text.
import * as v from 'valibot'

/** Canonical unpadded base64url (RFC 4648 §5) of 32 bytes: 43 characters, unused bits zero. */
const OF_32 = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/
/** The same of 16 bytes: 22 characters. */
const OF_16 = /^[A-Za-z0-9_-]{21}[AQgw]$/
/** The same of 64 bytes: 86 characters. */
const OF_64 = /^[A-Za-z0-9_-]{85}[AQgw]$/
/** The same of 1216 bytes, an X-Wing public key: 1622 characters. */
const OF_1216 = /^[A-Za-z0-9_-]{1621}[AQgw]$/

/** SHA-256 output, log id, person id or Ed25519 public key: 32 bytes. */
export const bytes32 = v.pipe(v.string(), v.regex(OF_32))
/** Random id or salt: 16 bytes. */
export const bytes16 = v.pipe(v.string(), v.regex(OF_16))
/** Ed25519 signature: 64 bytes. */
export const bytes64 = v.pipe(v.string(), v.regex(OF_64))
/** X-Wing public key: 1216 bytes. */
export const boxKey = v.pipe(v.string(), v.regex(OF_1216))
/** Sealed bytes that stand in an event: at most 4096 bytes. */
export const sealed = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{2,5462}$/))
/** A count, size, sequence number or Unix time in seconds: 0 … 2⁵³−1. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** A count that starts at one: generations, epochs, revisions, versions. */
export const ordinal = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** A list of at most `max` items. */
export const list = <T extends v.GenericSchema>(item: T, max: number) =>
  v.pipe(v.array(item), v.maxLength(max))

/** Whether no value stands in the list twice. */
export const distinct = (values: readonly string[]): boolean => new Set(values).size === values.length

const is =
  (shape: RegExp) =>
  (value: unknown): value is string =>
    typeof value === 'string' && shape.test(value)
/** The shapes above as plain questions, for where every leaf passes. */
export const isBytes16 = is(OF_16)
export const isBytes32 = is(OF_32)
export const isBytes64 = is(OF_64)
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
