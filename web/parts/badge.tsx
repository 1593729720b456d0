// One to three words about a thing's state; colour never says it alone. “feit” and “mening” look the same.
import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import style from './badge.module.css'
import type { Icon } from './icon.tsx'

/** A small label. `edge` has only an outline. */
export function Badge(props: {
  tone?: 'tell' | 'ask' | 'confirm' | 'stop' | 'edge'
  icon?: Icon
  children: JSX.Element
}) {
  return (
    <span class={`${style.badge} ${style[props.tone ?? 'tell']}`}>
      <Show when={props.icon}>{(icon) => <Dynamic component={icon()} size="xs" />}</Show>
      <span>{props.children}</span>
    </span>
  )
}
