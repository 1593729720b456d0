// Who said yes to exact terms: in the family's log, or in a member log of their own.
import type { MemberState } from '#shared/member/state.ts'
import { APPROVAL_SECONDS, approversOf, type FamilyState, type PolicyState } from './state.ts'

/**
 * Whom the policy names and who said yes to exactly these terms, under this version of it, as it counts at `now` (Unix
 * seconds of deciding time): not longer ago than 30 days, and not before the grantee was last taken out. `memberOf` gives
 * the state of somebody's member log, or null.
 */
export function yesTo(
  family: FamilyState,
  terms: string,
  policy: PolicyState,
  now: number,
  memberOf: (person: string) => MemberState | null,
): string[] {
  const inFamily = approversOf(family, terms, policy, now)
  const revokedAt = family.revoked.get(family.terms.get(terms)?.grantee ?? '') ?? -1
  const own = (person: string) =>
    memberOf(person)?.approvals.some(
      (a) =>
        a.terms === terms &&
        a.time > revokedAt &&
        now - a.time < APPROVAL_SECONDS &&
        a.policies.some((p) => p.policy === policy.policy && p.version === policy.version),
    ) === true
  return policy.grant.filter((person) => inFamily.includes(person) || own(person))
}
