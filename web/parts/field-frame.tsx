// What every field has in common: label above, help under the label, the control, and what is wrong or right below it.
import { createUniqueId, type JSX, Show } from 'solid-js'
import style from './field.module.css'
import { IconInfo } from './icon.tsx'

export interface FieldText {
  label: string
  help?: string | undefined
  /** What is wrong, in a sentence that says what to do. Gives the field its brick edge. */
  error?: string | undefined
  /** What is right about it (“Dit groepje klopt.”). */
  good?: string | undefined
}

/** The attributes a control takes over so that label, help and error belong to it. */
export interface FieldHook {
  id: string
  'aria-describedby': string
  'aria-invalid': 'true' | undefined
}

/** Lays out one field; `control` receives the ids that tie its label, help and error to it. */
export function FieldFrame(
  props: FieldText & { withEnd?: boolean; note?: JSX.Element; control: (hook: FieldHook) => JSX.Element },
) {
  const id = createUniqueId()
  const hook: FieldHook = {
    id,
    get 'aria-describedby'() {
      return `${id}-help ${id}-message`
    },
    get 'aria-invalid'() {
      return props.error === undefined ? undefined : ('true' as const)
    },
  }
  return (
    <div class={style.field}>
      <label class={style.label} for={id}>
        {props.label}
      </label>
      <div class={style.help} id={`${id}-help`}>
        {props.help}
      </div>
      <div class={style.control} classList={{ [style.withEnd ?? '']: props.withEnd === true }}>
        {props.control(hook)}
      </div>
      <div id={`${id}-message`} aria-live="polite">
        <Show when={props.error}>
          {(text) => (
            <p class={`${style.message} ${style.error}`}>
              <IconInfo size="s" />
              <span>{text()}</span>
            </p>
          )}
        </Show>
        <Show when={props.error === undefined && props.good}>
          {(text) => <p class={`${style.message} ${style.good}`}>{text()}</p>}
        </Show>
      </div>
      {props.note}
    </div>
  )
}
