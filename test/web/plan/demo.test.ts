// The demo family's plan, played by command from its first line, is the one in the pictures.
import { describe, expect, test } from 'vitest'
import { deBoer, type PlanThing, people } from '#server/cli/demo/content/index.ts'
import { children, dayAgo, family, may, today, when } from '#test/web/record/demo.ts'
import { decide, type PlanCommand } from '#web/plan/decide.ts'
import { nextEvaluation } from '#web/plan/evaluation.ts'
import type { ItemContent } from '#web/plan/kinds.ts'
import { coordinatorOn } from '#web/plan/party.ts'
import { reducePlan } from '#web/plan/reduce.ts'
import { agreedVersion, itemsOf, openProposals, type PlanLine } from '#web/plan/state.ts'
import { warnings } from '#web/plan/warning.ts'
import { encodeContent } from '#web/record/record.ts'

describe('the gezinsplan', () => {
  const who = { family, names: new Map(people.map((one) => [one.key, one.name])) }
  const lines: PlanLine[] = []
  const lineOf = new Map<string, number>()
  for (const step of deBoer.plan) {
    const command = commandOf(step)
    const decision = decide(reducePlan(lines, who), {
      by: step.by,
      record: `r${lines.length}`,
      ...command,
    } as PlanCommand)
    if ('refused' in decision)
      throw new Error(`${step.by} ${step.ago} ${step.at} ${step.do}: ${decision.refused}`)
    for (const { record, content } of decision.writes) {
      const rev = lines.filter((line) => line.record === record).length + 1
      const time = Math.round(when(step) * 86_400) + 100_000_000
      lines.push({
        log: 'gezinsplan',
        seq: lines.length + 1,
        record,
        rev,
        author: step.by,
        time,
        seen: time,
        content,
      })
      encodeContent(content)
    }
    if (step.id !== undefined) lineOf.set(step.id, lines.length)
  }
  const plan = reducePlan(lines, who)

  function commandOf(step: (typeof deBoer.plan)[number]): Record<string, unknown> {
    const note = 'note' in step && step.note !== undefined ? { note: step.note } : {}
    switch (step.do) {
      case 'write': {
        const content = contentOf(step.thing)
        const told = content.kind === 'plan-story'
        return {
          do: told ? 'tell' : 'write',
          target: step.target,
          content,
          ...(step.why === undefined ? {} : { why: step.why }),
        }
      }
      case 'answer':
        return { do: 'answer', line: lineOf.get(step.to), answer: step.answer, ...note }
      case 'progress':
        return { do: 'progress', action: step.target, status: step.status, ...note }
      case 'present':
        return { do: 'present', asks: step.asks }
      case 'agree':
        return { do: 'agree', version: lineOf.get(step.to), agrees: step.agrees, ...note }
      case 'turn':
        return { do: 'turn', to: step.to, on: dayAgo(step.ago) }
    }
  }

  /** Days ago become days: `startAgo` is `start`, and so on. */
  function contentOf(thing: PlanThing): ItemContent {
    const days = Object.entries(thing).map(([key, value]) => {
      if (key === 'coordinator') return [key, { from: dayAgo(value.fromAgo), until: dayAgo(value.untilAgo) }]
      return key.endsWith('Ago') ? [key.slice(0, -3), dayAgo(value)] : [key, value]
    })
    return Object.fromEntries(days) as ItemContent
  }

  test('is written by who may write in it', () => {
    const wrong = deBoer.plan.filter(
      (step) => !family.has(step.by) && !may(step.by, 'write', { map: 'gezinsplan' }, step),
    )
    expect(wrong.map((step) => `${step.by} ${step.ago} ${step.at}`)).toEqual([])
  })
  test('names goals, children and steps that are there', () => {
    const keys = new Set([...people.map((one) => one.key), ...children.keys()])
    for (const item of itemsOf(plan, 'plan-action')) {
      const { doers, goal, child } = item.now.content
      for (const doer of doers) expect(keys.has(doer), doer).toBe(true)
      if (goal !== undefined) expect(plan.items.has(goal), goal).toBe(true)
      if (child !== undefined) expect(children.has(child), child).toBe(true)
    }
  })
  test('runs, in its seventh version, agreed by Noor and Daan on the day it began to run', () => {
    expect([plan.status, plan.since, agreedVersion(plan)?.number]).toEqual(['running', dayAgo(84), 7])
    expect([...(agreedVersion(plan)?.answers.keys() ?? [])]).toEqual(['noor', 'daan'])
    expect(plan.ignored).toEqual([])
  })
  test('has three open goals, and Joris proposes another text for the second', () => {
    const goals = itemsOf(plan, 'plan-goal').filter((item) => item.now.content.state === 'open')
    expect(goals.map((item) => item.now.content.text)).toEqual([
      'Thuis is er ’s avonds rust. We eten samen, zonder schermen.',
      'Bram gaat elke dag op tijd naar school.',
      'We weten elke maand wat er binnenkomt en wat eruit gaat.',
    ])
    expect(openProposals(plan).map((one) => [one.author, one.target])).toEqual([['joris', 'doel-school']])
  })
  test('asks about the taxi that nobody does, and about Pim who would be weighed twice', () => {
    const asked = warnings(plan).map((one) =>
      one.kind === 'unowned' ? one.action.record : one.actions.map((item) => item.record),
    )
    expect(asked).toEqual(['afspraak-taxi', ['afspraak-wegen-anouk', 'afspraak-wegen-marieke']])
  })
  test('is evaluated in 6 days, 84 of 90 days have passed, and Joris coordinates until then', () => {
    expect(nextEvaluation(plan, today)).toMatchObject({ inDays: 6, passed: 84, total: 90 })
    expect(coordinatorOn(plan, today)?.now.content.coordinator?.until).toBe(dayAgo(-6))
  })
})
