// One of a few, all in sight. `undefined` leaves every answer open.
import { createUniqueId, For } from 'solid-js'
import style from './tick.module.css'

export interface RadioProps<Value extends string> {
  legend: string
  options: readonly { value: Value; label: string; help?: string }[]
  value: Value | undefined
  onChange: (value: Value) => void
}

/** A group of native radio buttons. */
export function Radio<Value extends string>(props: RadioProps<Value>) {
  const name = createUniqueId()
  return (
    <fieldset class={style.group}>
      <legend class={style.legend}>{props.legend}</legend>
      <For each={props.options}>
        {(option) => (
          <label class={style.tick}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
            <span class={style.words}>
              {option.label}
              {option.help === undefined ? null : <span class={style.help}>{option.help}</span>}
            </span>
          </label>
        )}
      </For>
    </fieldset>
  )
}
