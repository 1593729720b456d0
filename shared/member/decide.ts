// What to write in a member log for each thing its owner wants. What needs a key is an intent: its author seals it.
import type { AccessEvent, MemberApprove, MemberDecline, Withdraw } from './events.ts'
import { openRequests, REQUESTS_MAX } from './open.ts'
import type { MemberState, RequestState } from './state.ts'

type Revision = { record: string; rev: number; prev: string | null }
/** A record to be sealed to the vault's inbox. */
export type SealedIntent =
  | ({ type: 'request'; invite: string | null } & Revision)
  | ({ type: 'declare' } & Revision)
  | ({ type: 'drop'; log: string } & Revision)
export type MemberIntent = SealedIntent | Withdraw | MemberApprove | MemberDecline | AccessEvent

export type MemberCommand =
  /** the first event of a member log: asks by an invitation */
  | { do: 'open'; record: string; invite: string | null }
  /** at deciding time `now`; `isAnswered`: as far as the author knows */
  | {
      do: 'request'
      record: string
      invite: string | null
      now: number
      isAnswered: (request: RequestState) => boolean
    }
  | { do: 'withdraw'; request: string }
  | { do: 'approve'; request: string; terms: string; policies: MemberApprove['policies'] }
  | { do: 'decline'; request: string; grantee: string }
  | { do: 'visit'; compartments: string[]; grant: string; purpose: AccessEvent['purpose'] }
  | { do: 'declare'; record: string }
  /** `head`: the newest revision of the record in its map, where the author may read it */
  | { do: 'drop'; log: string; record: string; head: { rev: number; body: string } | null }

export type MemberRefusal =
  | 'already-open'
  | 'too-many-requests'
  | 'request-known'
  | 'request-unknown'
  | 'not-named'
  | 'nothing-to-open'
  | 'other-map'

/** The intents that carry out the owner's command, or why not. */
export function decideMember(
  state: MemberState,
  command: MemberCommand,
): MemberIntent[] | { refused: MemberRefusal } {
  switch (command.do) {
    case 'open':
      if (state.requests.length > 0) return { refused: 'already-open' }
      return [{ type: 'request', invite: command.invite, ...first(command.record) }]
    case 'request':
      if (openRequests(state, command.now, command.isAnswered).length >= REQUESTS_MAX)
        return { refused: 'too-many-requests' }
      if (state.requests.some((r) => r.record === command.record)) return { refused: 'request-known' }
      return [{ type: 'request', invite: command.invite, ...first(command.record) }]
    case 'withdraw':
      if (!state.requests.some((r) => r.leaf === command.request && !r.withdrawn))
        return { refused: 'request-unknown' }
      return [{ type: 'withdraw', request: command.request }]
    case 'approve': {
      const { do: _, ...approval } = command
      if (approval.policies.length === 0) return { refused: 'not-named' }
      return [{ type: 'approve', ...approval }]
    }
    case 'decline':
      return [{ type: 'decline', request: command.request, grantee: command.grantee }]
    case 'visit': {
      const compartments = [...new Set(command.compartments)]
      if (compartments.length === 0) return { refused: 'nothing-to-open' }
      return [{ type: 'access', compartments, grant: command.grant, purpose: command.purpose }]
    }
    case 'declare':
      return [{ type: 'declare', ...first(command.record) }]
    case 'drop':
      return dropping(state, command)
    default:
      return command satisfies never
  }
}

const first = (record: string): Revision => ({ record, rev: 1, prev: null })

/** The revision after the newest that stands, in the map or among the drops that wait. */
function dropping(
  state: MemberState,
  command: Extract<MemberCommand, { do: 'drop' }>,
): MemberIntent[] | { refused: MemberRefusal } {
  const { log, record, head } = command
  const waiting = state.drops.findLast((d) => d.record === record)
  if (waiting && waiting.log !== log) return { refused: 'other-map' }
  const last = waiting ?? head
  if (!last) return [{ type: 'drop', log, ...first(record) }]
  return [{ type: 'drop', log, record, rev: last.rev + 1, prev: last.body }]
}
