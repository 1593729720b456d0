// One of several: the device's own list.
import { For } from 'solid-js'
import style from './field.module.css'
import { FieldFrame, type FieldText } from './field-frame.tsx'
import { IconDown } from './icon.tsx'

export interface SelectProps extends FieldText {
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
  name?: string
}

/** A native select with our own edge and arrow. */
export function Select(props: SelectProps) {
  return (
    <FieldFrame
      label={props.label}
      help={props.help}
      error={props.error}
      good={props.good}
      control={(hook) => (
        <>
          <select {...hook} name={props.name} onChange={(event) => props.onChange(event.currentTarget.value)}>
            <For each={props.options}>
              {(option) => (
                <option value={option.value} selected={option.value === props.value}>
                  {option.label}
                </option>
              )}
            </For>
          </select>
          <span class={style.end}>
            <IconDown />
          </span>
        </>
      )}
    />
  )
}
