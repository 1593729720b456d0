// What the family or a child says itself, in the serif: a child's words in its own colour, the family's behind a lamp line.
import { type JSX, Show } from 'solid-js'
import type { Hue } from './avatar.tsx'
import style from './own-words.module.css'

/** Own words with who said them. `bare` is the text alone, as a goal in a list. */
export function OwnWords(props: { hue?: Hue; bare?: boolean; by?: JSX.Element; children: JSX.Element }) {
  return (
    <figure
      data-hue={props.hue}
      classList={{
        [style.child ?? '']: props.hue !== undefined,
        [style.bar ?? '']: props.hue === undefined && props.bare !== true,
      }}
    >
      <blockquote class={style.text}>{props.children}</blockquote>
      <Show when={props.by}>
        <figcaption class={style.by}>{props.by}</figcaption>
      </Show>
    </figure>
  )
}
