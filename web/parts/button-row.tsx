// A row of answers that weigh the same: equal width, equal look, nothing chosen beforehand.
import type { JSX } from 'solid-js'
import style from './button-row.module.css'

/** Equal answers side by side; `stack` puts them under each other, `loose` leaves each its own width. */
export function ButtonRow(props: { direction?: 'stack' | 'loose'; label?: string; children: JSX.Element }) {
  return (
    <fieldset
      class={props.direction === 'loose' ? style.loose : style.row}
      classList={{ [style.stack ?? '']: props.direction === 'stack' }}
      aria-label={props.label}
    >
      {props.children}
    </fieldset>
  )
}
