// A day: the device's own calendar, as ISO 8601 (`2026-11-30`).
import style from './field.module.css'
import { FieldFrame, type FieldText } from './field-frame.tsx'
import { IconCalendar } from './icon.tsx'

export interface DateFieldProps extends FieldText {
  /** ISO 8601 calendar date, or empty. */
  value: string
  onChange: (value: string) => void
  min?: string
  max?: string
  name?: string
  required?: boolean
}

/** A native date field with our own edge and icon. */
export function DateField(props: DateFieldProps) {
  return (
    <FieldFrame
      label={props.label}
      help={props.help}
      error={props.error}
      good={props.good}
      control={(hook) => (
        <>
          <input
            {...hook}
            type="date"
            name={props.name}
            value={props.value}
            min={props.min}
            max={props.max}
            required={props.required}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          />
          <span class={style.end}>
            <IconCalendar />
          </span>
        </>
      )}
    />
  )
}
