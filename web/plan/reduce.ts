// Reduce: the lines of a plan, in log order, to the plan they make. No clock and no secrets: everybody sees the same.
// Whose line changes what is decided here again, whatever the writer's own software allowed.
import { inLogOrder, type Written } from '#web/record/written.ts'
import type { Changeable, ItemContent, Of } from './kinds.ts'
import type { Ignored, Item, Plan, PlanLine, PlanStatus, Proposal, Standing, Version, Who } from './state.ts'
import { isPerson, lastLine, standingLines } from './state.ts'

/** A plan that is still being folded: the same shape, with maps and lists that may grow. */
type Draft = {
  -readonly [K in keyof Plan]: K extends 'items'
    ? Map<string, Item>
    : K extends 'proposals'
      ? Proposal[]
      : K extends 'versions'
        ? Version[]
        : K extends 'intended'
          ? Set<string>
          : K extends 'ignored'
            ? { line: number; why: Ignored }[]
            : Plan[K]
}

export function reducePlan(written: Iterable<PlanLine>, who: Who): Plan {
  const plan: Draft = {
    who,
    status: 'draft',
    since: null,
    items: new Map(),
    proposals: [],
    versions: [],
    intended: new Set(),
    ignored: [],
  }
  for (const line of inLogOrder(written)) {
    const why = step(plan, line)
    if (why !== null) plan.ignored.push({ line: line.seq, why })
  }
  return plan
}

/** Applies one line; says why when it changes nothing. */
function step(plan: Draft, line: PlanLine): Ignored | null {
  const { content } = line
  const family = plan.who.family.has(line.author)
  switch (content.kind) {
    case 'plan-goal':
    case 'plan-space':
    case 'plan-party':
    case 'plan-inform':
    case 'plan-action':
    case 'plan-evaluation':
      return family ? writeLine(plan, line, content) : implied(plan, line, content)
    case 'plan-story':
      return family ? writeLine(plan, line, content) : 'family-only'
    case 'plan-proposal':
      return propose(plan, line, content)
    case 'plan-withdrawal':
      return withdraw(plan, line, content)
    case 'plan-progress':
      return progress(plan, line, content, family)
    case 'plan-answer':
      return family ? answer(plan, line, content) : 'family-only'
    case 'plan-intended':
      return family ? intend(plan, content) : 'family-only'
    case 'plan-version':
      return family ? present(plan, line, content) : 'family-only'
    case 'plan-agreement':
      return family ? agree(plan, line, content) : 'family-only'
    case 'plan-status':
      return family ? turn(plan, content) : 'family-only'
    default:
      return content satisfies never
  }
}

function writeLine(plan: Draft, line: PlanLine, content: ItemContent): Ignored | null {
  return write(plan, line.record, line.rev, content.basis ?? null, standing(line, content))
}

function standing<C extends ItemContent>(line: Written<unknown>, content: C): Standing<C> {
  return { line: line.seq, author: line.author, time: line.time, content, confirmed: null }
}

/** Puts a text in force. What its author had not seen stays beside it. */
function write(
  plan: Draft,
  record: string,
  rev: number | null,
  basis: number | null,
  now: Standing,
): Ignored | null {
  const item = plan.items.get(record)
  if (item && item.now.content.kind !== now.content.kind) return 'another-kind'
  const seenNow = !item || (basis === null ? rev !== null && rev > item.rev : basis >= item.now.line)
  const unseen = (one: Standing) => (basis === null ? !seenNow : one.line > basis)
  plan.items.set(record, {
    record,
    now,
    concurrent: item ? [...item.concurrent, item.now].filter(unseen) : [],
    history: [...(item?.history ?? []), now],
    rev: Math.max(rev ?? 0, item?.rev ?? 0),
    progress: now.content.kind === 'plan-action' && seenNow ? null : (item?.progress ?? null),
  })
  return null
}

function propose(plan: Draft, line: PlanLine, content: Of<'plan-proposal'>): Ignored | null {
  const { target, from, change, why } = content
  const earlier = plan.proposals.find((one) => one.record === line.record)
  if (earlier && earlier.author !== line.author) return 'not-the-author'
  plan.proposals = plan.proposals.map((one) =>
    one.record === line.record && isOpen(one) ? { ...one, state: 'replaced' } : one,
  )
  addProposal(plan, line, target, from ?? null, change, why ?? null)
  return null
}

/** What somebody outside the family writes straight into the plan is a proposal all the same. */
function implied(plan: Draft, line: PlanLine, content: Changeable): null {
  const item = plan.items.get(line.record)
  const from = content.basis ?? (item ? lastLine(item) : null)
  addProposal(plan, line, line.record, from, content, null)
  return null
}

function addProposal(
  plan: Draft,
  line: Written<unknown>,
  target: string,
  from: number | null,
  change: Changeable,
  why: string | null,
): void {
  const { seq, record, author, time } = line
  plan.proposals.push({
    line: seq,
    record,
    author,
    time,
    target,
    from,
    change,
    why,
    state: 'open',
    answers: [],
    disputed: false,
  })
}

const isOpen = (proposal: Proposal): boolean => proposal.state === 'open' || proposal.state === 'discuss'

