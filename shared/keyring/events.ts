// Events of a keyring: a person's own ways in, read by that person alone.
import * as v from 'valibot'
import { noteEvent } from '#shared/log/kind.ts'
import { boxKey, bytes16, bytes32, list, ordinal, sealed } from '#shared/log/shapes.ts'

const WAY_KINDS = ['password', 'device', 'passkey', 'recovery'] as const

/** A way in: a secret that gives an Ed25519 and an X-Wing key. The locator finds it at sign-in without a name. */
export const wayAdd = v.strictObject({
  type: v.literal('way-add'),
  way: bytes16,
  kind: v.picklist(WAY_KINDS),
  key: bytes32,
  box: boxKey,
  /** of a password or recovery way: what somebody at a new device sends first */
  locator: v.nullable(bytes16),
  /** the current user key sealed to this way; null while there is none yet */
  userKey: v.nullable(sealed),
})
export const wayRemove = v.strictObject({ type: v.literal('way-remove'), way: bytes16 })
/** UK_g sealed to every way; `link` is UK_{g−1} sealed under UK_g. */
export const userKey = v.strictObject({
  type: v.literal('user-key'),
  generation: ordinal,
  boxes: v.pipe(list(v.strictObject({ way: bytes16, box: sealed }), 40), v.minLength(1)),
  link: v.nullable(sealed),
})
/**
 * Recovery helpers: any k of them together give back the recovery secret. Each share has a commitment. `box` is the share
 * sealed to the helper, by its hash; null where it is on paper, for a `person` that is 32 random bytes.
 */
export const shares = v.strictObject({
  type: v.literal('shares'),
  needed: ordinal,
  helpers: list(v.strictObject({ person: bytes32, commit: bytes32, box: v.nullable(bytes32) }), 16),
})

export const keyringEvent = v.variant('type', [wayAdd, wayRemove, userKey, shares, noteEvent])
export type KeyringEvent = v.InferOutput<typeof keyringEvent>
export type WayAdd = v.InferOutput<typeof wayAdd>
export type WayRemove = v.InferOutput<typeof wayRemove>
export type UserKey = v.InferOutput<typeof userKey>
export type Shares = v.InferOutput<typeof shares>
