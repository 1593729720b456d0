// Plan parts: short ways to say what people did with the plan, and the texts that come back in it.
import type { PersonKey, PlanStep, PlanThing } from './types.ts'

type Of<K extends PlanThing['kind']> = Omit<Extract<PlanThing, { kind: K }>, 'kind'>

export const put = (
  ago: number,
  at: string,
  by: PersonKey,
  target: string,
  thing: PlanThing,
  why?: string,
): PlanStep => ({
  ago,
  at,
  by,
  do: 'write',
  target,
  thing,
  id: `${target}@${ago}`,
  ...(why === undefined ? {} : { why }),
})
export const goal = (thing: Of<'plan-goal'>): PlanThing => ({ kind: 'plan-goal', ...thing })
export const action = (thing: Of<'plan-action'>): PlanThing => ({ kind: 'plan-action', ...thing })
export const party = (thing: Of<'plan-party'>): PlanThing => ({ kind: 'plan-party', ...thing })
export const evaluation = (thing: Of<'plan-evaluation'>): PlanThing => ({ kind: 'plan-evaluation', ...thing })
export const yes = (ago: number, at: string, by: PersonKey, to: string, note?: string): PlanStep => ({
  ago,
  at,
  by,
  do: 'answer',
  to,
  answer: 'yes',
  ...(note === undefined ? {} : { note }),
})

/** A version put forward by one parent and agreed by both, on one evening. */
export const agreed = (ago: number, by: PersonKey): PlanStep[] => [
  { ago, at: '20:30', by, do: 'present', asks: ['noor', 'daan'], id: `versie@${ago}` },
  { ago, at: '20:41', by: 'noor', do: 'agree', to: `versie@${ago}`, agrees: true },
  { ago, at: '21:15', by: 'daan', do: 'agree', to: `versie@${ago}`, agrees: true },
]

export const rust: Of<'plan-goal'> = {
  order: 1,
  text: 'Thuis is er ’s avonds rust. We eten samen, zonder schermen.',
  area: 'home',
  owners: ['noor', 'daan'],
  measure: 'Vijf avonden per week zitten we om zes uur met zijn allen aan tafel.',
  startAgo: 84,
  evaluateAgo: -6,
  state: 'open',
}
export const naarSchool: Of<'plan-goal'> = {
  order: 2,
  text: 'Bram gaat elke dag op tijd naar school.',
  area: 'school-and-work',
  owners: ['bram', 'daan'],
  measure: 'Bram is om half negen in de klas. Hein houdt het bij op een kaartje.',
  startAgo: 84,
  evaluateAgo: -6,
  state: 'open',
}
export const geld: Of<'plan-goal'> = {
  order: 3,
  text: 'We weten elke maand wat er binnenkomt en wat eruit gaat.',
  area: 'money',
  owners: ['noor'],
  measure: 'Op de eerste van de maand vult Noor met Bas het overzicht in.',
  startAgo: 84,
  evaluateAgo: -6,
  state: 'open',
}
export const jorisParty = (fromAgo: number, untilAgo: number): PlanThing =>
  party({
    order: 1,
    name: 'Joris van Beek',
    part: 'professional',
    role: 'zorgcoördinator',
    person: 'joris',
    organisation: 'Wijkteam Noord',
    coordinator: { fromAgo, untilAgo },
    copy: true,
  })
export const helper = (
  order: number,
  person: PersonKey,
  name: string,
  role: string,
  organisation: string,
  copy = true,
) => party({ order, name, part: 'professional', role, person, organisation, copy })
