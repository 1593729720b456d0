// Reads what came over the wire: one text for one value, bounded depth, exact shape. Used by server and client.
import * as v from 'valibot'

/** Why a body is refused; the server's codes of the same name. */
export type WireFault = 'bad-json' | 'too-deep' | 'bad-shape'

export class WireError extends Error {
  override readonly name = 'WireError'
  readonly code: WireFault
  constructor(code: WireFault) {
    super(code)
    this.code = code
  }
}

/** Objects and arrays inside each other: an entry has 8 levels, and stands two deep in a request. */
const WIRE_DEPTH_MAX = 12

/** Too deep, or with something that has no canonical form (RFC 8785): a lone surrogate, a key that is no key. */
const faultOf = (value: unknown): WireFault | null => {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > WIRE_DEPTH_MAX) return 'too-deep'
    if (level.some((item) => typeof item === 'string' && !item.isWellFormed())) return 'bad-json'
    const holding = level.filter((item) => item !== null && typeof item === 'object')
    if (holding.some(hasOddKey)) return 'bad-json'
    level = holding.flatMap((item) => Object.values(item))
  }
  return null
}

const hasOddKey = (item: object): boolean =>
  !Array.isArray(item) && Object.keys(item).some((key) => key === '__proto__' || !key.isWellFormed())

/**
 * The value in a JSON text. The text must be compact, as JSON.stringify and RFC 8785 write it: parsing and writing it
 * again gives the same text, so duplicate keys, odd numbers and white space have no way in.
 * @throws {WireError} bad-json or too-deep
 */
function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new WireError('bad-json')
  }
  const fault = faultOf(value)
  if (fault !== null) throw new WireError(fault)
  if (JSON.stringify(value) !== text) throw new WireError('bad-json')
  return value
}

/** A parsed value of exactly this shape, an object. @throws {WireError} bad-shape */
function shaped<T extends v.GenericSchema>(schema: T, value: unknown): v.InferOutput<T> {
  // To valibot an empty array is an object without fields; on the wire it is not.
  if (Array.isArray(value)) throw new WireError('bad-shape')
  const parsed = v.safeParse(schema, value)
  if (!parsed.success) throw new WireError('bad-shape')
  return parsed.output
}

/** Both: the value of this shape in a JSON text. @throws {WireError} */
export const parseWire = <T extends v.GenericSchema>(schema: T, text: string): v.InferOutput<T> =>
  shaped(schema, parseJson(text))
