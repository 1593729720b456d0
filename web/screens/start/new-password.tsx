// A new password, typed twice, and what it is worth in plain words. Only too few characters stops somebody.
import { createMemo, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { PasswordField } from '#web/parts/password-field.tsx'
import type { Draft } from './form.ts'
import style from './start.module.css'
import { charactersMin, strengthOf } from './strength.ts'

/** The password as it is typed twice. */
export type Typed = Pick<Draft, 'password' | 'again'>

export function NewPassword(props: {
  label: string
  typed: Typed
  onChange: (change: Partial<Typed>) => void
  /** Somebody wanted to go on: what is wrong is said. */
  checked: boolean
  autofocus?: boolean
}) {
  const words = () => t().start.password
  const length = () => [...props.typed.password].length
  const strength = createMemo(() => strengthOf(props.typed.password))
  const short = () => {
    const missing = charactersMin - length()
    return words().short((missing === 1 ? words().character : words().characters)(say().word(missing)))
  }
  const differs = () => props.typed.again !== props.typed.password
  return (
    <>
      <PasswordField
        label={props.label}
        help={words().help}
        value={props.typed.password}
        onInput={(password) => props.onChange({ password })}
        autocomplete="new-password"
        show={t().common.showPassword}
        hide={t().common.hidePassword}
        error={props.checked && length() < charactersMin ? words().tooShort : undefined}
        autofocus={props.autofocus === true}
      >
        <Show when={length() > 0}>
          <div class={style.strength} aria-live="polite">
            <Show when={length() >= charactersMin} fallback={<p class={style.soft}>{short()}</p>}>
              <span class={style.meter} data-level={strength().level} aria-hidden="true">
                <span />
                <span />
                <span />
              </span>
              <p>
                <b>{words().strength[strength().level]}.</b> {words().guessed(words().time[strength().time])}
                <Show when={strength().why}>{(why) => <> {words().why[why()]}</>}</Show>
              </p>
            </Show>
          </div>
        </Show>
      </PasswordField>
      <PasswordField
        label={words().again}
        value={props.typed.again}
        onInput={(again) => props.onChange({ again })}
        autocomplete="new-password"
        show={t().common.showPassword}
        hide={t().common.hidePassword}
        error={props.checked && differs() ? words().differs : undefined}
      />
    </>
  )
}
