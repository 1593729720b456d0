// Several lines of text. What a family writes is set in the serif, in the field already.
import { Show } from 'solid-js'
import style from './field.module.css'
import { FieldFrame, type FieldText } from './field-frame.tsx'
import { IconLock } from './icon.tsx'

export interface TextAreaProps extends FieldText {
  value: string
  onInput: (value: string) => void
  /** `own`: family or child writes, in the serif. */
  voice?: 'own' | 'product'
  rows?: number
  maxlength?: number
  /** Where and when the text was kept (“Bewaard op dit toestel om 20.51 uur”). */
  kept?: string | undefined
}

/** A text area that says when its text was kept. */
export function TextArea(props: TextAreaProps) {
  return (
    <FieldFrame
      label={props.label}
      help={props.help}
      error={props.error}
      good={props.good}
      note={
        <Show when={props.kept}>
          {(text) => (
            <p class={`${style.message} ${style.soft}`}>
              <IconLock size="s" />
              <span>{text()}</span>
            </p>
          )}
        </Show>
      }
      control={(hook) => (
        <textarea
          {...hook}
          class={props.voice === 'own' ? style.own : undefined}
          rows={props.rows ?? 4}
          maxlength={props.maxlength}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    />
  )
}
