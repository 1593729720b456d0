// Events of a family's log: who holds the vault, who decides over what, which maps there are, and every yes and no.
import * as v from 'valibot'
import { epochFields } from '#shared/log/epochs.ts'
import { noteEvent } from '#shared/log/kind.ts'
import { recordFields } from '#shared/log/records.ts'
import { boxKey, bytes16, bytes32, count, list, ordinal } from '#shared/log/shapes.ts'

const people = (max: number) => v.pipe(list(bytes32, max), v.minLength(1))

/** The matured wait, or the one every holder agreed to, under which a change that takes both is made; else null. */
const underWait = v.nullable(bytes16)

export const holder = v.strictObject({
  type: v.literal('holder'),
  person: bytes32,
  acts: v.picklist(['add', 'remove']),
  wait: underWait,
})

/** The policy agreed for later: its date, the salted hash of it, and the hash of its opening sealed to each it names. */
const nextPolicy = v.strictObject({ date: count, hash: bytes32, boxes: list(bytes32, 16) })

/** All of `grant` to give, any of `revoke` to take back. */
export const policy = v.strictObject({
  type: v.literal('policy'),
  policy: bytes16,
  version: ordinal,
  grant: people(16),
  revoke: people(16),
  next: v.nullable(nextPolicy),
  /** the salt that opens the `next` of the version before; null when this is another change */
  opens: v.nullable(bytes16),
  wait: underWait,
})
export const compartment = v.strictObject({
  type: v.literal('compartment'),
  log: bytes32,
  policy: bytes16,
  acts: v.picklist(['add', 'close']),
})
/** `hash`: SHA-256 of the sealed invitation the server keeps. */
export const invite = v.strictObject({
  type: v.literal('invite'),
  invite: bytes16,
  hash: bytes32,
  uses: ordinal,
  end: count,
})
export const inviteEnd = v.strictObject({ type: v.literal('invite-end'), invite: bytes16 })

/** Exact terms: what everyone approves is the hash of these canonical bytes. `compartments`: salted hashes. */
export const terms = v.strictObject({
  v: v.literal(1),
  vault: bytes32,
  grantee: bytes32,
  organisation: v.nullable(bytes32),
  role: v.picklist(['professional', 'coordinator', 'network']),
  /** hash of the sealed consent record (ISO/IEC TS 27560) */
  consent: bytes32,
  compartments: v.pipe(list(bytes32, 64), v.minLength(1)),
  end: count,
})
export type Terms = v.InferOutput<typeof terms>

const underPolicies = v.pipe(list(v.strictObject({ policy: bytes16, version: ordinal }), 16), v.minLength(1))

export const approve = v.strictObject({
  type: v.literal('approve'),
  /** leaf hash of the request in the member log of the grantee */
  request: bytes32,
  terms,
  policies: underPolicies,
})
export const decline = v.strictObject({ type: v.literal('decline'), request: bytes32, grantee: bytes32 })
/** Everything this person had in these maps ends; the same entry removes them and rotates. */
export const revoke = v.strictObject({ type: v.literal('revoke'), grantee: bytes32, logs: people(60) })
/** Announces a change that takes both: `hash` is that of the event to come with its `wait` null. */
export const wait = v.strictObject({ type: v.literal('wait'), wait: bytes16, hash: bytes32, until: count })
export const agreeWait = v.strictObject({ type: v.literal('agree-wait'), wait: bytes16 })
export const refuseWait = v.strictObject({ type: v.literal('refuse-wait'), wait: bytes16 })
/** `inbox`: X-Wing key derived from the epoch key; requests and drops are sealed to it. */
export const epoch = v.strictObject({ type: v.literal('epoch'), ...epochFields, inbox: boxKey })
/** A record of the holders alone: directory, consent records. */
export const put = v.strictObject({ type: v.literal('put'), epoch: ordinal, ...recordFields })
/** The whole vault is erased; leaves go too. */
export const erase = v.strictObject({ type: v.literal('erase'), wait: underWait })

export const familyEvent = v.variant('type', [
  holder,
  policy,
  compartment,
  invite,
  inviteEnd,
  approve,
  decline,
  revoke,
  wait,
  agreeWait,
  refuseWait,
  epoch,
  put,
  erase,
  noteEvent,
])
export type FamilyEvent = v.InferOutput<typeof familyEvent>
export type Holder = v.InferOutput<typeof holder>
export type Policy = v.InferOutput<typeof policy>
export type CompartmentAdd = v.InferOutput<typeof compartment>
export type Invite = v.InferOutput<typeof invite>
export type InviteEnd = v.InferOutput<typeof inviteEnd>
export type Approve = v.InferOutput<typeof approve>
export type Decline = v.InferOutput<typeof decline>
export type Revoke = v.InferOutput<typeof revoke>
export type Wait = v.InferOutput<typeof wait>
export type AgreeWait = v.InferOutput<typeof agreeWait>
export type RefuseWait = v.InferOutput<typeof refuseWait>
export type EpochEvent = v.InferOutput<typeof epoch>
export type Put = v.InferOutput<typeof put>
export type Erase = v.InferOutput<typeof erase>
