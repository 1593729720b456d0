// One thing that is on or off. Never ticked beforehand where it concerns consent.
import { createUniqueId, Show } from 'solid-js'
import { IconCheck } from './icon.tsx'
import style from './tick.module.css'

/** A native checkbox with its label beside it. */
export function Checkbox(props: {
  label: string
  help?: string
  checked: boolean
  onChange: (checked: boolean) => void
  name?: string
}) {
  const id = createUniqueId()
  return (
    <label class={style.tick}>
      <span class={style.box}>
        <input
          type="checkbox"
          name={props.name}
          checked={props.checked}
          aria-describedby={props.help === undefined ? undefined : id}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <IconCheck size="s" />
      </span>
      <span class={style.words}>
        {props.label}
        <Show when={props.help}>
          <span class={style.help} id={id}>
            {props.help}
          </span>
        </Show>
      </span>
    </label>
  )
}
