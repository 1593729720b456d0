// What may be asked of the engine about who decides over which child: joining, changes that take both, legal positions.
import type { Rule, Transition } from '#web/people/age.ts'
import type { LegalPosition } from '#web/people/position.ts'
import type { Invitation, Invited, Outcome } from './outcome.ts'

/** Who decides over one child, and why. */
export type ChildAuthority = {
  child: string
  /** whole years today; null before birth or when it was not said */
  age: number | null
  /** by the age profile, on this day */
  rule: Rule
  /** from which age that stage counts */
  from: number
  /** whom the policy names now: all of these to give */
  grant: readonly string[]
  /** any of these to take back */
  revoke: readonly string[]
  /** the young person's account decides along, by the policy */
  voiced: boolean
  /** what the age asks and the policy does not have yet */
  missing: 'young-voice' | 'next-policy' | null
  /** the next age at which who decides changes */
  next: Transition | null
}

/** A change that was announced, in data for a sentence. */
export type ChangeView = {
  /** null: a wait that this client cannot explain; it can be refused all the same */
  change: string | null
  what: 'holder' | 'young' | 'leave' | 'unknown'
  /** who joins or leaves; null when it is not clear */
  person: string | null
  name: string | null
  child: string | null
  by: string
  /** Unix seconds of deciding time */
  until: number
  agreed: readonly string[]
  waitsFor: readonly string[]
  state: 'open' | 'over' | 'refused'
  waits: readonly string[]
}

/** Somebody who asks to join the family itself, with proof that they had the code that was made for it. */
export type JoinerView = {
  request: string
  person: string
  name: string
  as: 'holder' | 'young'
  child: string | null
  asked: number
}

export type AuthorityView = {
  holders: readonly string[]
  children: readonly ChildAuthority[]
  joiners: readonly JoinerView[]
  /** newest first; refused ones for thirty days */
  changes: readonly ChangeView[]
  positions: readonly { record: string; position: LegalPosition }[]
}

export interface Authority {
  /** Null for who does not hold this vault. */
  authority(vault: string): AuthorityView | null
  /** A code for the other parent, or for a young person: to be shown on one's own screen, or told. */
  inviteFamily(
    vault: string,
    input: { as: 'holder' } | { as: 'young'; child: string },
  ): Promise<Outcome & { invitation?: Invitation }>
  /** What such a code leads to, before anything is asked; `joins` null: a code for something else. */
  openJoining(code: string): Promise<
    Outcome<'code-wrong' | 'invitation-closed'> & {
      invited?: Invited
      joins?: { as: 'holder' | 'young'; child: string | null } | null
    }
  >
  /** Asks to join by the code that was opened. */
  join(invited: Invited): Promise<Outcome>
  /** Lets a joiner in: at once by the only holder, else announced until the other agrees. */
  admit(vault: string, request: string): Promise<Outcome>
  /** Announces that a holder leaves, oneself or the other. */
  announceLeaving(vault: string, person: string): Promise<Outcome>
  agreeToChange(vault: string, change: string): Promise<Outcome>
  refuseChange(vault: string, waits: readonly string[]): Promise<Outcome>
  /** Makes a change whose wait is over. */
  makeChange(vault: string, change: string): Promise<Outcome>
  /** Records a legal position, or its next revision. It is shown, and decides nothing by itself. */
  recordPosition(vault: string, position: LegalPosition, record?: string): Promise<Outcome>
}
