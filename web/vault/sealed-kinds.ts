// Records the engine itself writes: what a map is and who is in it, who a member is, what exactly is offered.
import * as v from 'valibot'
import { fromUtf8, utf8 } from '#crypto/public/bytes.ts'
import { history, may } from '#shared/compartment/events.ts'
import { holder, policy, terms } from '#shared/family/events.ts'
import { bytes16, bytes32, count } from '#shared/log/shapes.ts'
import { about } from '#web/child/about.ts'
import { consentRecord } from '#web/consent/consent.ts'
import { accessRequest } from '#web/consent/request.ts'
import { wishes } from '#web/consent/wish.ts'
import { directory } from '#web/people/directory.ts'
import { legalPosition } from '#web/people/position.ts'
import { profile } from '#web/people/profile.ts'
import { id, words } from '#web/record/field.ts'

const person = v.strictObject({
  person: bytes32,
  profile,
  shape: v.picklist(['family', 'child', 'helper', 'network']),
  coordinator: v.boolean(),
})
/** Somebody of a vault, as the others may know them. */
export type Person = v.InferOutput<typeof person>

/** First record of every map: what it is, and the people in it. Written again under each run that admits somebody. */
const mapCard = v.strictObject({
  kind: v.literal('map'),
  about,
  /** where a drop for this map is sealed to, and the epoch of the family's log it derives from */
  inbox: v.pipe(v.string(), v.length(1622)),
  inboxEpoch: count,
  people: v.pipe(v.array(person), v.maxLength(200)),
})
/** For the holders: the family's directory, and everybody who was ever admitted. */
const roll = v.strictObject({
  kind: v.literal('roll'),
  directory,
  people: v.pipe(v.array(person), v.maxLength(500)),
})
/** What somebody sends to the inbox: who they say they are, and what they ask. */
const ask = v.strictObject({
  kind: v.literal('ask'),
  profile,
  as: v.picklist(['professional', 'coordinator', 'network', 'holder', 'young']),
  /** absent when somebody joins the family itself */
  request: v.exactOptional(accessRequest),
  /** one for each wish: the salt of its line when it is given to write in alone, so that who asked knows the map by it */
  tags: v.exactOptional(v.pipe(v.array(bytes16), v.maxLength(60))),
  /** of a young person: who they are in the directory */
  child: v.exactOptional(id),
  /** of who joins the family: that they had its code (crypto/secret/joining.ts) */
  proof: v.exactOptional(bytes32),
})

const offerLine = v.strictObject({ log: bytes32, may, history, end: count, salt: bytes16 })
/** Exact terms with what opens their hashes: for everyone who decides. */
const offer = v.strictObject({
  kind: v.literal('offer'),
  request: bytes32,
  terms,
  lines: v.pipe(v.array(offerLine), v.maxLength(64)),
  given: wishes,
  reason: v.exactOptional(words),
})
/**
 * A request as it stands before everyone who decides over some maps, in the map that is theirs alone: what is asked of
 * those maps, and, once a holder offered exact terms, those terms with the lines that are about those maps. The lines
 * of other maps stay hashes.
 */
const question = v.strictObject({
  kind: v.literal('question'),
  request: bytes32,
  /** who asks, and when by their clock */
  from: person,
  asked: count,
  ask: accessRequest,
  offer: v.exactOptional(v.strictObject({ terms, lines: v.pipe(v.array(offerLine), v.maxLength(64)) })),
})
/** What holders keep of a code by which somebody joins the family itself: as whom, and the key of its proof. */
const joining = v.strictObject({
  kind: v.literal('joining'),
  invite: bytes16,
  as: v.picklist(['holder', 'young']),
  child: v.exactOptional(id),
  key: bytes32,
})
/** A change that takes every holder: what it is about, and the events that make it, each under the wait it was announced with. */
const change = v.strictObject({
  kind: v.literal('change'),
  change: bytes16,
  what: v.picklist(['holder', 'young', 'leave']),
  person: bytes32,
  /** of a young person: who they are in the directory */
  child: v.exactOptional(id),
  /** by which somebody asked to join */
  request: v.exactOptional(bytes32),
  steps: v.pipe(
    v.array(v.strictObject({ wait: bytes16, event: v.variant('type', [policy, holder]) })),
    v.maxLength(64),
  ),
})
/** A holder held the number of this person against the one on that person's own screen: it was the same. */
const compared = v.strictObject({ kind: v.literal('compared'), person: bytes32 })
/** What a family seals for whom it gives a code. */
const invited = v.strictObject({
  kind: v.literal('invited'),
  invite: bytes16,
  vault: bytes32,
  family: words,
  children: v.pipe(v.array(v.strictObject({ id, name: words })), v.maxLength(30)),
  /** of a code by which somebody joins the family itself */
  joins: v.exactOptional(v.strictObject({ as: v.picklist(['holder', 'young']), child: v.exactOptional(id) })),
  inbox: v.pipe(v.string(), v.length(1622)),
  epoch: count,
})

/** The consent record behind an approval; the terms name the hash of its sealed body. */
const decision = v.strictObject({ kind: v.literal('decision'), consent: consentRecord })

/** One's own copy of what one asked, by the member log and the record of the request. */
const asked = v.strictObject({ kind: v.literal('asked'), log: bytes32, record: bytes16, ask })

/** Says in a map, or in the family's log, that its author printed what stands there: a copy that cannot be taken back. */
const copy = v.strictObject({
  kind: v.literal('copy'),
  of: v.picklist(['plan', 'receipt']),
  /** whose access the receipt is about */
  person: v.exactOptional(bytes32),
})

const sealedKind = v.variant('kind', [
  copy,
  asked,
  mapCard,
  roll,
  ask,
  offer,
  question,
  joining,
  change,
  compared,
  legalPosition,
  invited,
  decision,
])
export type SealedKind = v.InferOutput<typeof sealedKind>
export type MapCard = v.InferOutput<typeof mapCard>
export type Roll = v.InferOutput<typeof roll>
export type Ask = v.InferOutput<typeof ask>
export type Offer = v.InferOutput<typeof offer>
export type JoiningRecord = v.InferOutput<typeof joining>
export type ChangeRecord = v.InferOutput<typeof change>
export type Question = v.InferOutput<typeof question>
export type AskedRecord = v.InferOutput<typeof asked>
export type CopyRecord = v.InferOutput<typeof copy>
export type InvitedRecord = v.InferOutput<typeof invited>

export const encodeSealedKind = (value: SealedKind): Uint8Array =>
  utf8(JSON.stringify(v.parse(sealedKind, value)))

const known = new WeakMap<Uint8Array, SealedKind | null>()

/** The record, or null when the bytes are none of these kinds. The same bytes are read once: a view asks many times. */
export function parseSealedKind(bytes: Uint8Array): SealedKind | null {
  const before = known.get(bytes)
  if (before !== undefined) return before
  const value = parsed(bytes)
  known.set(bytes, value)
  return value
}

function parsed(bytes: Uint8Array): SealedKind | null {
  try {
    const parsed = v.safeParse(sealedKind, JSON.parse(fromUtf8(bytes)))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
