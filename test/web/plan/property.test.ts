// Whatever people want with a plan, in whatever order: what decide writes does what was meant, and reduce is one answer.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, type PlanCommand } from '#web/plan/decide.ts'
import type { PlanContent } from '#web/plan/kinds.ts'
import { reducePlan } from '#web/plan/reduce.ts'
import { lastLine, type Plan, type PlanLine, type Who } from '#web/plan/state.ts'
import { versionTexts } from '#web/plan/version.ts'
import { encodeContent, parseContent } from '#web/record/record.ts'

const who: Who = { family: new Set(['noor', 'daan']), names: new Map() }
const people = fc.constantFrom('noor', 'daan', 'joris', 'hein')
const targets = fc.constantFrom('a', 'b', 'c')
const texts = fc.constantFrom('Rust aan tafel', 'Samen eten', 'Bram naar school', 'Taxi uitzoeken')
const lines = fc.integer({ min: 1, max: 25 })

const goal = texts.map(
  (text): PlanContent => ({ kind: 'plan-goal', order: 0, text, area: 'home', owners: [], state: 'open' }),
)
const action = fc
  .tuple(texts, fc.subarray(['hein', 'joris']))
  .map(([text, doers]): PlanContent => ({ kind: 'plan-action', order: 0, text, doers, status: 'agreed' }))
const story = texts.map((text): PlanContent => ({ kind: 'plan-story', on: '2026-09-01', text }))

const wanted = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('write'), target: targets, content: fc.oneof(goal, action) }),
  },
  fc.record({ do: fc.constant('tell'), target: fc.constantFrom('a', 'verhaal'), content: story }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('answer'),
      line: lines,
      answer: fc.constantFrom('yes', 'no', 'discuss'),
    }),
  },
  fc.record({ do: fc.constant('withdraw'), line: lines }),
  fc.record({ do: fc.constant('progress'), action: targets, status: fc.constantFrom('busy', 'done') }),
  fc.record({ do: fc.constant('intended'), actions: fc.tuple(targets, targets) }),
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('present'), asks: fc.subarray(['noor', 'daan', 'joris']) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('agree'), version: lines, agrees: fc.boolean() }) },
  fc.record({
    do: fc.constant('turn'),
    to: fc.constantFrom('draft', 'running', 'evaluated', 'closed'),
    on: fc.constant('2026-09-01'),
  }),
)
const commands = fc.array(
  fc.tuple(people, wanted).map(([by, want]) => ({ by, ...want }) as Omit<PlanCommand, 'record'>),
  { maxLength: 25 },
)

function append(log: PlanLine[], author: string, record: string, content: PlanContent): void {
  const rev = log.filter((line) => line.record === record).length + 1
  log.push({
    log: 'plan',
    seq: log.length + 1,
    record,
    rev,
    author,
    time: log.length,
    seen: log.length,
    content,
  })
}

/** What must be true of the plan once a command was carried out. */
function meant(before: Plan, after: Plan, command: PlanCommand): boolean {
  const family = who.family.has(command.by)
  switch (command.do) {
    case 'write': {
      const now = after.items.get(command.target)?.now
      if (!family)
        return (
          now?.line === before.items.get(command.target)?.now.line &&
          after.proposals.length === before.proposals.length + 1
        )
      return (
        now?.author === command.by &&
        JSON.stringify({ ...now.content, basis: 0 }) === JSON.stringify({ ...command.content, basis: 0 })
      )
    }
    case 'tell':
      return after.items.get(command.target)?.now.author === command.by
    case 'answer': {
      const proposal = after.proposals.find((one) => one.line === command.line)
      const state = { yes: 'accepted', no: 'declined', discuss: 'discuss' }[command.answer]
      return (
        proposal?.state === state &&
        (command.answer !== 'yes' || after.items.get(proposal.target)?.now.line === command.line)
      )
    }
    case 'withdraw':
      return after.proposals.find((one) => one.line === command.line)?.state === 'withdrawn'
    case 'progress':
      return after.items.get(command.action)?.progress?.status === command.status
    case 'intended':
      return after.intended.size === before.intended.size + 1
    case 'present':
      return (
        after.versions.length === before.versions.length + 1 && after.versions.at(-1)?.state === 'presented'
      )
    case 'agree':
      return (
        after.versions.find((one) => one.line === command.version)?.answers.get(command.by)?.agrees ===
        command.agrees
      )
    case 'turn':
      return after.status === command.to
  }
}

