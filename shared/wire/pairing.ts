// Pairing: a room in which a new device and one that is known leave each other a few small messages. The server learns no name.
import * as v from 'valibot'
import { boxKey, bytes16, bytes32, bytes64 } from '#shared/log/shapes.ts'

/** In the order in which they come: the new device's promise, the other's, what each promised, and the answer. */
const slots = v.picklist(['commit', 'answer', 'offer', 'nonce', 'reply'])
export type Slot = v.InferOutput<typeof slots>

/** Base64url of 1 to 6 KiB: an offer, or the answer to it. */
const long = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1368,8192}$/))

/** POST /api/pairing: leaves a message in a slot of a room, once, for five minutes. 409 `conflict` when one lies there. */
export const pairingBody = v.variant('slot', [
  v.strictObject({ room: bytes16, slot: v.picklist(['commit', 'answer', 'nonce']), bytes: bytes32 }),
  v.strictObject({ room: bytes16, slot: v.picklist(['offer', 'reply']), bytes: long }),
])
export const pairingLeft = v.null()
/** POST /api/pairing/take: takes it out; null while there is none. */
export const pairingTake = v.strictObject({ room: bytes16, slot: slots })
export const pairingTaken = v.strictObject({ bytes: v.nullable(v.union([bytes32, long])) })

/**
 * What a new device offers: its Ed25519 key, the X-Wing key of its way in, and a nonce. Signed by that key over DSSE PAE of
 * type `application/vnd.gezinskluis.pair.v1+json` over JCS of `offer`.
 */
export const pairOffer = v.strictObject({
  offer: v.strictObject({ v: v.literal(1), room: bytes16, device: bytes32, box: boxKey, nonce: bytes32 }),
  sig: bytes64,
})
export type PairOffer = v.InferOutput<typeof pairOffer>
