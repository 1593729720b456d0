// What one kind of log is: its events, its rules by name, which rules each event must meet, and a pure reducer.

import type * as v from 'valibot'
import * as valibot from 'valibot'
import type { AnyEvent, Seen } from './entry.ts'
import { bytes32 } from './shapes.ts'

export const KINDS = ['card', 'keyring', 'organisation', 'family', 'compartment', 'member'] as const
export type KindName = (typeof KINDS)[number]

/**
 * The single event of a first part. Its hash is the log's id, so it names who founds the log: the first device of a
 * card, the owner of a keyring or member log, the person (`by`) of any other. An id without that could be filled by
 * anybody. `vault` stands where the kind has one, `name` and `kvk` with an organisation.
 */
export type Create = {
  type: 'create'
  kind: KindName
  vault?: string
  owner?: string
  by?: string
  device?: string
  name?: string
  kvk?: string
}

/** By whom, from where and after what an event is said: all a rule may look at besides state and event. */
export type By = {
  person: string
  device: string
  /** sequence number of the part in its log */
  seq: number
  /** the id of the log */
  log: string
  /** RFC 6962 leaf hash, base64url: how other logs cite this leaf */
  leaf: string
  /** the salt of the part */
  salt: string
  seen: Seen
  /** the author's own clock: shown, never decides */
  time: number
  /** every event of this part, parsed, in order, and which of them this is */
  events: readonly AnyEvent[]
  index: number
}

/** A named rule: what must be so for an event to stand. */
export type Rule<S, E> = (state: S, event: E, by: By) => boolean

/** The names of the rules in R that can judge events of type E. */
export type RuleFor<R, E> = {
  [N in keyof R]: R[N] extends (state: never, event: infer P, by: never) => boolean
    ? E extends P
      ? N
      : never
    : never
}[keyof R]

/** For each type of event the rules it must meet, in the order in which they are tried. */
export type Demands<R, E extends { type: string }> = {
  readonly [T in E['type']]: readonly RuleFor<R, Extract<E, { type: T }>>[]
}

/** Which further keys must have signed a part, beside the author's device. */
export type Signers = {
  /** every one of these */
  all: readonly string[]
  /** and at least one of these, when there are any */
  oneOf: readonly string[]
}

export interface Kind<S, E extends { type: string }> {
  readonly name: KindName
  /** Parses one event that is not `create`. */
  readonly event: v.GenericSchema<unknown, E>
  /** Parses the event of the first part. */
  readonly create: v.GenericSchema<unknown, Create>
  readonly initial: (create: Create, by: By) => S
  readonly rules: Readonly<Record<string, Rule<S, never>>>
  readonly demands: Readonly<Record<string, readonly PropertyKey[]>>
  readonly reduce: (state: S, event: E, by: By) => S
  /** A state that may be written to without touching the one given; `settle` makes it final. */
  readonly fork: (state: S) => S
  readonly settle: (state: S) => S
}

/** The fields of a first part's event. */
export const createFields = {
  vault: bytes32,
  owner: bytes32,
  by: bytes32,
  device: bytes32,
} as const

/** Who must sign the first two parts: the device a card begins with, else the person the log begins with. */
export const founderOf = (create: Create): string => create.device ?? create.owner ?? create.by ?? ''

export const createSchema = <const K extends KindName>(
  kind: K,
  fields: Record<string, v.GenericSchema> = {},
) =>
  valibot.strictObject({
    type: valibot.literal('create'),
    kind: valibot.literal(kind),
    ...fields,
  }) as unknown as v.GenericSchema<unknown, Create>

/** An event that says nothing but carries the size of its author's card into a log. */
export const noteEvent = valibot.strictObject({ type: valibot.literal('note') })
