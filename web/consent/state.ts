// State: where a consent is in its life, and which steps there are. Silence is no step.

/** *aangevraagd, deels akkoord, wacht op sleutel, actief, geweigerd, ingetrokken, verlopen, geblokkeerd, vervangen*. */
export const consentStates = [
  'requested',
  'partly-agreed',
  'awaiting-key',
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
  requested: ['partly-agreed', 'awaiting-key', 'active', 'refused', 'withdrawn', 'expired', 'blocked'],
  'partly-agreed': ['awaiting-key', 'active', 'refused', 'withdrawn', 'expired', 'blocked'],
  'awaiting-key': ['active', 'partly-agreed', 'withdrawn', 'expired', 'blocked'],
  blocked: ['partly-agreed', 'awaiting-key', 'active', 'refused', 'withdrawn', 'expired'],
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
  /** A keeper's software let the asker in: who is not in yet has no key, whoever said yes. */
  readonly admitted: boolean
  /** Taken back, by anyone who may. */
  readonly withdrawn: boolean
  /** Replaced by newer terms that became active. */
  readonly replaced: boolean
  /** Last day of the access; of a request, the last day of the offer. */
  readonly until: string
}

/**
 * The state on a day. One who approves while another declines is `blocked` (*geblokkeerd: geen
 * overeenstemming*): shown, never resolved by the software. A policy of nobody is never active. A yes of everyone opens
 * nothing by itself: until a keeper's software has given the key it is `awaiting-key`.
 */
export function stateOn(answers: Answers, today: string): ConsentState {
  const approved = answers.policy.filter((who) => answers.approved.has(who)).length
  const declined = answers.policy.filter((who) => answers.declined.has(who)).length
  if (answers.withdrawn) return 'withdrawn'
  if (answers.replaced) return 'replaced'
  if (declined > 0) return approved > 0 ? 'blocked' : 'refused'
  if (today > answers.until) return 'expired'
  if (approved === 0) return 'requested'
  if (approved < answers.policy.length) return 'partly-agreed'
  return answers.admitted ? 'active' : 'awaiting-key'
}
