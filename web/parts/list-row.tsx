// A row in a list: who or what on the left, a title with a second line, and what is at the end.
import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { IconRight } from './icon.tsx'
import style from './list-row.module.css'

export interface ListRowProps {
  /** An avatar or icon tile. */
  lead?: JSX.Element
  title: JSX.Element
  second?: JSX.Element
  /** Below the second line, such as a badge. */
  children?: JSX.Element
  /** At the end of the row, such as a badge. */
  end?: JSX.Element
  href?: string
  onPress?: () => void
}

/** A real list; `plain` lies on the table with hairlines instead of on a card. */
export function List(props: { plain?: boolean; label?: string; children: JSX.Element }) {
  return (
    <ul
      class={style.list}
      classList={{ [style.plainList ?? '']: props.plain === true }}
      aria-label={props.label}
    >
      {props.children}
    </ul>
  )
}

/** One row; a link with `href`, a button with `onPress`, otherwise only read. */
export function ListRow(props: ListRowProps) {
  const goes = () => props.href !== undefined || props.onPress !== undefined
  const element = () => (props.href !== undefined ? 'a' : props.onPress !== undefined ? 'button' : 'div')
  return (
    <li>
      <Dynamic
        component={element()}
        class={style.row}
        href={props.href}
        type={element() === 'button' ? 'button' : undefined}
        onClick={props.onPress === undefined ? undefined : () => props.onPress?.()}
      >
        {props.lead}
        <span class={style.words}>
          <span class={style.title}>{props.title}</span>
          <Show when={props.second}>
            <span class={style.second}>{props.second}</span>
          </Show>
          <Show when={props.children}>
            <span class={style.beside}>{props.children}</span>
          </Show>
        </span>
        <Show when={props.end}>
          <span class={`${style.end} ${style.top}`}>{props.end}</span>
        </Show>
        <Show when={goes()}>
          <span class={`${style.end} ${style.chevron}`}>
            <IconRight size="s" />
          </span>
        </Show>
      </Dynamic>
    </li>
  )
}
