// Signing in: a challenge signed by a device, or by a way in that a locator finds; then a token bound to a DPoP key.
import * as v from 'valibot'
import { bytes16, bytes32, bytes64, count } from '#shared/log/shapes.ts'

/** POST /api/session/challenge. Answers the same whether or not the locator or device is known. */
export const challengeBody = v.strictObject({})
export const challenge = v.strictObject({ challenge: bytes32, origin: v.string(), expires: count })

/**
 * What is signed: DSSE PAE of type `application/vnd.gezinskluis.login.v1+json` over JCS of these fields.
 * `jkt`: RFC 7638 thumbprint of the DPoP key the token will be bound to.
 */
const login = v.strictObject({ v: v.literal(1), origin: v.string(), challenge: bytes32, jkt: bytes32 })
export type Login = v.InferOutput<typeof login>

/** POST /api/session: by the person's device key, or by the key of the way in found by its locator. With a DPoP header. */
export const sessionBody = v.strictObject({
  challenge: bytes32,
  by: v.variant('is', [
    v.strictObject({ is: v.literal('device'), person: bytes32, device: bytes32 }),
    v.strictObject({ is: v.literal('way'), locator: bytes16 }),
  ]),
  signature: bytes64,
})
export type SessionBody = v.InferOutput<typeof sessionBody>

/** A token for the way in reads that person's own card and keyring, and may append to them: enough to add a device. */
export const session = v.strictObject({
  person: bytes32,
  access: v.string(),
  refresh: bytes32,
  /** Unix seconds at which `access` ends */
  expires: count,
})
export type Session = v.InferOutput<typeof session>

/** POST /api/session/refresh, with a DPoP header by the same key. Each refresh secret works once. */
export const refreshBody = v.strictObject({ refresh: bytes32 })
// DELETE /api/session signs this device out; DELETE /api/sessions every session of the person.
