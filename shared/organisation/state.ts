// What an organisation says of itself: its public name, who administers it, whose work it confirms.

export type Attestation = { person: string; since: number; end: number; withdrawn: number | null }

export type OrganisationState = {
  name: string
  kvk: string
  admins: readonly string[]
  attestations: readonly Attestation[]
}

/** The confirmation of this person that holds at `now` (Unix seconds); null when there is none. */
export const attestationOf = (state: OrganisationState, person: string, now: number): Attestation | null =>
  state.attestations.findLast(
    (a) => a.person === person && a.withdrawn === null && (a.end === 0 || a.end > now),
  ) ?? null
