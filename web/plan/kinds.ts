// Kinds: every kind of record a gezinsplan consists of. Its four parts: goals, people, agreements, evaluation.
import * as v from 'valibot'
import { basis, clock, day, id, ids, line, order, text, words } from '#web/record/field.ts'

/** Leefgebieden: wonen; geld; school, werk en dagbesteding; gezondheid; opvoeding en relaties thuis; mensen om ons heen; veiligheid; politie en justitie. */
export const areas = [
  'housing',
  'money',
  'school-and-work',
  'health',
  'home',
  'network',
  'safety',
  'justice',
] as const
export type Area = (typeof areas)[number]

/** Goal Attainment Scaling: −3…+2 with 0 the goal reached, unless a plan says otherwise. */
const gas = v.strictObject({
  levels: v.pipe(
    v.array(
      v.strictObject({ score: v.pipe(v.number(), v.integer(), v.minValue(-5), v.maxValue(5)), text: words }),
    ),
    v.minLength(2),
    v.maxLength(11),
    v.check((all) => new Set(all.map((one) => one.score)).size === all.length, 'repeated'),
  ),
  score: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(-5), v.maxValue(5))),
})

/** Part 1. A goal in the family's own words. */
const goal = v.strictObject({
  kind: v.literal('plan-goal'),
  basis,
  order,
  text,
  area: v.picklist(areas),
  /** Whose goal it is: ids of the directory or of people involved. */
  owners: ids(20),
  /** How everybody will see that it is reached. */
  measure: v.exactOptional(text),
  start: v.exactOptional(day),
  evaluate: v.exactOptional(day),
  gas: v.exactOptional(gas),
  state: v.picklist(['open', 'reached', 'stopped']),
})

/** Part 1, *vrije ruimte*. */
const space = v.strictObject({ kind: v.literal('plan-space'), basis, text })

/** Part 2. Somebody involved, with how to reach them. */
const party = v.strictObject({
  kind: v.literal('plan-party'),
  basis,
  order,
  name: words,
  part: v.picklist(['family', 'network', 'professional', 'service']),
  role: words,
  person: v.exactOptional(id),
  organisation: v.exactOptional(words),
  contact: v.exactOptional(words),
  /** An assignment with a start, an end and a hand-back. At most one runs at a time. */
  coordinator: v.exactOptional(v.strictObject({ from: day, until: day, handedBack: v.exactOptional(day) })),
  /** Whether they hold a copy of the plan; of a network member the family decides it each time. */
  copy: v.boolean(),
})

/** Part 2. How everybody keeps each other informed. */
const inform = v.strictObject({
  kind: v.literal('plan-inform'),
  basis,
  ways: v.pipe(v.array(v.picklist(['vault', 'mail', 'phone', 'meeting', 'other'])), v.maxLength(5)),
  text: v.exactOptional(text),
})

/** *afgesproken, bezig, gaat goed, klaar, hoeft niet meer*. */
export const actionStatuses = ['agreed', 'busy', 'going-well', 'done', 'dropped'] as const
export type ActionStatus = (typeof actionStatuses)[number]

/** Part 3. Who does what, with what, by when. Nobody in `doers`: nobody does this yet. */
const action = v.strictObject({
  kind: v.literal('plan-action'),
  basis,
  order,
  text,
  doers: ids(10),
  means: v.exactOptional(words),
  from: v.exactOptional(day),
  by: v.exactOptional(day),
  /** In words, where a day does not say it: *elke week*, *tot de kerst*. */
  when: v.exactOptional(words),
  status: v.picklist(actionStatuses),
  goal: v.exactOptional(id),
  child: v.exactOptional(id),
})

/** Part 4. An evaluation with what came of it. */
const evaluation = v.strictObject({
  kind: v.literal('plan-evaluation'),
  basis,
  /** The day the period began; progress counts from here. */
  since: day,
  on: day,
  at: v.exactOptional(clock),
  place: v.exactOptional(words),
  with: ids(30),
  held: v.boolean(),
  points: v.exactOptional(text),
  next: v.pipe(v.array(v.strictObject({ text, goal: v.exactOptional(id) })), v.maxLength(30)),
})

/** *Ons verhaal*: told once, by the family alone. */
const story = v.strictObject({ kind: v.literal('plan-story'), basis, on: day, text })

const changeable = [goal, space, party, inform, action, evaluation] as const
const change = v.variant('kind', [...changeable])

/** What somebody outside the family would change. */
const proposal = v.strictObject({
  kind: v.literal('plan-proposal'),
  basis,
  target: id,
  /** The line of the text it changes; without it the thing is new. */
  from: v.exactOptional(line),
  change,
  why: v.exactOptional(text),
})

/** The family's answer, to one line: to exactly the text it read. */
const answer = v.strictObject({
  kind: v.literal('plan-answer'),
  basis,
  line,
  answer: v.picklist(['yes', 'no', 'discuss']),
  note: v.exactOptional(text),
})

const withdrawal = v.strictObject({ kind: v.literal('plan-withdrawal'), basis, line })

/** How far an action is, told by who does it. It changes no word of the agreement. */
const progress = v.strictObject({
  kind: v.literal('plan-progress'),
  basis,
  action: id,
  status: v.picklist(actionStatuses),
  note: v.exactOptional(text),
})

/** *Is de bedoeling*: these two texts may stand side by side. Another text asks again. */
const intended = v.strictObject({ kind: v.literal('plan-intended'), basis, lines: v.tuple([line, line]) })

/** A version put before the people it asks: the lines whose texts stood then. */
const version = v.strictObject({
  kind: v.literal('plan-version'),
  basis,
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  lines: v.pipe(v.array(line), v.minLength(1), v.maxLength(500)),
  asks: v.pipe(ids(10), v.minLength(1)),
})

const agreement = v.strictObject({
  kind: v.literal('plan-agreement'),
  basis,
  version: line,
  agrees: v.boolean(),
  note: v.exactOptional(text),
})

const status = v.strictObject({
  kind: v.literal('plan-status'),
  basis,
  to: v.picklist(['draft', 'running', 'evaluated', 'closed']),
  on: day,
})

export const planKinds = [
  ...changeable,
  story,
  proposal,
  answer,
  withdrawal,
  progress,
  intended,
  version,
  agreement,
  status,
] as const

export type PlanContent = v.InferOutput<(typeof planKinds)[number]>
/** What a proposal may change. */
export type Changeable = v.InferOutput<typeof change>
export type ItemContent = Changeable | v.InferOutput<typeof story>
export type ItemKind = ItemContent['kind']
export type Of<K extends PlanContent['kind']> = Extract<PlanContent, { kind: K }>
