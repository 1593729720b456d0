// The button: lamp (your next step), plain, quiet, brick (erase only). Waiting keeps its width; blocked says why.
import { createMemo, createUniqueId, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import hidden from '#web/style/hidden.module.css'
import style from './button.module.css'
import type { Icon } from './icon.tsx'

export interface ButtonProps {
  kind?: 'lamp' | 'plain' | 'quiet' | 'brick'
  /** `main` is 52 px high: the main action on a phone. */
  size?: 'main'
  wide?: boolean
  icon?: Icon
  children: JSX.Element
  /** What the label says while the answer is on its way; the button does nothing until it is gone. */
  waiting?: string | undefined
  /** Why it cannot be pressed yet, in words. The button stays reachable with the keyboard. */
  blocked?: string | undefined
  type?: 'button' | 'submit'
  href?: string
  label?: string
  onPress?: () => void
  autofocus?: boolean
  /** Draws a state as a picture; for the page that shows every part. */
  shown?: 'pressed' | 'focus'
}

/** A button, or a link that looks like one when `href` is given. */
export function Button(props: ButtonProps) {
  const reasonId = createUniqueId()
  const inert = createMemo(() => props.waiting !== undefined || props.blocked !== undefined)
  const press = (event: MouseEvent) => {
    if (inert()) event.preventDefault()
    else props.onPress?.()
  }
  return (
    <span class={style.wrap} classList={{ [style.wide ?? '']: props.wide === true }}>
      <Dynamic
        component={props.href === undefined ? 'button' : 'a'}
        type={props.href === undefined ? (props.type ?? 'button') : undefined}
        href={props.href}
        class={`${style.button} ${style[props.kind ?? 'plain']}`}
        classList={{
          [style.main ?? '']: props.size === 'main',
          [style.blocked ?? '']: props.blocked !== undefined,
        }}
        aria-label={props.label}
        aria-disabled={inert() ? 'true' : undefined}
        aria-describedby={props.blocked === undefined ? undefined : reasonId}
        autofocus={props.autofocus}
        data-shown={props.shown}
        onClick={press}
      >
        <span
          class={style.label}
          classList={{ [style.away ?? '']: props.waiting !== undefined }}
          aria-hidden={props.waiting === undefined ? undefined : 'true'}
        >
          <Show when={props.icon}>{(icon) => <Dynamic component={icon()} />}</Show>
          <span>{props.children}</span>
        </span>
        <Show when={props.waiting}>{(text) => <span class={style.waiting}>{text()}</span>}</Show>
      </Dynamic>
      <span class={hidden.hidden} role="status">
        {props.waiting}
      </span>
      <Show when={props.blocked}>
        {(why) => (
          <span class={style.reason} id={reasonId}>
            {why()}
          </span>
        )}
      </Show>
    </span>
  )
}
