// A password: dots, with an eye to look. Nothing blocks pasting or a password manager.
import { createSignal, type JSX, Show } from 'solid-js'
import style from './field.module.css'
import { FieldFrame, type FieldText } from './field-frame.tsx'
import { IconEye, IconEyeOff } from './icon.tsx'

export interface PasswordFieldProps extends FieldText {
  value: string
  onInput: (value: string) => void
  autocomplete: 'new-password' | 'current-password'
  /** Name of the eye while the password is hidden, and while it shows. */
  show: string
  hide: string
  /** What stands below, such as how strong it is. */
  children?: JSX.Element
  autofocus?: boolean
}

/** A password field that can be shown and hidden. */
export function PasswordField(props: PasswordFieldProps) {
  const [seen, setSeen] = createSignal(false)
  return (
    <FieldFrame
      label={props.label}
      help={props.help}
      error={props.error}
      good={props.good}
      withEnd
      note={props.children}
      control={(hook) => (
        <>
          <input
            {...hook}
            type={seen() ? 'text' : 'password'}
            value={props.value}
            autocomplete={props.autocomplete}
            autocapitalize="off"
            spellcheck={false}
            autofocus={props.autofocus}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          <button
            type="button"
            class={style.toggle}
            aria-label={seen() ? props.hide : props.show}
            onClick={() => setSeen(!seen())}
          >
            <Show when={seen()} fallback={<IconEye />}>
              <IconEyeOff />
            </Show>
          </button>
        </>
      )}
    />
  )
}
