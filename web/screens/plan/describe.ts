// Describe: a part of the plan as fields with words, and what a proposal changes in them, word by word.
import { diffWords, type Piece } from '#web/plan/diff.ts'
import type { Changeable, ItemContent } from '#web/plan/kinds.ts'

/** How a screen says what a field holds, in its language. */
export interface Sayings {
  name(id: string): string
  day(day: string): string
  list(items: readonly string[]): string
  goal(record: string): string
  area: Record<Extract<Changeable, { kind: 'plan-goal' }>['area'], string>
  status: Record<Extract<Changeable, { kind: 'plan-action' }>['status'], string>
  goalState: Record<Extract<Changeable, { kind: 'plan-goal' }>['state'], string>
  ways: Record<Extract<Changeable, { kind: 'plan-inform' }>['ways'][number], string>
  part: Record<Extract<Changeable, { kind: 'plan-party' }>['part'], string>
  copy: { yes: string; no: string }
  held: { yes: string; no: string }
  coordinator(from: string, until: string, handedBack: string | null): string
}

export const fieldNames = [
  'text',
  'who',
  'area',
  'measure',
  'start',
  'evaluate',
  'state',
  'name',
  'role',
  'organisation',
  'contact',
  'part',
  'coordinator',
  'copy',
  'ways',
  'means',
  'from',
  'by',
  'when',
  'status',
  'goal',
  'child',
  'on',
  'place',
  'points',
  'next',
  'held',
] as const
export type FieldName = (typeof fieldNames)[number]
export type FieldLine = { readonly field: FieldName; readonly text: string }

/** Every field of a content that says something, in reading order. */
export function fieldsOf(content: ItemContent, say: Sayings): FieldLine[] {
  const lines: [FieldName, string | undefined][] = rawFields(content, say)
  return lines.flatMap(([field, text]) => (text === undefined || text === '' ? [] : [{ field, text }]))
}

function rawFields(content: ItemContent, say: Sayings): [FieldName, string | undefined][] {
  const day = (value: string | undefined) => (value === undefined ? undefined : say.day(value))
  const names = (ids: readonly string[]) => say.list(ids.map((id) => say.name(id)))
  switch (content.kind) {
    case 'plan-goal':
      return [
        ['text', content.text],
        ['who', names(content.owners)],
        ['area', say.area[content.area]],
        ['measure', content.measure],
        ['start', day(content.start)],
        ['evaluate', day(content.evaluate)],
        ['state', say.goalState[content.state]],
      ]
    case 'plan-action':
      return [
        ['text', content.text],
        ['who', names(content.doers)],
        ['means', content.means],
        ['from', day(content.from)],
        ['by', day(content.by)],
        ['when', content.when],
        ['goal', content.goal === undefined ? undefined : say.goal(content.goal)],
        ['child', content.child === undefined ? undefined : say.name(content.child)],
        ['status', say.status[content.status]],
      ]
    case 'plan-party': {
      const { coordinator } = content
      const assignment =
        coordinator &&
        say.coordinator(
          say.day(coordinator.from),
          say.day(coordinator.until),
          coordinator.handedBack === undefined ? null : say.day(coordinator.handedBack),
        )
      return [
        ['name', content.name],
        ['role', content.role],
        ['organisation', content.organisation],
        ['contact', content.contact],
        ['part', say.part[content.part]],
        ['coordinator', assignment],
        ['copy', content.copy ? say.copy.yes : say.copy.no],
      ]
    }
    case 'plan-inform':
      return [
        ['ways', say.list(content.ways.map((way) => say.ways[way]))],
        ['text', content.text],
      ]
    case 'plan-evaluation':
      return [
        ['on', [say.day(content.on), content.at].filter((one) => one !== undefined).join(', ')],
        ['place', content.place],
        ['who', names(content.with)],
        ['points', content.points],
        ['next', content.next.map((one) => one.text).join('\n')],
        ['held', content.held ? say.held.yes : say.held.no],
      ]
    case 'plan-space':
    case 'plan-story':
      return [['text', content.text]]
    default:
      return content satisfies never
  }
}

export type FieldChange = {
  readonly field: FieldName
  /** What stands there now; empty when it is new. */
  readonly before: string
  /** What it becomes: *same* and *added*; empty when it goes. */
  readonly after: readonly Piece[]
}

/** The fields in which two texts differ, in reading order. Without `before` every field is new. */
export function changesOf(before: ItemContent | null, after: ItemContent, say: Sayings): FieldChange[] {
  const old = new Map(before ? fieldsOf(before, say).map((line) => [line.field, line.text]) : [])
  const next = new Map(fieldsOf(after, say).map((line) => [line.field, line.text]))
  return fieldNames
    .filter((field) => (old.get(field) ?? '') !== (next.get(field) ?? ''))
    .map((field) => {
      const was = old.get(field) ?? ''
      const pieces = diffWords(was, next.get(field) ?? '')
      return { field, before: was, after: pieces.filter((piece) => piece.what !== 'removed') }
    })
}

/** The one line by which a list names a part of the plan. */
export function nameOfPart(content: ItemContent, say: Sayings): string {
  const line = fieldsOf(content, say)[0]
  return line?.text.split('\n')[0] ?? ''
}
