// Rows: the lines of the plan's lists on the table, with hairlines: a number or somebody's avatar, the text, a badge.
import { type JSX, Show } from 'solid-js'
import { Avatar } from '#web/parts/avatar.tsx'
import style from './rows.module.css'
import type { Being } from './who.ts'

/** `plain` has hairlines between its lines only. */
export function Rows(props: { label: string; plain?: boolean; children: JSX.Element }) {
  return (
    <ul class={style.rows} classList={{ [style.plain ?? '']: props.plain === true }} aria-label={props.label}>
      {props.children}
    </ul>
  )
}

export interface RowProps {
  /** A goal's number, */
  number?: number
  /** or who does it; neither for nobody. */
  being?: Being | undefined
  /** The family's own words are serif. */
  voice?: 'own'
  /** A name is bold. */
  strong?: boolean
  text: string
  second?: JSX.Element
  badge?: JSX.Element
  /** Where it is read whole and changed. */
  href?: string | undefined
  children?: JSX.Element
}

/** One line; with `href` the whole line leads there. */
export function Row(props: RowProps) {
  return (
    <li class={style.row}>
      <span class={style.lead} aria-hidden="true">
        <Show when={props.number} fallback={<BeingAvatar being={props.being} />}>
          {(number) => <span class={style.number}>{number()}</span>}
        </Show>
      </span>
      <div class={style.words}>
        <p
          class={style.text}
          classList={{
            [style.own ?? '']: props.voice === 'own',
            [style.strong ?? '']: props.strong === true,
          }}
        >
          <Show when={props.href} fallback={props.text}>
            {(href) => (
              <a class={style.whole} href={href()}>
                {props.text}
              </a>
            )}
          </Show>
        </p>
        <Show when={props.second}>
          <p class={style.second}>{props.second}</p>
        </Show>
        {props.children}
      </div>
      <Show when={props.badge}>
        <span class={style.badge}>{props.badge}</span>
      </Show>
    </li>
  )
}

/** Something between two rows, such as a warning. */
export function RowBetween(props: { children: JSX.Element }) {
  return <li class={style.between}>{props.children}</li>
}

export function BeingAvatar(props: { being: Being | undefined; size?: 's' | 'm' | 'l' }) {
  return (
    <Show when={props.being}>
      {(being) => <Avatar who={being().shape} initials={being().initials} size={props.size ?? 's'} />}
    </Show>
  )
}
