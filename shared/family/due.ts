// What falls due in a family's log at a moment of deciding time.
import { APPROVAL_SECONDS, type FamilyState } from './state.ts'

export type FamilyDue =
  | { do: 'policy-opens'; policy: string; date: number }
  | { do: 'wait-over'; wait: string; until: number }
  | { do: 'approval-lapses'; terms: string; at: number }
  | { do: 'invite-ends'; invite: string; end: number }

/** Everything whose moment has come by `now` (Unix seconds). */
export function dueInFamily(state: FamilyState, now: number): FamilyDue[] {
  const due: FamilyDue[] = []
  for (const { policy, next } of state.policies)
    if (next && next.date <= now) due.push({ do: 'policy-opens', policy, date: next.date })
  for (const { wait, until, refused, done } of state.waits)
    if (!refused && !done && until <= now) due.push({ do: 'wait-over', wait, until })
  for (const { terms, time } of state.approvals)
    if (time + APPROVAL_SECONDS <= now)
      due.push({ do: 'approval-lapses', terms, at: time + APPROVAL_SECONDS })
  for (const { invite, end } of state.invites) if (end <= now) due.push({ do: 'invite-ends', invite, end })
  return due
}
