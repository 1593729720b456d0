// Version texts: what a version consists of, found in the histories of the plan's parts, and two versions side by side.
import type { ItemContent, ItemKind } from '#web/plan/kinds.ts'
import type { Plan, Standing } from '#web/plan/state.ts'

/** Each part's record with the text of it that counts. */
export type Texts = ReadonlyMap<string, Standing>

/** The texts a version consists of; null when one of its lines is not here: a version is shown whole or not at all. */
export function textsOf(plan: Plan, lines: readonly number[]): Texts | null {
  const byLine = new Map<number, { record: string; text: Standing }>()
  for (const item of plan.items.values())
    for (const text of item.history) byLine.set(text.line, { record: item.record, text })
  const found = lines.map((line) => byLine.get(line))
  if (!found.every((one) => one !== undefined)) return null
  return new Map(found.map(({ record, text }) => [record, text]))
}

/** What stands now, agreed or not. */
export function standingTexts(plan: Plan): Texts {
  return new Map([...plan.items.values()].map((item) => [item.record, item.now]))
}

export type Side = {
  readonly record: string
  readonly left: ItemContent | null
  readonly right: ItemContent | null
  readonly is: 'same' | 'added' | 'removed' | 'changed'
}

const order: readonly ItemKind[] = [
  'plan-goal',
  'plan-space',
  'plan-story',
  'plan-party',
  'plan-inform',
  'plan-action',
  'plan-evaluation',
]

/** Two versions part by part, in the plan's own order; what is the same on both sides is there too. */
export function sideBySide(left: Texts, right: Texts): Side[] {
  const records = [...new Set([...left.keys(), ...right.keys()])]
  const sides = records.map((record): Side => {
    const [a, b] = [left.get(record), right.get(record)]
    const is = !a ? 'added' : !b ? 'removed' : a.line === b.line ? 'same' : 'changed'
    return { record, left: a?.content ?? null, right: b?.content ?? null, is }
  })
  const kind = (side: Side) => order.indexOf((side.left ?? side.right)?.kind ?? 'plan-goal')
  const place = (side: Side) => {
    const content = side.right ?? side.left
    return content && 'order' in content ? content.order : 0
  }
  return sides.sort((a, b) => kind(a) - kind(b) || place(a) - place(b))
}