function withdraw(plan: Draft, line: PlanLine, content: Of<'plan-withdrawal'>): Ignored | null {
  const proposal = plan.proposals.find((one) => one.line === content.line)
  if (!proposal) return 'no-such-line'
  if (proposal.author !== line.author) return 'not-the-author'
  if (!isOpen(proposal)) return 'already-decided'
  replaceProposal(plan, { ...proposal, state: 'withdrawn' })
  return null
}

function replaceProposal(plan: Draft, next: Proposal): void {
  plan.proposals = plan.proposals.map((one) => (one.line === next.line ? next : one))
}

/** An answer binds to one line, so to exactly the text that was read. A later answer of another is kept and shown. */
function answer(plan: Draft, line: PlanLine, content: Of<'plan-answer'>): Ignored | null {
  const proposal = plan.proposals.find((one) => one.line === content.line)
  if (!proposal) return 'no-such-line'
  const answers = [...proposal.answers, { by: line.author, line: line.seq, time: line.time, content }]
  const said = (what: string) => answers.some((one) => one.content.answer === what)
  const kept = { ...proposal, answers, disputed: said('yes') && said('no') }
  if (!isOpen(proposal)) {
    replaceProposal(plan, kept)
    return 'already-decided'
  }
  if (content.answer === 'yes') {
    const text = {
      ...standing(line, proposal.change),
      line: proposal.line,
      author: proposal.author,
      time: proposal.time,
    }
    const confirmed = { ...text, confirmed: { by: line.author, line: line.seq } }
    const why = write(plan, proposal.target, null, proposal.from ?? 0, confirmed)
    if (why !== null) return why
  }
  const state = ({ yes: 'accepted', no: 'declined', discuss: 'discuss' } as const)[content.answer]
  replaceProposal(plan, { ...kept, state })
  return null
}

/** Who does an action says how far it is; the family may say it of every action. */
function progress(
  plan: Draft,
  line: PlanLine,
  content: Of<'plan-progress'>,
  family: boolean,
): Ignored | null {
  const item = plan.items.get(content.action)
  if (item?.now.content.kind !== 'plan-action') return 'no-such-line'
  if (!family && !item.now.content.doers.some((doer) => isPerson(plan, doer, line.author)))
    return 'not-a-doer'
  const { status, note } = content
  plan.items.set(item.record, {
    ...item,
    progress: { status, note: note ?? null, by: line.author, line: line.seq },
  })
  return null
}

function intend(plan: Draft, content: Of<'plan-intended'>): null {
  plan.intended.add(pairOf(...content.lines))
  return null
}

/** The name of a pair of lines, whichever comes first. */
export function pairOf(a: number, b: number): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`
}

/** A version holds exactly what stands: a list with a line too many or too few was made of another state. */
function present(plan: Draft, line: PlanLine, content: Of<'plan-version'>): Ignored | null {
  const { number, lines, asks } = content
  if (plan.status === 'closed') return 'wrong-order'
  if (!asks.every((who) => plan.who.family.has(who))) return 'family-only'
  if (lines.join() !== standingLines(plan).join() || number !== plan.versions.length + 1)
    return 'not-what-stands'
  endPresented(plan)
  plan.versions.push({
    line: line.seq,
    number,
    lines,
    asks,
    by: line.author,
    time: line.time,
    state: 'presented',
    answers: new Map(),
  })
  if (plan.status === 'draft' || plan.status === 'evaluated') plan.status = 'presented'
  return null
}

function endPresented(plan: Draft): void {
  plan.versions = plan.versions.map((one) =>
    one.state === 'presented' ? { ...one, state: 'replaced' } : one,
  )
}

/** Agreed once everyone asked says yes; a plan that runs goes on running while a new version is asked. */
function agree(plan: Draft, line: PlanLine, content: Of<'plan-agreement'>): Ignored | null {
  const version = plan.versions.find((one) => one.line === content.version)
  if (!version) return 'no-such-line'
  if (!version.asks.includes(line.author)) return 'not-asked'
  if (version.state !== 'presented') return 'already-decided'
  const { agrees, note } = content
  const answers = new Map(version.answers).set(line.author, { agrees, note: note ?? null, time: line.time })
  const all = version.asks.every((who) => answers.get(who)?.agrees === true)
  const next: Version = { ...version, answers, state: all ? 'agreed' : 'presented' }
  plan.versions = plan.versions.map((one) => (one.line === next.line ? next : one))
  if (all && plan.status === 'presented') plan.status = 'agreed'
  return null
}

/** From where each status may be reached. Reopening (`draft`) is always possible and keeps everything. */
const FROM: Record<Of<'plan-status'>['to'], readonly PlanStatus[]> = {
  draft: ['presented', 'agreed', 'running', 'evaluated', 'closed'],
  running: ['agreed', 'evaluated'],
  evaluated: ['running'],
  closed: ['agreed', 'running', 'evaluated'],
}

export function mayTurn(from: PlanStatus, to: Of<'plan-status'>['to']): boolean {
  return FROM[to].includes(from)
}

function turn(plan: Draft, content: Of<'plan-status'>): Ignored | null {
  const { to, on } = content
  if (!mayTurn(plan.status, to)) return 'wrong-order'
  if (to === 'draft' || to === 'closed') endPresented(plan)
  if (to === 'running') plan.since = on
  plan.status = to
  return null
}