test('every line that decide writes is never ignored, does what was meant, and survives being sealed and read', () => {
  fc.assert(
    fc.property(commands, (all) => {
      const log: PlanLine[] = []
      all.forEach((want, i) => {
        const command = { ...want, record: `r${i}` } as PlanCommand
        const before = reducePlan(log, who)
        const decision = decide(before, command)
        if ('refused' in decision) return
        for (const { record, content } of decision.writes) {
          expect(parseContent(encodeContent(content))).toEqual(content)
          append(log, command.by, record, content)
        }
        const after = reducePlan(log, who)
        expect(after.ignored).toEqual([])
        expect(meant(before, after, command), JSON.stringify(command)).toBe(true)
      })
    }),
    { numRuns: 300 },
  )
})

test('no line of somebody outside the family changes a text, a version or the status, whatever they write', () => {
  const outsiders = fc.constantFrom('joris', 'hein')
  const anything = fc.oneof(
    goal,
    action,
    story,
    lines.map((line): PlanContent => ({ kind: 'plan-answer', line, answer: 'yes' })),
    lines.map((version): PlanContent => ({ kind: 'plan-agreement', version, agrees: true })),
    fc
      .subarray([1, 2, 3], { minLength: 1 })
      .map((all): PlanContent => ({ kind: 'plan-version', number: 1, lines: all, asks: ['joris'] })),
    fc
      .constantFrom('running', 'closed', 'draft')
      .map((to): PlanContent => ({ kind: 'plan-status', to: to as 'closed', on: '2026-01-01' })),
    fc
      .tuple(targets, goal)
      .map(([target, change]): PlanContent => ({ kind: 'plan-proposal', target, change: change as never })),
  )
  fc.assert(
    fc.property(
      commands,
      fc.array(fc.tuple(outsiders, targets, anything), { maxLength: 10 }),
      (all, attack) => {
        const log: PlanLine[] = []
        all.forEach((want, i) => {
          const decision = decide(reducePlan(log, who), { ...want, record: `r${i}` } as PlanCommand)
          if ('writes' in decision)
            for (const { record, content } of decision.writes) append(log, want.by, record, content)
        })
        const before = reducePlan(log, who)
        for (const [author, record, content] of attack) append(log, author, record, content)
        const after = reducePlan(log, who)
        const stands = (plan: Plan) => ({
          status: plan.status,
          since: plan.since,
          versions: plan.versions,
          intended: plan.intended,
          texts: [...plan.items.values()].map((item) => [item.record, item.now, item.concurrent]),
        })
        expect(stands(after)).toEqual(stands(before))
      },
    ),
    { numRuns: 200 },
  )
})

test('a plan does not depend on the order in which its lines arrive, nor on lines that arrive twice', () => {
  fc.assert(
    fc.property(commands, fc.infiniteStream(fc.nat()), (all, keys) => {
      const log: PlanLine[] = []
      all.forEach((want, i) => {
        const decision = decide(reducePlan(log, who), { ...want, record: `r${i}` } as PlanCommand)
        if ('writes' in decision)
          for (const { record, content } of decision.writes) append(log, want.by, record, content)
      })
      const shuffled = log
        .map((line) => ({ line, key: keys.next().value }))
        .sort((a, b) => a.key - b.key)
        .map(({ line }) => line)
      expect(reducePlan([...shuffled, ...log.slice(0, 3)], who)).toEqual(reducePlan(log, who))
    }),
  )
})

test('every text anybody put in force is in the history, and every version is found back whole', () => {
  fc.assert(
    fc.property(commands, (all) => {
      const log: PlanLine[] = []
      all.forEach((want, i) => {
        const decision = decide(reducePlan(log, who), { ...want, record: `r${i}` } as PlanCommand)
        if ('writes' in decision)
          for (const { record, content } of decision.writes) append(log, want.by, record, content)
      })
      const plan = reducePlan(log, who)
      const kept = [...plan.items.values()].flatMap((item) => item.history.map((one) => one.line))
      const direct = log.filter(
        (line) =>
          who.family.has(line.author) &&
          ['plan-goal', 'plan-action', 'plan-story'].includes(line.content.kind),
      )
      expect(direct.every((line) => kept.includes(line.seq))).toBe(true)
      for (const item of plan.items.values()) expect(lastLine(item)).toBeGreaterThanOrEqual(item.now.line)
      for (const version of plan.versions)
        expect(versionTexts(log, version).map((one) => one.line)).toEqual(version.lines)
    }),
  )
})
