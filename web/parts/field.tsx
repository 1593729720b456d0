// One line of text. An error can point at the character that is probably wrong.
import { Show } from 'solid-js'
import style from './field.module.css'
import { FieldFrame, type FieldText } from './field-frame.tsx'
import { IconCheck } from './icon.tsx'

export interface FieldProps extends FieldText {
  value: string
  onInput?: (value: string) => void
  onBlur?: () => void
  name?: string
  type?: 'text' | 'email' | 'tel' | 'url' | 'search'
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'email' | 'tel' | 'search'
  placeholder?: string
  /** Set in the mono face with wide letters, as codes are. */
  code?: boolean
  /** Index of the character the error speaks of, from 0. */
  errorAt?: number | undefined
  required?: boolean
  maxlength?: number
  shown?: 'focus'
}

/** A text field with its label, help, error or confirmation. */
export function Field(props: FieldProps) {
  return (
    <FieldFrame
      label={props.label}
      help={props.help}
      error={props.error}
      good={props.good}
      withEnd={props.good !== undefined}
      control={(hook) => (
        <>
          <input
            {...hook}
            value={props.value}
            type={props.type ?? 'text'}
            name={props.name}
            autocomplete={props.autocomplete ?? 'off'}
            inputmode={props.inputmode}
            placeholder={props.placeholder}
            required={props.required}
            maxlength={props.maxlength}
            spellcheck={props.code === true ? false : undefined}
            autocapitalize={props.code === true ? 'characters' : undefined}
            class={props.code === true ? style.code : undefined}
            data-shown={props.shown}
            onInput={(event) => props.onInput?.(event.currentTarget.value)}
            onBlur={() => props.onBlur?.()}
          />
          <Show when={props.error === undefined ? undefined : props.errorAt} keyed={false}>
            {(at) => (
              <span class={`${style.point} ${props.code === true ? style.code : ''}`} aria-hidden="true">
                {props.value.slice(0, at())}
                <span>{props.value.charAt(at())}</span>
              </span>
            )}
          </Show>
          <Show when={props.good !== undefined && props.error === undefined}>
            <span class={`${style.end} ${style.ok}`}>
              <IconCheck />
            </span>
          </Show>
        </>
      )}
    />
  )
}
