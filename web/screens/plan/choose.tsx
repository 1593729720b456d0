// Choose: several people or ways, by name; nobody is ticked beforehand.
import { type Accessor, For, Show } from 'solid-js'
import { Checkbox } from '#web/parts/checkbox.tsx'
import { parties } from '#web/plan/party.ts'
import { usePlan } from './context.tsx'
import style from './plan.module.css'

/** Who can be chosen: the family, its children, and everybody who takes part. */
export function useChoices(): Accessor<{ id: string; label: string }[]> {
  const { vault, plan, being } = usePlan()
  return () => {
    const { children, people } = vault()
    const family = people.filter((one) => one.shape === 'family').map((one) => one.person)
    const young = new Set(children.map((child) => child.person))
    const known = new Set<string>([...family, ...children.map((child) => child.id)])
    const others = parties(plan())
      .filter(({ now }) => now.content.part !== 'family')
      .map(({ record, now }) => now.content.person ?? record)
      .filter((id) => !known.has(id) && !young.has(id))
    return [...new Set([...known, ...others])].map((id) => ({ id, label: being(id).full }))
  }
}

export function Choose(props: {
  legend: string
  help?: string
  chosen: readonly string[]
  choices: readonly { id: string; label: string }[]
  onChange: (chosen: string[]) => void
}) {
  const toggle = (id: string, on: boolean) =>
    props.onChange(on ? [...props.chosen, id] : props.chosen.filter((one) => one !== id))
  return (
    <fieldset>
      <legend class={style.legend}>{props.legend}</legend>
      <Show when={props.help}>
        <p class={style.soft}>{props.help}</p>
      </Show>
      <div class={style.checks}>
        <For each={props.choices}>
          {(choice) => (
            <Checkbox
              label={choice.label}
              checked={props.chosen.includes(choice.id)}
              onChange={(on) => toggle(choice.id, on)}
            />
          )}
        </For>
      </div>
    </fieldset>
  )
}
