// One group of parts on the page, under its heading.
import type { JSX } from 'solid-js'
import style from './parts-page.module.css'

/** A heading with a hairline and what belongs to it. */
export function Group(props: { title: string; wide?: boolean; children: JSX.Element }) {
  return (
    <section class={style.group} classList={{ [style.wide ?? '']: props.wide === true }}>
      <h2>{props.title}</h2>
      <div class={style.stack}>{props.children}</div>
    </section>
  )
}
