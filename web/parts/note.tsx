// A note in the page: tells, asks, confirms or stops. Being offline asks; it does not stop.
import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { type Icon, IconCheck, IconHand, IconInfo, IconShield } from './icon.tsx'
import style from './note.module.css'

const icons = { tell: IconInfo, ask: IconHand, confirm: IconCheck, stop: IconShield }

export interface NoteProps {
  tone: 'tell' | 'ask' | 'confirm' | 'stop'
  icon?: Icon
  /** In bold, before the rest or above it. */
  title?: string
  children?: JSX.Element
  answers?: JSX.Element
  /** Title on its own line, icon in a disc: for what the whole screen is about. */
  large?: boolean
  /** Read out as soon as it appears. */
  live?: boolean
}

/** A note. It stays until what it says no longer holds. */
export function Note(props: NoteProps) {
  return (
    <div
      class={`${style.note} ${style[props.tone]}`}
      classList={{ [style.large ?? '']: props.large === true }}
      role={props.live === true ? (props.tone === 'stop' ? 'alert' : 'status') : undefined}
    >
      <span class={props.large === true ? style.round : style.icon}>
        <Dynamic component={props.icon ?? icons[props.tone]} size={props.large === true ? 'm' : 's'} />
      </span>
      <div>
        <Show when={props.title}>
          <b class={style.title}>{props.title}</b>{' '}
        </Show>
        {props.children}
      </div>
      <Show when={props.answers}>
        <div class={style.answers}>{props.answers}</div>
      </Show>
    </div>
  )
}

/** A warning between the rows of the plan: what it is, and two answers that weigh the same. */
export function WarningStrip(props: {
  icon?: Icon
  title: string
  children: JSX.Element
  answers: JSX.Element
}) {
  return (
    <Note tone="ask" icon={props.icon ?? IconHand} title={props.title} answers={props.answers}>
      {props.children}
    </Note>
  )
}
