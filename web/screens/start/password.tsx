// Step 2: a password, and what it is worth in plain words. Only too few characters stops somebody.
import { createMemo, createSignal, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Note } from '#web/parts/note.tsx'
import { PasswordField } from '#web/parts/password-field.tsx'
import type { Draft } from './form.ts'
import style from './start.module.css'
import { Step } from './step.tsx'
import { charactersMin, strengthOf } from './strength.ts'

export function Password(props: {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
  onBack: () => void
  onNext: () => void
  making: boolean
  problem: string | undefined
}) {
  const [checked, setChecked] = createSignal(false)
  const words = () => t().start.password
  const length = () => [...props.draft.password].length
  const strength = createMemo(() => strengthOf(props.draft.password))
  const short = () => {
    const missing = charactersMin - length()
    return words().short((missing === 1 ? words().character : words().characters)(say().word(missing)))
  }
  const differs = () => props.draft.again !== props.draft.password
  const next = () => {
    setChecked(true)
    if (length() >= charactersMin && !differs() && !props.making) props.onNext()
  }
  return (
    <Step now={2} title={words().title} words={words().words} back={props.onBack} onNext={next}>
      <PasswordField
        label={words().label}
        help={words().help}
        value={props.draft.password}
        onInput={(password) => props.onChange({ password })}
        autocomplete="new-password"
        show={t().common.showPassword}
        hide={t().common.hidePassword}
        error={checked() && length() < charactersMin ? words().tooShort : undefined}
        autofocus
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
        value={props.draft.again}
        onInput={(again) => props.onChange({ again })}
        autocomplete="new-password"
        show={t().common.showPassword}
        hide={t().common.hidePassword}
        error={checked() && differs() ? words().differs : undefined}
      />
      <Note tone="tell">{words().note}</Note>
      <Show when={props.problem}>
        <Note tone="stop" live>
          {props.problem}
        </Note>
      </Show>
      <Button kind="lamp" size="main" wide type="submit" waiting={props.making ? words().making : undefined}>
        {t().common.next}
      </Button>
    </Step>
  )
}
