// Events of a compartment's log: who keeps, reads and writes one map, its epochs, and the records in it.
import * as v from 'valibot'
import { epochFields, lockboxFor } from '#shared/log/epochs.ts'
import { noteEvent } from '#shared/log/kind.ts'
import { recordFields } from '#shared/log/records.ts'
import { bytes16, bytes32, count, list, ordinal } from '#shared/log/shapes.ts'

/** Reading and writing are separate rights. */
export const may = v.picklist(['read', 'write', 'both'])
export type May = v.InferOutput<typeof may>
/** What a grant opens: everything that is there, or what comes from now on. */
export const history = v.picklist(['whole', 'from-now'])
export type History = v.InferOutput<typeof history>

/** Whose software may rotate keys and admit. */
export const keepers = v.strictObject({
  type: v.literal('keepers'),
  keepers: v.pipe(list(bytes32, 16), v.minLength(1)),
})
export const admit = v.strictObject({
  type: v.literal('admit'),
  person: bytes32,
  may,
  history,
  /** Unix seconds; 0: no end (who decides over the map) */
  end: count,
  /** hash of the terms that everyone approved; null for who decides over the map */
  terms: v.nullable(bytes32),
  /** salt of this map's line in those terms */
  salt: v.nullable(bytes16),
  /** the lockbox; null when an epoch in this part brings it, or when nothing may be read */
  box: v.nullable(lockboxFor),
})
export const narrow = v.strictObject({ type: v.literal('narrow'), person: bytes32, may, end: count })
export const remove = v.strictObject({ type: v.literal('remove'), person: bytes32 })
export const expire = v.strictObject({ type: v.literal('expire'), person: bytes32 })
export const epoch = v.strictObject({ type: v.literal('epoch'), ...epochFields })
export const put = v.strictObject({ type: v.literal('put'), epoch: ordinal, ...recordFields })
/** A keeper takes over a drop: whose it is, in which member log and leaf. */
export const adopt = v.strictObject({
  type: v.literal('adopt'),
  epoch: ordinal,
  ...recordFields,
  member: bytes32,
  leaf: bytes32,
  author: bytes32,
  /** the device that sealed it: part of the context the body opens under */
  device: bytes32,
})
export const erase = v.strictObject({ type: v.literal('erase'), record: bytes16, wait: v.nullable(bytes16) })
/** Everything was sealed again under this epoch: the root over the hashes of all boxes now in force, and their count. */
export const reseal = v.strictObject({ type: v.literal('reseal'), epoch: ordinal, root: bytes32, count })

export const compartmentEvent = v.variant('type', [
  put,
  keepers,
  admit,
  narrow,
  remove,
  expire,
  epoch,
  adopt,
  erase,
  reseal,
  noteEvent,
])
export type CompartmentEvent = v.InferOutput<typeof compartmentEvent>
export type Keepers = v.InferOutput<typeof keepers>
export type Admit = v.InferOutput<typeof admit>
export type Narrow = v.InferOutput<typeof narrow>
export type Remove = v.InferOutput<typeof remove>
export type Expire = v.InferOutput<typeof expire>
export type EpochEvent = v.InferOutput<typeof epoch>
export type Put = v.InferOutput<typeof put>
export type Adopt = v.InferOutput<typeof adopt>
export type Erase = v.InferOutput<typeof erase>
export type Reseal = v.InferOutput<typeof reseal>
