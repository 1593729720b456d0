// Nothing here yet: the real picture, empty, what it means, and one next step.
import { type JSX, Show } from 'solid-js'
import style from './empty.module.css'

/** An empty state. */
export function Empty(props: {
  picture?: JSX.Element
  title: string
  children: JSX.Element
  next?: JSX.Element
}) {
  return (
    <div class={style.empty}>
      <Show when={props.picture}>
        <div class={style.picture}>{props.picture}</div>
      </Show>
      <h2 class={style.title}>{props.title}</h2>
      <div class={style.text}>{props.children}</div>
      <Show when={props.next}>
        <div class={style.next}>{props.next}</div>
      </Show>
    </div>
  )
}
