// A person as a shape: round is family, one pointed corner a helper, two the network, dashed asks and sees nothing yet.
import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import hidden from '#web/style/hidden.module.css'
import style from './avatar.module.css'
import type { Icon } from './icon.tsx'

export type Hue = 1 | 2 | 3 | 4 | 5
export type PetalColour = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10
/** Who somebody is to the family; decides shape and colour. */
export type Who =
  | { kind: 'family' }
  | { kind: 'child'; hue: Hue }
  | { kind: 'helper'; petal: PetalColour }
  | { kind: 'asker'; petal: PetalColour }
  | { kind: 'network' }

export interface AvatarProps {
  who: Who
  /** One or two letters. */
  initials: string
  /** 32, 44 (default) or 60 px. */
  size?: 's' | 'm' | 'l'
  /** Said to a screen reader; leave out where the name stands beside it. */
  name?: string
}

/** Somebody's initials in the shape that says who they are. */
export function Avatar(props: AvatarProps) {
  return (
    <span
      class={`${style.avatar} ${style[props.size ?? 'm']} ${style[props.who.kind]}`}
      data-hue={props.who.kind === 'child' ? props.who.hue : undefined}
      data-petal={props.who.kind === 'helper' || props.who.kind === 'asker' ? props.who.petal : undefined}
    >
      <span aria-hidden="true">{props.initials}</span>
      <Show when={props.name}>
        <span class={hidden.hidden}>{props.name}</span>
      </Show>
    </span>
  )
}

/** The same place in a row for a thing (a calendar in its tile) or for what happened by itself (a clock in a ring). */
export function IconTile(props: { icon: Icon; kind?: 'thing' | 'clockwork'; size?: 's' | 'm' | 'l' }) {
  return (
    <span
      class={`${style.avatar} ${style[props.size ?? 'm']} ${style[props.kind ?? 'thing']}`}
      aria-hidden="true"
    >
      <Dynamic component={props.icon} size={props.size === 's' ? 's' : 'm'} />
    </span>
  )
}

/** Avatars beside each other. */
export function People(props: { children: JSX.Element }) {
  return <span class={style.people}>{props.children}</span>
}
