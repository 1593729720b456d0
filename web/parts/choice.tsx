// What somebody may do in one map: Niets, Lezen, Lezen en schrijven. Starts where the caller says, which is at nothing.
import { createUniqueId, For } from 'solid-js'
import hidden from '#web/style/hidden.module.css'
import style from './choice.module.css'

export interface ChoiceProps<Value extends string> {
  /** Said to a screen reader; the map's name stands above it for the eye. */
  legend: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
}

/** Radio buttons in a trough, equal in size; stacked where it is narrow. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const name = createUniqueId()
  return (
    <fieldset>
      <legend class={hidden.hidden}>{props.legend}</legend>
      <div class={style.trough}>
        <For each={props.options}>
          {(option) => (
            <label class={style.answer}>
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={props.value === option.value}
                onChange={() => props.onChange(option.value)}
              />
              <span>{option.label}</span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  )
}
