// Use form: one thing of the plan in a form: its fields, what is wrong with them, and the command that saves it.
import { type Accessor, createSignal } from 'solid-js'
import { type Draft, useDraft } from '#web/app/draft.ts'
import type { ItemContent, ItemKind, Of } from '#web/plan/kinds.ts'
import { type Item, itemsOf } from '#web/plan/state.ts'
import type { Engine } from '#web/vault/engine.ts'
import { usePlan } from './context.tsx'
import { newTarget } from './target.ts'

/** What every form keeps besides its own fields. */
type Always = {
  /** the id of what is written, chosen when the form was first opened */
  target: string
  /** the line of the text that was in view then; 0 for something new */
  seen: number
  /** why somebody proposes it */
  why: string
}
type Faults<Fields> = { readonly [Name in keyof Fields]?: string | false }
type Named<Fields, Value> = {
  [Name in keyof Fields]: Fields[Name] extends Value ? Name : never
}[keyof Fields]

export interface Shape<Kind extends ItemKind, Fields> {
  kind: Kind
  /** What the fields begin with. */
  fields: (was: Of<Kind> | null) => Fields
  /** A sentence per field that is wrong. */
  faults: (fields: Fields) => Faults<Fields>
  content: (fields: Fields, was: Of<Kind> | null) => ItemContent & { kind: Kind }
  /** The fields in which somebody may have typed a citizen-service number. */
  texts: readonly Named<Fields, string>[]
}

/** What the form's page needs, whatever it is about. */
export interface Saving {
  record: string | undefined
  draft: Pick<Draft<Always>, 'fields' | 'set' | 'found' | 'restart' | 'forget'>
  /** Everything typed in running text. */
  texts: () => string
  /** Something is wrong. Says from now on what. */
  check: () => boolean
  save: () => ReturnType<Engine['plan']>
}

/** `record`: what is changed; undefined for something new. */
export function useForm<Kind extends ItemKind, Fields extends object>(
  record: string | undefined,
  shape: Shape<Kind, Fields>,
) {
  const { plan, family, vault, command } = usePlan()
  const item: Accessor<Item<Of<Kind>> | undefined> = () =>
    itemsOf(plan(), shape.kind).find((one) => one.record === record)
  const known = () => item()?.now.content ?? null
  const draft = useDraft<Fields & Always>(`plan/${vault().id}/${shape.kind}/${record ?? ''}`, () => ({
    ...shape.fields(known()),
    target: record ?? newTarget(),
    seen: item()?.now.line ?? 0,
    why: '',
  }))
  const { fields } = draft
  // Its own fields and those of every form are set apart; TypeScript cannot tell that a union of names splits so.
  const set = draft.set as unknown as Draft<Fields>['set']
  const [checked, setChecked] = createSignal(false)
  const error = (name: keyof Fields): string | undefined => {
    const wrong = checked() && shape.faults(fields())[name]
    return wrong === false ? undefined : wrong
  }
  const save: Saving['save'] = () => {
    const { target, why } = fields()
    const content: ItemContent = shape.content(fields(), known())
    if (content.kind === 'plan-story') return command({ do: 'tell', target, content })
    return command({ do: 'write', target, content, ...(family() ? {} : filled('why', why)) })
  }
  const saving: Saving = {
    record,
    draft: { ...draft, set: draft.set as unknown as Draft<Always>['set'] },
    texts: () => [...shape.texts, 'why' as const].map((name) => fields()[name]).join('\n'),
    check: () => {
      setChecked(true)
      return Object.values(shape.faults(fields())).some(Boolean)
    },
    save,
  }
  return {
    item,
    known,
    fields,
    set,
    saving,
    /** For a field one types in. */
    text: <Name extends Named<Fields, string>>(name: Name) => ({
      value: fields()[name] as string,
      onInput: (value: string) => set(name, value as Fields[Name]),
      error: error(name),
    }),
    /** For a field one chooses in. */
    pick: <Name extends keyof Fields>(name: Name) => ({
      value: fields()[name],
      onChange: (value: Fields[Name]) => set(name, value),
      error: error(name),
    }),
    /** For a field one ticks. */
    tick: <Name extends Named<Fields, boolean>>(name: Name) => ({
      checked: fields()[name] as boolean,
      onChange: (value: boolean) => set(name, value as Fields[Name]),
    }),
    /** For several of a list. */
    many: <Name extends Named<Fields, string[]>>(name: Name) => ({
      chosen: fields()[name] as string[],
      onChange: (value: string[]) => set(name, value as Fields[Name]),
    }),
  }
}

export const isBlank = (text: string): boolean => text.trim() === ''

/** The place of something new: behind all others of its kind. */
export function nextOrder(items: readonly { now: { content: { order: number } } }[]): number {
  return Math.max(0, ...items.map((one) => one.now.content.order)) + 1
}

/** Only what was filled in: an empty field is no field. */
export function filled<Key extends string>(key: Key, value: string): { [K in Key]?: string } {
  const text = value.trim()
  return (text === '' ? {} : { [key]: text }) as { [K in Key]?: string }
}
