// One petal, drawn pointing up and turned to its place; its dot, clock and question mark stay upright.
import { createUniqueId, Show } from 'solid-js'
import style from './flower.module.css'
import { clipRadius, clockRadius, dotRadius, petalPath } from './geometry.ts'
import type { Petal } from './petals.ts'

export interface PetalViewProps {
  /** Without a petal only the outline is drawn: the empty flower. */
  petal: Petal | undefined
  angle: number
  halfWidth: number
  chosen: boolean
  faded: boolean
  focused: boolean
}

/** Draws one petal; the button that belongs to it lies over the picture. */
export function PetalView(props: PetalViewProps) {
  const clipId = createUniqueId()
  const path = () => petalPath(props.halfWidth)
  const upright = (radius: number) => `translate(0 ${-radius}) rotate(${-props.angle})`
  return (
    <g
      class={style.petal}
      classList={{
        [style.asks ?? '']: props.petal?.asks === true,
        [style.bare ?? '']: props.petal === undefined,
        [style.chosen ?? '']: props.chosen,
        [style.faded ?? '']: props.faded,
        [style.focused ?? '']: props.focused,
      }}
      data-petal={props.petal?.colour}
      style={{ transform: `rotate(${props.angle}deg)` }}
    >
      <Show when={props.petal}>
        {(petal) => (
          <Show
            when={!petal().asks}
            fallback={
              <text class={style.asked} transform={upright(clockRadius - 4)}>
                ?
              </text>
            }
          >
            <clipPath id={clipId}>
              <circle class={style.clip} r={clipRadius(petal().share)} />
            </clipPath>
            <path class={style.whole} d={path()} />
            <path class={style.fill} d={path()} clip-path={`url(#${clipId})`} />
          </Show>
        )}
      </Show>
      <path class={style.outline} d={path()} />
      <path class={style.focus} d={petalPath(props.halfWidth + 5, 20, 148)} />
      <Show when={props.petal?.writes}>
        <circle class={style.dot} cy={-dotRadius} r="4.25" />
      </Show>
      <Show when={props.petal?.endsSoon}>
        <g transform={upright(clockRadius)}>
          <circle class={style.clockFace} r="10.5" />
          <path class={style.clockHands} d="M0-5.5V0l3 2" />
        </g>
      </Show>
    </g>
  )
}
