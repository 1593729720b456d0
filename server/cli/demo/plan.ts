// Plan: two years of the gezinsplan, step by step, by whoever took the step.

import type { PersonKey, PlanStep, PlanThing } from '#server/cli/demo/content/index.ts'
import type { PlanCommand } from '#web/plan/decide.ts'
import type { ItemContent } from '#web/plan/kinds.ts'
import type { Core } from '#web/vault/core.ts'
import { visit } from '#web/vault/visit.ts'
import { stepInPlan } from '#web/vault/write.ts'
import { done } from './cast.ts'
import type { Days } from './days.ts'
import type { Household } from './household.ts'
import type { Walk } from './walk.ts'

type WithoutIds<T> = T extends unknown ? Omit<T, 'by' | 'record'> : never
type Command = WithoutIds<PlanCommand>

export function planPlan(walk: Walk, home: Household, days: Days, steps: readonly PlanStep[]): void {
  const named: Named = { lines: new Map(), parties: partiesIn(steps) }
  for (const step of steps)
    walk.plan(days.at(step), `${step.by}: ${step.do} in the plan`, async () => {
      const core = await home.cast.enter(step.by)
      const log = home.log({ map: 'gezinsplan' })
      if (!core.holds(home.vault)) await reads(core, home, log)
      const made = done(await stepInPlan(core, home.vault, commandOf(step, home, days, named)))
      const part = made.draft.parts.find((one) => one.log === log)
      if (!part) throw new Error('a step outside the plan')
      if (step.id !== undefined) named.lines.set(step.id, part.seq + 1)
    })
}

/** A proposal is made with the newest plan open: a visit of today is enough. */
async function reads(core: Core, home: Household, log: string): Promise<void> {
  const visits = core.replica.memberLog(home.vault, core.person)?.state.visits ?? []
  const open = visits.some((one) => one.compartments.includes(log) && core.ports.now() - one.time < 1700)
  if (!open) done(await visit(core, home.vault, [log]))
  else await core.openMap(log)
}

type Named = {
  /** the line on which each named step came to stand */
  readonly lines: Map<string, number>
  /** how the plan itself names people: readers of the plan need not know their accounts */
  readonly parties: ReadonlyMap<PersonKey, string>
}

const partiesIn = (steps: readonly PlanStep[]): Map<PersonKey, string> => {
  const parties = new Map<PersonKey, string>()
  for (const step of steps)
    if (step.do === 'write' && step.thing.kind === 'plan-party' && step.thing.person !== undefined)
      parties.set(step.thing.person, step.target)
  return parties
}

function commandOf(step: PlanStep, home: Household, days: Days, { lines, parties }: Named): Command {
  const note = 'note' in step && step.note !== undefined ? { note: step.note } : {}
  const line = (id: string): number => {
    const found = lines.get(id)
    if (found === undefined) throw new Error(`no step ${id}`)
    return found
  }
  switch (step.do) {
    case 'write': {
      const content = contentOf(step.thing, home, days, parties)
      const target = home.record(step.target)
      if (content.kind === 'plan-story') return { do: 'tell', target, content }
      return { do: 'write', target, content, ...(step.why === undefined ? {} : { why: step.why }) }
    }
    case 'answer':
      return { do: 'answer', line: line(step.to), answer: step.answer, ...note }
    case 'progress':
      return { do: 'progress', action: home.record(step.target), status: step.status, ...note }
    case 'present':
      return { do: 'present', asks: step.asks.map((who) => home.who(who)) }
    case 'agree':
      return { do: 'agree', version: line(step.to), agrees: step.agrees, ...note }
    case 'turn':
      return { do: 'turn', to: step.to, on: days.day(step.ago) }
    default:
      return step satisfies never
  }
}

/** Keys become ids, days ago become days: `startAgo` is `start`, and so on. */
function contentOf(thing: PlanThing, home: Household, days: Days, parties: Named['parties']): ItemContent {
  const who = (key: string): string => {
    const party = parties.get(key)
    return party === undefined ? home.who(key) : home.record(party)
  }
  const fields = Object.entries(thing).flatMap(([key, value]): [string, unknown][] => {
    switch (key) {
      case 'coordinator':
        return [[key, { from: days.day(value.fromAgo), until: days.day(value.untilAgo) }]]
      case 'owners':
      case 'doers':
      case 'with':
        return [[key, (value as readonly string[]).map(who)]]
      case 'person':
        // Who has no account yet is in the plan by name alone.
        return home.cast.has(value) ? [[key, home.who(value)]] : []
      case 'child':
        return [[key, home.child(value)]]
      case 'goal':
        return [[key, home.record(value)]]
      case 'next':
        return [[key, (value as readonly Next[]).map((next) => nextOf(next, home))]]
      default:
        return key.endsWith('Ago') ? [[key.slice(0, -3), days.day(value)]] : [[key, value]]
    }
  })
  return Object.fromEntries(fields) as ItemContent
}

type Next = { readonly text: string; readonly goal?: string }
const nextOf = ({ text, goal }: Next, home: Household): Next =>
  goal === undefined ? { text } : { text, goal: home.record(goal) }
