// Events of a card: the public half of a person, read by whoever checks their signatures.
import * as v from 'valibot'
import { noteEvent } from '#shared/log/kind.ts'
import { boxKey, bytes16, bytes32, list, ordinal } from '#shared/log/shapes.ts'

/** The keys of one generation, and the ways in that are no device, under opaque ids and without their kind. */
export const keys = v.strictObject({
  type: v.literal('keys'),
  generation: ordinal,
  /** Ed25519 account key */
  account: bytes32,
  /** X-Wing key to which lockboxes are sealed */
  box: boxKey,
  ways: v.pipe(list(v.strictObject({ way: bytes16, key: bytes32 }), 8), v.minLength(1)),
})
/** A device is known by its Ed25519 key. */
export const deviceAdd = v.strictObject({ type: v.literal('device-add'), device: bytes32 })
export const deviceRevoke = v.strictObject({ type: v.literal('device-revoke'), device: bytes32 })

export const cardEvent = v.variant('type', [keys, deviceAdd, deviceRevoke, noteEvent])
export type CardEvent = v.InferOutput<typeof cardEvent>
export type Keys = v.InferOutput<typeof keys>
export type DeviceAdd = v.InferOutput<typeof deviceAdd>
export type DeviceRevoke = v.InferOutput<typeof deviceRevoke>
