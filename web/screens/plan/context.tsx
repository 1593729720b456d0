// Context: what every part of the plan's screen reads: the vault, the plan in it, who looks, and how to say things.
import { type Accessor, createContext, createMemo, type JSX, useContext } from 'solid-js'
import { useEngine, useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { goalNumber } from '#web/plan/goal-number.ts'
import type { Plan } from '#web/plan/state.ts'
import type { Engine } from '#web/vault/engine.ts'
import type { VaultView } from '#web/vault/shown.ts'
import type { Sayings } from './describe.ts'
import { type Being, beingOf } from './who.ts'

type Command = Parameters<Engine['plan']>[1]

export interface PlanSpace {
  vault: Accessor<VaultView>
  plan: Accessor<Plan>
  today: Accessor<string>
  /** Their changes count at once; of anybody else they are proposals. */
  family: Accessor<boolean>
  /** May change the plan or propose to. */
  mayWrite: Accessor<boolean>
  me: Accessor<string>
  being(id: string): Being
  sayings: Accessor<Sayings>
  command(command: Command): ReturnType<Engine['plan']>
  /** An address inside this plan: `to('versies')`. */
  to(rest: string): string
}

const Context = createContext<PlanSpace>()

export function usePlan(): PlanSpace {
  const space = useContext(Context)
  if (!space) throw new Error('outside PlanProvider')
  return space
}

export function PlanProvider(props: { vault: VaultView; plan: Plan; base: string; children: JSX.Element }) {
  const engine = useEngine()
  const view = useView()
  const { today } = useNow()
  const me = () => view().me.person
  const family = () => props.plan.who.family.has(me())
  const being = (id: string): Being => {
    const known = beingOf(props.vault, id)
    if (known) return known
    const name = props.plan.who.names.get(id) ?? t().plan.somebody
    return {
      name,
      full: name,
      shape: { kind: 'helper', petal: 10 },
      initials: '?',
      role: '',
      organisation: null,
    }
  }
  const sayings = createMemo<Sayings>(() => {
    const words = t().plan
    return {
      name: (id) => being(id).name,
      day: (day) => say().day(day, today()),
      list: (items) => say().list(items),
      goal: (record) => {
        const number = goalNumber(props.plan, record)
        return number === null ? '' : words.goalNumber(String(number))
      },
      area: words.areas,
      status: words.statuses,
      goalState: words.goalStates,
      ways: words.ways,
      part: words.partyParts,
      copy: words.copy,
      held: words.held,
      coordinator: words.assignment,
    }
  })
  const space: PlanSpace = {
    vault: () => props.vault,
    plan: () => props.plan,
    today,
    family,
    mayWrite: () => props.vault.plan?.mayWrite === true,
    me,
    being,
    sayings,
    command: (command) => engine.plan(props.vault.id, command),
    to: (rest) => `${props.base}/${rest}`,
  }
  return <Context.Provider value={space}>{props.children}</Context.Provider>
}
