// Events of a member log: one for each person in a vault who is no holder, written by that person alone.
import * as v from 'valibot'
import { noteEvent } from '#shared/log/kind.ts'
import { recordFields } from '#shared/log/records.ts'
import { bytes16, bytes32, list, ordinal } from '#shared/log/shapes.ts'

/** What somebody asks for is a record sealed to the vault's inbox; `invite`: by which invitation. */
export const request = v.strictObject({
  type: v.literal('request'),
  invite: v.nullable(bytes16),
  ...recordFields,
})
export const withdraw = v.strictObject({ type: v.literal('withdraw'), request: bytes32 })
/** A yes of somebody the policy names who is no holder: the hash of the same exact terms. */
export const approve = v.strictObject({
  type: v.literal('approve'),
  request: bytes32,
  terms: bytes32,
  policies: v.pipe(list(v.strictObject({ policy: bytes16, version: ordinal }), 16), v.minLength(1)),
})
export const decline = v.strictObject({ type: v.literal('decline'), request: bytes32, grantee: bytes32 })

const PURPOSES = ['care', 'coordination', 'meeting', 'report', 'agreement', 'handover'] as const
/** Opens these maps to the author's device for 30 minutes; proves a fetch, not a reading. */
export const access = v.strictObject({
  type: v.literal('access'),
  compartments: v.pipe(list(bytes32, 60), v.minLength(1)),
  /** hash of the terms of the grant */
  grant: bytes32,
  purpose: v.picklist(PURPOSES),
})
/** A declaration of legal duty, sealed to the inbox. It opens nothing. */
export const declare = v.strictObject({ type: v.literal('declare'), ...recordFields })
/** A record for a map its author cannot seal into: its key is boxed to the inbox, a keeper adopts it. */
export const drop = v.strictObject({ type: v.literal('drop'), log: bytes32, ...recordFields })

export const memberEvent = v.variant('type', [
  request,
  withdraw,
  approve,
  decline,
  access,
  declare,
  drop,
  noteEvent,
])
export type MemberEvent = v.InferOutput<typeof memberEvent>
export type Request = v.InferOutput<typeof request>
export type Withdraw = v.InferOutput<typeof withdraw>
export type MemberApprove = v.InferOutput<typeof approve>
export type MemberDecline = v.InferOutput<typeof decline>
export type AccessEvent = v.InferOutput<typeof access>
export type Declare = v.InferOutput<typeof declare>
export type Drop = v.InferOutput<typeof drop>
/** Unix seconds during which an `access` opens maps to the device that wrote it. */
export const ACCESS_SECONDS = 1800
