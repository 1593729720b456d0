// The six kinds of log, by name.
import { card } from '#shared/card/kind.ts'
import type { CardState } from '#shared/card/state.ts'
import { compartment } from '#shared/compartment/kind.ts'
import type { CompartmentState } from '#shared/compartment/state.ts'
import { family } from '#shared/family/kind.ts'
import type { FamilyState } from '#shared/family/state.ts'
import { keyring } from '#shared/keyring/kind.ts'
import type { KeyringState } from '#shared/keyring/state.ts'
import { member } from '#shared/member/kind.ts'
import type { MemberState } from '#shared/member/state.ts'
import { organisation } from '#shared/organisation/kind.ts'
import type { OrganisationState } from '#shared/organisation/state.ts'
import type { KindName } from './kind.ts'

type States = {
  card: CardState
  keyring: KeyringState
  organisation: OrganisationState
  family: FamilyState
  compartment: CompartmentState
  member: MemberState
}

/** What the reducer of a kind makes of its log. */
export type StateOf<K extends KindName> = States[K]
export type State = States[KindName]

export const kinds = { card, keyring, organisation, family, compartment, member } as const
