// Standing: what is known about whether a helper is who they say, and what is only said.
import { type Claim, type ClaimStatus, claimStatus, type Register } from '#web/people/claim.ts'
import { dayOf } from '#web/record/day.ts'
import type { HelperView, PersonView } from '#web/vault/shown.ts'

export type Standing =
  /** An organisation confirms it, since that day. */
  | { is: 'confirmed'; organisation: string; on: string }
  /** They say they work there; no organisation says so. */
  | { is: 'nobody'; organisation: string | null }
  | { is: 'claim'; register: Register; status: ClaimStatus; on: string; by: string }

/** What can be said about a helper, the organisation first. A network member confirms nothing and needs nothing. */
export function standingOf(
  person: Pick<PersonView, 'organisation' | 'shape'>,
  helper: Pick<HelperView, 'confirmed' | 'claims'>,
  today: string,
): Standing[] {
  if (person.shape !== 'helper') return []
  const { confirmed, claims } = helper
  const said: Standing[] = []
  if (confirmed)
    said.push({ is: 'confirmed', organisation: confirmed.organisation, on: dayOf(confirmed.since) })
  // Confirmed by another than the one they say they come for: both are said.
  if (!confirmed || (person.organisation !== null && person.organisation !== confirmed.organisation))
    said.push({ is: 'nobody', organisation: person.organisation })
  return [...said, ...claims.map((claim) => claimed(claim, today))]
}

function claimed(claim: Claim, today: string): Standing {
  return {
    is: 'claim',
    register: claim.register,
    status: claimStatus(claim, today),
    on: claim.checked?.on ?? '',
    by: claim.checked?.by ?? '',
  }
}
