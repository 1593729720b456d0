// Eight groups of a code from paper: typed one by one or pasted at once, each checked as soon as it is whole.
import { createSignal, For } from 'solid-js'
import { checkGroup, groupCount, groupLength, spread } from '#web/app/sheet-code.ts'
import { say, t } from '#web/app/text.ts'
import { Field } from '#web/parts/field.tsx'
import style from './sign-in.module.css'

/** No group typed yet. */
export const noGroups: readonly string[] = Array(groupCount).fill('')
/** Whether each of the groups stands without a typing error. */
export const isWhole = (groups: readonly string[]): boolean =>
  groups.every((group, index) => checkGroup(group, index))

export function CodeGroups(props: {
  legend: string
  help: string
  groups: readonly string[]
  onChange: (groups: readonly string[]) => void
}) {
  const words = () => t().entry.signIn
  const [left, setLeft] = createSignal<ReadonlySet<number>>(new Set())
  let fields: HTMLFieldSetElement | undefined

  const right = (index: number) => checkGroup(props.groups[index] ?? '', index)
  const wrong = (index: number) => {
    const typed = props.groups[index] ?? ''
    const done = typed.length >= groupLength || (left().has(index) && typed !== '')
    return done && !right(index) ? words().wrongGroup(say().number(index + 1)) : undefined
  }
  const type = (index: number, text: string) => {
    const next = spread(props.groups, index, text)
    props.onChange(next)
    if ((next[index] ?? '').length < groupLength || !checkGroup(next[index] ?? '', index)) return
    // On to the next group that is missing; after the last to whatever follows the code.
    const own = [...(fields?.querySelectorAll('input') ?? [])]
    const empty = next.findIndex((group, at) => at > index && group.length < groupLength)
    if (empty >= 0) return own[empty]?.focus()
    const all = [...(fields?.closest('form')?.querySelectorAll('input') ?? [])]
    const last = own.at(-1)
    if (last) all[all.indexOf(last) + 1]?.focus()
  }
  return (
    <fieldset ref={fields}>
      <legend class={style.legend}>{props.legend}</legend>
      <p class={style.help}>{props.help}</p>
      <div class={style.groups}>
        <For each={Array.from({ length: groupCount }, (_, index) => index)}>
          {(index) => (
            <Field
              label={words().group(say().number(index + 1))}
              value={props.groups[index] ?? ''}
              code
              onInput={(text) => type(index, text)}
              onBlur={() => setLeft(new Set([...left(), index]))}
              error={wrong(index)}
              good={right(index) ? '' : undefined}
            />
          )}
        </For>
      </div>
    </fieldset>
  )
}
