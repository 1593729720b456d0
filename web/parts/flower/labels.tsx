// The words round the flower: in its heart, beside its petals and under the picture.
import { For, type JSX, Show } from 'solid-js'
import style from './flower.module.css'
import { at, initialsRadius, nameAt } from './geometry.ts'
import type { Petal } from './petals.ts'

/** The family's name in the heart, or a keyhole. */
export function Heart(props: { lines: readonly string[] | null }): JSX.Element {
  return (
    <Show
      when={props.lines}
      fallback={
        <path
          class={style.keyhole}
          d="M-15.5-7a15.5 15.5 0 1 1 22.8 13.300L13 27h-26l5.7-20.700A15.5 15.5 0 0 1-15.5-7z"
        />
      }
    >
      {(lines) => (
        <For each={lines()}>
          {(line, index) => (
            <text class={style.heartName} y={(index() - (lines().length - 1) / 2) * 17.5}>
              {line}
            </text>
          )}
        </For>
      )}
    </Show>
  )
}

/** A helper's initials beyond the tip of the petal. */
export function Initials(props: { petal: Petal; angle: number }): JSX.Element {
  const place = () => at(props.angle, initialsRadius)
  return (
    <text class={style.initials} x={place().x} y={place().y}>
      {props.petal.initials}
    </text>
  )
}

/** A helper's name and role beside the petal. */
export function Name(props: { petal: Petal; angle: number }): JSX.Element {
  const place = () => nameAt(props.angle)
  return (
    <>
      <text class={style.name} x={place().x} y={place().y - 10} text-anchor={place().anchor}>
        {props.petal.name}
      </text>
      <text class={style.role} x={place().x} y={place().y + 9.5} text-anchor={place().anchor}>
        {props.petal.role}
      </text>
    </>
  )
}

/** What the picture's signs mean, in words. */
export function Legend(props: { words: readonly [string, string, string] }): JSX.Element {
  return (
    <figcaption class={style.legend}>
      <span>
        <svg class={style.key} viewBox="-12 -12 24 24" data-petal="2" aria-hidden="true">
          <path class={style.fill} d="M-11 1a11 11 0 0 0 22 0z" />
          <circle class={style.outline} r="11" />
        </svg>
        {props.words[0]}
      </span>
      <span>
        <svg class={`${style.key} ${style.keyDot}`} viewBox="-6 -6 12 12" aria-hidden="true">
          <circle class={style.dot} r="5" />
        </svg>
        {props.words[1]}
      </span>
      <span>
        <svg class={style.key} viewBox="-13 -13 26 26" aria-hidden="true">
          <circle class={style.clockFace} r="12" />
          <path class={style.clockHands} d="M0-6V0l3.5 2.5" />
        </svg>
        {props.words[2]}
      </span>
    </figcaption>
  )
}
