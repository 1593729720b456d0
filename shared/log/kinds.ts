// The six kinds of log, by name.
import { card } from '../card/kind.ts'
import type { CardState } from '../card/state.ts'
import { compartment } from '../compartment/kind.ts'
import type { CompartmentState } from '../compartment/state.ts'
import { family } from '../family/kind.ts'
import type { FamilyState } from '../family/state.ts'
import { keyring } from '../keyring/kind.ts'
import type { KeyringState } from '../keyring/state.ts'
import { member } from '../member/kind.ts'
import type { MemberState } from '../member/state.ts'
import { organisation } from '../organisation/kind.ts'
import type { OrganisationState } from '../organisation/state.ts'
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
