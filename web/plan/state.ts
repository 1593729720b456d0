// State: a gezinsplan as its lines make it: what stands, what is proposed, which versions were agreed.
import type { Written } from '#web/record/written.ts'
import type { ActionStatus, Changeable, ItemContent, ItemKind, Of, PlanContent } from './kinds.ts'

export type PlanLine = Written<PlanContent>

/** Whose plan it is. Names are for screens; only `family` decides. */
export type Who = {
  readonly family: ReadonlySet<string>
  readonly names: ReadonlyMap<string, string>
}

/** A text that stands, or stood. */
export type Standing<C extends ItemContent = ItemContent> = {
  /** The line the text is on; a confirmed proposal keeps the proposer's line. */
  readonly line: number
  readonly author: string
  readonly time: number
  readonly content: C
  /** Who of the family confirmed it, on which line; null when the family wrote it itself. */
  readonly confirmed: { readonly by: string; readonly line: number } | null
}

export type Item<C extends ItemContent = ItemContent> = {
  readonly record: string
  readonly now: Standing<C>
  /** Texts that the author of the present one had not seen: shown beside it until somebody writes with all in view. */
  readonly concurrent: readonly Standing<C>[]
  /** Every text it had, oldest first, the present one last. */
  readonly history: readonly Standing<C>[]
  /** The highest revision number among its own lines. */
  readonly rev: number
  /** The last word of a doer about how far it is; only on actions. */
  readonly progress: {
    readonly status: ActionStatus
    readonly note: string | null
    readonly by: string
    readonly line: number
  } | null
}

export type ProposalState = 'open' | 'discuss' | 'accepted' | 'declined' | 'withdrawn' | 'replaced'

export type Proposal = {
  /** Its line: what an answer cites. */
  readonly line: number
  readonly record: string
  readonly author: string
  readonly time: number
  readonly target: string
  /** The line of the text it would change, or null for something new. */
  readonly from: number | null
  readonly change: Changeable
  readonly why: string | null
  readonly state: ProposalState
  /** All answers in log order; the first *yes* or *no* decides. */
  readonly answers: readonly {
    readonly by: string
    readonly line: number
    readonly time: number
    readonly content: Of<'plan-answer'>
  }[]
  /** Somebody of the family said yes and another said no: both are shown. */
  readonly disputed: boolean
}

export type Version = {
  /** The line it was put forward on: what an agreement cites. */
  readonly line: number
  readonly number: number
  readonly lines: readonly number[]
  readonly asks: readonly string[]
  readonly by: string
  readonly time: number
  readonly state: 'presented' | 'agreed' | 'replaced'
  /** The last answer of each who was asked. Silence is never consent. */
  readonly answers: ReadonlyMap<
    string,
    { readonly agrees: boolean; readonly note: string | null; readonly time: number }
  >
}

/** *concept → voorgelegd → vastgesteld → loopt → geëvalueerd → afgesloten*. */
export type PlanStatus = 'draft' | 'presented' | 'agreed' | 'running' | 'evaluated' | 'closed'

/** Why a line changed nothing. It stays in the log and can be shown. */
export type Ignored =
  | 'family-only'
  | 'not-a-doer'
  | 'not-the-author'
  | 'not-asked'
  | 'no-such-line'
  | 'another-kind'
  | 'already-decided'
  | 'not-what-stands'
  | 'wrong-order'

export type Plan = {
  readonly who: Who
  readonly status: PlanStatus
  /** The day the plan last began to run. */
  readonly since: string | null
  readonly items: ReadonlyMap<string, Item>
  readonly proposals: readonly Proposal[]
  readonly versions: readonly Version[]
  /** Pairs of lines that may stand side by side, as `a-b` with a < b. */
  readonly intended: ReadonlySet<string>
  readonly ignored: readonly { readonly line: number; readonly why: Ignored }[]
}

/** Items of one kind, by the family's order, then by the line they began on. */
export function itemsOf<K extends ItemKind>(plan: Plan, kind: K): Item<Of<K>>[] {
  const place = (item: Item) => ('order' in item.now.content ? item.now.content.order : 0)
  return [...plan.items.values()]
    .filter((item): item is Item<Of<K>> => item.now.content.kind === kind)
    .sort((a, b) => place(a) - place(b) || firstLine(a) - firstLine(b))
}

function firstLine(item: Item): number {
  return item.history[0]?.line ?? item.now.line
}

/** The last line of what is shown of an item: who writes now had this, and all beside it, in view. */
export function lastLine(item: Item): number {
  return Math.max(item.now.line, ...item.concurrent.map((one) => one.line))
}

/** The lines whose texts stand now, ascending: what a version consists of. */
export function standingLines(plan: Plan): number[] {
  return [...plan.items.values()].map((item) => item.now.line).sort((a, b) => a - b)
}

/** The version everybody asked agreed to last. */
export function agreedVersion(plan: Plan): Version | null {
  return plan.versions.findLast((one) => one.state === 'agreed') ?? null
}

/** The version that waits for answers. */
export function presentedVersion(plan: Plan): Version | null {
  return plan.versions.findLast((one) => one.state === 'presented') ?? null
}

export function openProposals(plan: Plan): Proposal[] {
  return plan.proposals.filter((one) => one.state === 'open' || one.state === 'discuss')
}

/** Whether the text a proposal would change has changed since: it asks to be made again. */
export function isOutdated(plan: Plan, proposal: Proposal): boolean {
  const item = plan.items.get(proposal.target)
  return (item ? lastLine(item) : null) !== proposal.from
}

/** How far an action is: the last word of the agreement or of who does it. */
export function statusOf(item: Item<Of<'plan-action'>>): ActionStatus {
  return item.progress?.status ?? item.now.content.status
}

/** Whether an id in a list of doers or owners is this person, directly or as somebody involved in the plan. */
export function isPerson(plan: Pick<Plan, 'items'>, id: string, person: string): boolean {
  if (id === person) return true
  const content = plan.items.get(id)?.now.content
  return content?.kind === 'plan-party' && content.person === person
}
