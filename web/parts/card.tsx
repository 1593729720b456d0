// A sheet of paper on the table: a hairline, no shadow. A lamp edge asks for a decision.
import { type JSX, Show } from 'solid-js'
import type { Hue } from './avatar.tsx'
import style from './card.module.css'
import { Ribbon } from './ribbon.tsx'

export interface CardProps {
  children: JSX.Element
  /** `rows`: the rows inside bring their own space. */
  fill?: 'padded' | 'rows'
  asks?: boolean
  /** `tile` has the smaller radius of tiles beside each other. */
  shape?: 'tile'
  /** A child's ribbon along the top. */
  hue?: Hue
}

/** A card; decoration only, it adds no meaning for a screen reader. */
export function Card(props: CardProps) {
  return (
    <div
      class={style.card}
      classList={{
        [style.asks ?? '']: props.asks === true,
        [style.tile ?? '']: props.shape === 'tile',
      }}
    >
      <Show when={props.hue}>
        {(hue) => (
          <div class={style.ribbon}>
            <Ribbon hue={hue()} />
          </div>
        )}
      </Show>
      <div classList={{ [style.padded ?? '']: props.fill !== 'rows' }}>{props.children}</div>
    </div>
  )
}
