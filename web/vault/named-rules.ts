// What somebody can judge of a family's log who is served only the leaves that name them.
import type { FamilyEvent } from '#shared/family/events.ts'
import { familyRules } from '#shared/family/rules.ts'
import { type FamilyState, policyOf, policyOver } from '#shared/family/state.ts'
import type { By } from '#shared/log/kind.ts'

/**
 * The name of the rule that an event breaks, judged by what earlier leaves that name `me` left; null when it breaks none.
 * Versions of a policy that names somebody follow each other, so that none between can be kept back; who says yes or
 * takes back must be named by the policy it rests on. Whether a holder wrote a line is for who reads who they are.
 */
export function judgeNamed(state: FamilyState, event: FamilyEvent, by: By, me: string): string | null {
  switch (event.type) {
    case 'policy': {
      const before = policyOf(state, event.policy)
      const named = before !== null && [...before.grant, ...before.revoke].includes(me)
      if (named && event.version !== before.version + 1) return 'policy-version-follows'
      if (before !== null && event.version <= before.version) return 'policy-version-follows'
      if (!familyRules['policy-names-each-once'](state, event)) return 'policy-names-each-once'
      if (!familyRules['who-grants-may-revoke'](state, event)) return 'who-grants-may-revoke'
      return null
    }
    case 'approve': {
      if (!familyRules['terms-are-of-this-vault'](state, event, by)) return 'terms-are-of-this-vault'
      const mine = event.policies.filter(({ policy }) => policyOf(state, policy)?.grant.includes(me))
      const stands = mine.every(({ policy, version }) => {
        const known = policyOf(state, policy)
        return known?.version === version && known.grant.includes(by.person)
      })
      return stands ? null : 'approver-is-named'
    }
    case 'revoke': {
      const known = event.logs.flatMap((log) => policyOver(state, log) ?? [])
      return known.every((policy) => policy.revoke.includes(by.person)) ? null : 'revoker-is-named'
    }
    default:
      return null
  }
}
