// Events of an organisation's log: who administers it and for whom it vouches. Anybody may read it.
import * as v from 'valibot'
import { noteEvent } from '#shared/log/kind.ts'
import { bytes32, count } from '#shared/log/shapes.ts'

/** Its name in base64url of at most 120 bytes of UTF-8: the one field in all logs that a person words freely. */
export const organisationName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{2,160}$/))
/** Number in the trade register (Kamer van Koophandel): 8 digits. */
export const kvk = v.pipe(v.string(), v.regex(/^[0-9]{8}$/))

export const admin = v.strictObject({
  type: v.literal('admin'),
  person: bytes32,
  acts: v.picklist(['add', 'remove']),
})
/** The person works here, until `end` (Unix seconds; 0: until withdrawn). */
export const attest = v.strictObject({ type: v.literal('attest'), person: bytes32, end: count })
export const withdrawAttest = v.strictObject({ type: v.literal('withdraw'), person: bytes32 })

export const organisationEvent = v.variant('type', [admin, attest, withdrawAttest, noteEvent])
export type OrganisationEvent = v.InferOutput<typeof organisationEvent>
export type Admin = v.InferOutput<typeof admin>
export type Attest = v.InferOutput<typeof attest>
export type WithdrawAttest = v.InferOutput<typeof withdrawAttest>
