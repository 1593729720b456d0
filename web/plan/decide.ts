// Decide: what somebody wants with the plan, to the records that say so, or a refusal with a code.
// It runs again on the newest state whenever another line came first.
import type { ActionStatus, Changeable, Of, PlanContent } from './kinds.ts'
import { mayTurn, pairOf } from './reduce.ts'
import {
  agreedVersion,
  isOutdated,
  isPerson,
  lastLine,
  type Plan,
  type Proposal,
  standingLines,
} from './state.ts'

/** `record` is a fresh id for what is written; `by` is the person who wants it. */
export type PlanCommand = { readonly by: string; readonly record: string } & (
  | { readonly do: 'write'; readonly target: string; readonly content: Changeable; readonly why?: string }
  | { readonly do: 'tell'; readonly target: string; readonly content: Of<'plan-story'> }
  | {
      readonly do: 'answer'
      readonly line: number
      readonly answer: 'yes' | 'no' | 'discuss'
      readonly note?: string
    }
  | { readonly do: 'withdraw'; readonly line: number }
  | {
      readonly do: 'progress'
      readonly action: string
      readonly status: ActionStatus
      readonly note?: string
    }
  | { readonly do: 'intended'; readonly actions: readonly [string, string] }
  | { readonly do: 'present'; readonly asks: readonly string[] }
  | { readonly do: 'agree'; readonly version: number; readonly agrees: boolean; readonly note?: string }
  | { readonly do: 'turn'; readonly to: Of<'plan-status'>['to']; readonly on: string }
)

export const PLAN_REFUSALS = [
  'family-only',
  'no-such-proposal',
  'proposal-decided',
  'proposal-outdated',
  'not-your-proposal',
  'no-such-action',
  'not-your-action',
  'another-kind',
  'plan-closed',
  'plan-empty',
  'nothing-changed',
  'no-such-version',
  'version-decided',
  'not-asked',
  'wrong-order',
] as const
export type PlanRefusal = (typeof PLAN_REFUSALS)[number]

export type PlanWrite = { readonly record: string; readonly content: PlanContent }
export type PlanDecision = { readonly writes: readonly PlanWrite[] } | { readonly refused: PlanRefusal }

const refuse = (refused: PlanRefusal): PlanDecision => ({ refused })

/** A professional's change becomes a proposal here, without the writer having to ask for one. */
export function decide(plan: Plan, command: PlanCommand): PlanDecision {
  const family = plan.who.family.has(command.by)
  const writes = (content: PlanContent, record = command.record): PlanDecision => ({
    writes: [{ record, content }],
  })
  switch (command.do) {
    case 'write':
      return change(plan, command, family, writes)
    case 'tell': {
      if (!family) return refuse('family-only')
      const told = plan.items.get(command.target)
      if (told && told.now.content.kind !== 'plan-story') return refuse('another-kind')
      return writes(withBasis(command.content, told && lastLine(told)), command.target)
    }
    case 'answer': {
      const { line, answer, note } = command
      const refused = refusesAnswer(plan, family, proposalAt(plan, line), answer)
      if (refused !== null) return refuse(refused)
      return writes({ kind: 'plan-answer', line, answer, ...(note === undefined ? {} : { note }) })
    }
    case 'withdraw': {
      const proposal = proposalAt(plan, command.line)
      if (!proposal) return refuse('no-such-proposal')
      if (proposal.author !== command.by) return refuse('not-your-proposal')
      if (!isOpen(proposal)) return refuse('proposal-decided')
      return writes({ kind: 'plan-withdrawal', line: command.line })
    }
    case 'progress': {
      const { action, status, note } = command
      const content = plan.items.get(action)?.now.content
      if (content?.kind !== 'plan-action') return refuse('no-such-action')
      if (!family && !content.doers.some((doer) => isPerson(plan, doer, command.by)))
        return refuse('not-your-action')
      return writes({ kind: 'plan-progress', action, status, ...(note === undefined ? {} : { note }) })
    }
    case 'intended': {
      if (!family) return refuse('family-only')
      const [a, b] = command.actions.map((record) => plan.items.get(record)?.now)
      if (a?.content.kind !== 'plan-action' || b?.content.kind !== 'plan-action')
        return refuse('no-such-action')
      if (plan.intended.has(pairOf(a.line, b.line))) return refuse('nothing-changed')
      return writes({ kind: 'plan-intended', lines: [a.line, b.line] })
    }
    case 'present':
      return present(plan, command.asks, family, writes)
    case 'agree': {
      const { agrees, note } = command
      const version = plan.versions.find((one) => one.line === command.version)
      if (!version) return refuse('no-such-version')
      if (!family || !version.asks.includes(command.by)) return refuse('not-asked')
      if (version.state !== 'presented') return refuse('version-decided')
      const said = note === undefined ? {} : { note }
      return writes({ kind: 'plan-agreement', version: version.line, agrees, ...said })
    }
    case 'turn': {
      if (!family) return refuse('family-only')
      if (!mayTurn(plan.status, command.to)) return refuse('wrong-order')
      return writes({ kind: 'plan-status', to: command.to, on: command.on })
    }
    default:
      return command satisfies never
  }
}

