// A row of answers that weigh the same: equal width, equal look, nothing chosen beforehand.
import type { JSX } from 'solid-js'
import style from './button-row.module.css'

export interface ButtonRowProps {
  /** `stack` under each other; `loose` each its own width; `answers` two beside each other with what is neither below. */
  direction?: 'stack' | 'loose' | 'answers'
  label?: string
  children: JSX.Element
}

/** Equal answers side by side, under each other where it is narrow. */
export function ButtonRow(props: ButtonRowProps) {
  const layout = () => {
    if (props.direction === 'stack') return `${style.row} ${style.stack}`
    return props.direction === undefined ? style.row : style[props.direction]
  }
  return (
    <fieldset class={layout()} aria-label={props.label}>
      {props.children}
    </fieldset>
  )
}
