// State: where a consent is in its life, and which steps there are. Silence is no step.

/** *aangevraagd, deels akkoord, actief, geweigerd, ingetrokken, verlopen, geblokkeerd, vervangen*. */
export const consentStates = [
  'requested',
  'partly-agreed',
  'active',
  'refused',
  'withdrawn',
  'expired',
  'blocked',
  'replaced',
] as const
export type ConsentState = (typeof consentStates)[number]

/** From each state, the states that may follow. What has ended begins again only as a new consent. */
const NEXT: Record<ConsentState, readonly ConsentState[]> = {
  requested: ['partly-agreed', 'active', 'refused', 'withdrawn', 'expired', 'blocked'],
  'partly-agreed': ['active', 'refused', 'withdrawn', 'expired', 'blocked'],
  blocked: ['partly-agreed', 'active', 'refused', 'withdrawn', 'expired'],
  active: ['withdrawn', 'expired', 'replaced'],
  refused: [],
  withdrawn: [],
  expired: [],
  replaced: [],
}

export function mayFollow(from: ConsentState, to: ConsentState): boolean {
  return NEXT[from].includes(to)
}

/** What the people of a policy answered to one set of terms, and when those terms lapse. */
export type Answers = {
  /** All of these must approve. */
  readonly policy: readonly string[]
  readonly approved: ReadonlySet<string>
  readonly declined: ReadonlySet<string>
  /** Taken back, by anyone who may. */
  readonly withdrawn: boolean
  /** Replaced by newer terms that became active. */
  readonly replaced: boolean
  /** Last day of the access; of a request, the last day of the offer. */
  readonly until: string
}

/**
 * The state on a day. One who approves while another declines is `blocked` (*geblokkeerd: geen
 * overeenstemming*): shown, never resolved by the software. A policy of nobody is never active.
 */
export function stateOn(answers: Answers, today: string): ConsentState {
  const approved = answers.policy.filter((who) => answers.approved.has(who)).length
  const declined = answers.policy.filter((who) => answers.declined.has(who)).length
  if (answers.withdrawn) return 'withdrawn'
  if (answers.replaced) return 'replaced'
  if (declined > 0) return approved > 0 ? 'blocked' : 'refused'
  if (today > answers.until) return 'expired'
  if (approved === 0) return 'requested'
  return approved === answers.policy.length ? 'active' : 'partly-agreed'
}