type Writes = (content: PlanContent, record?: string) => PlanDecision

const isOpen = (proposal: Proposal): boolean => proposal.state === 'open' || proposal.state === 'discuss'

function proposalAt(plan: Plan, line: number): Proposal | null {
  return plan.proposals.find((one) => one.line === line) ?? null
}

/** The same content, made on the line its writer had in front of them. */
function withBasis<C extends PlanContent>(content: C, line: number | undefined): C {
  const { basis: _, ...rest } = content
  return (line === undefined ? rest : { ...rest, basis: line }) as C
}

function change(
  plan: Plan,
  command: Extract<PlanCommand, { do: 'write' }>,
  family: boolean,
  writes: Writes,
): PlanDecision {
  if (plan.status === 'closed') return refuse('plan-closed')
  const item = plan.items.get(command.target)
  if (item && item.now.content.kind !== command.content.kind) return refuse('another-kind')
  if (item && item.concurrent.length === 0 && sameContent(item.now.content, command.content))
    return refuse('nothing-changed')
  if (family) return writes(withBasis(command.content, item && lastLine(item)), command.target)
  return writes({
    kind: 'plan-proposal',
    target: command.target,
    ...(item ? { from: lastLine(item) } : {}),
    change: withBasis(command.content, undefined),
    ...(command.why === undefined ? {} : { why: command.why }),
  })
}

function sameContent(a: PlanContent, b: PlanContent): boolean {
  const plain = (content: PlanContent) =>
    JSON.stringify(Object.entries(withBasis(content, undefined)).sort(([x], [y]) => (x < y ? -1 : 1)))
  return plain(a) === plain(b)
}

/** *Yes* goes to the text that was read beside the one that stands; *no* and *first discuss* can always be said. */
function refusesAnswer(
  plan: Plan,
  family: boolean,
  proposal: Proposal | null,
  answer: 'yes' | 'no' | 'discuss',
): PlanRefusal | null {
  if (!family) return 'family-only'
  if (!proposal) return 'no-such-proposal'
  if (!isOpen(proposal)) return 'proposal-decided'
  if (answer !== 'yes') return null
  if (isOutdated(plan, proposal)) return 'proposal-outdated'
  const target = plan.items.get(proposal.target)
  if (target && target.now.content.kind !== proposal.change.kind) return 'another-kind'
  return null
}

function present(plan: Plan, asks: readonly string[], family: boolean, writes: Writes): PlanDecision {
  if (!family) return refuse('family-only')
  if (plan.status === 'closed') return refuse('plan-closed')
  if (asks.length === 0 || !asks.every((who) => plan.who.family.has(who))) return refuse('not-asked')
  const lines = standingLines(plan)
  if (lines.length === 0) return refuse('plan-empty')
  const last = agreedVersion(plan)
  if (last && plan.status !== 'draft' && last.lines.join() === lines.join()) return refuse('nothing-changed')
  return writes({ kind: 'plan-version', number: plan.versions.length + 1, lines, asks: [...asks] })
}
