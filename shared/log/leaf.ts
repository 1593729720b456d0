// The shape of a leaf, by hand: the same as the schemas of entry.ts, several times faster, and asked of every leaf.
import { LIMITS } from './limits.ts'
import { isBytes16, isBytes32, isBytes64, isCount } from './shapes.ts'

type Fields = Readonly<Record<string, unknown>>

/** A plain object with exactly these keys in this order, which is theirs in canonical form. */
const hasKeys = (value: unknown, keys: readonly string[]): value is Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  let i = 0
  for (const key in value) if (key !== keys[i++]) return false
  return i === keys.length
}

const isList = (value: unknown, max: number, is: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.length <= max && value.every(is)

/** Each greater than the one before: no hash twice, and no order that says anything. */
const ascend = (hashes: readonly string[]): boolean =>
  hashes.every((hash, i) => i === 0 || (hashes[i - 1] ?? '') < hash)

const isAuthor = (value: unknown): boolean =>
  hasKeys(value, ['at', 'device', 'person']) &&
  isCount(value.at) &&
  isBytes32(value.device) &&
  isBytes32(value.person)

const isSeen = (value: unknown): boolean =>
  hasKeys(value, ['root', 'size', 'time']) &&
  isBytes32(value.root) &&
  isCount(value.size) &&
  isCount(value.time)

const isEntry = (value: unknown): boolean =>
  hasKeys(value, ['author', 'parts', 'seen', 'time', 'v']) &&
  value.v === 1 &&
  isAuthor(value.author) &&
  isList(value.parts, LIMITS.partsMax, isBytes32) &&
  ascend(value.parts as string[]) &&
  isSeen(value.seen) &&
  isCount(value.time)

const TYPE = /^[a-z-]{1,32}$/
/** A plain object with a type, whatever else it holds. */
export const isEvent = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  'type' in value &&
  typeof value.type === 'string' &&
  TYPE.test(value.type)

const isPart = (value: unknown): boolean =>
  hasKeys(value, ['events', 'log', 'prev', 'salt', 'seq']) &&
  isList(value.events, LIMITS.eventsMax, isEvent) &&
  (value.log === null || isBytes32(value.log)) &&
  isBytes32(value.prev) &&
  isBytes16(value.salt) &&
  isCount(value.seq)

const isSignature = (value: unknown): boolean =>
  hasKeys(value, ['key', 'sig']) && isBytes32(value.key) && isBytes64(value.sig)

/** Whether a value read from canonical bytes has the shape of a leaf; its events are judged by their own kind. */
export const isLeaf = (value: unknown): boolean =>
  hasKeys(value, ['entry', 'part', 'sigs']) &&
  isEntry(value.entry) &&
  isPart(value.part) &&
  isList(value.sigs, LIMITS.signaturesMax, isSignature)
