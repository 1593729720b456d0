// Titles: of a screen with a sentence under it, of a section with a link beside it.
import { type JSX, Show } from 'solid-js'
import style from './heading.module.css'

/** The screen's one `<h1>`; smaller on a professional's board. */
export function Title(props: { children: JSX.Element; lead?: JSX.Element; size?: 'board' }) {
  return (
    <div>
      <h1 class={props.size === 'board' ? style.board : style.title}>{props.children}</h1>
      <Show when={props.lead}>
        <p class={style.lead}>{props.lead}</p>
      </Show>
    </div>
  )
}

/** A section's `<h2>`, with a link such as “Alles” at the end of the line. */
export function SectionTitle(props: { children: JSX.Element; beside?: JSX.Element }) {
  return (
    <div class={style.section}>
      <h2>{props.children}</h2>
      {props.beside}
    </div>
  )
}

/** A link on its own, with the lamp under it. */
export function Link(props: { href: string; children: JSX.Element }) {
  return (
    <a class={style.link} href={props.href}>
      {props.children}
    </a>
  )
}
