// The flower: who may see what, as a picture. The family is the heart, helpers are petals, the network leaves on the stem.
import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js'
import style from './flower.module.css'
import {
  at,
  flowerBottom,
  leafAt,
  namesDrop,
  petalAngle,
  petalHalfWidth,
  petalPath,
  petalRoot,
  petalTip,
  rings,
  stemPath,
  turnToTop,
} from './geometry.ts'
import { Heart, Initials, Legend, Name } from './labels.tsx'
import { PetalView } from './petal.tsx'
import type { NetworkMember, Petal } from './petals.ts'

export interface FlowerProps {
  /** What the picture shows, in a few words. */
  label: string
  /** The family's name in one or two lines; `null` draws a keyhole. */
  heart: readonly string[] | null
  petals: readonly Petal[]
  leaves?: readonly NetworkMember[]
  /** The petal that is on top; the others fade. */
  chosen?: string | undefined
  onChoose?: (id: string) => void
  /** `full`: names and roles where there is room for them, initials elsewhere; `none` writes nothing beside the petals. */
  names?: 'initials' | 'full' | 'none'
  /** Three sentences under the picture: how full, may write, ends soon. */
  legend?: readonly [string, string, string]
}

/** A button over a petal or leaf: its middle, size and turn, in units of the viewBox. */
interface Spot {
  id: string
  sentence: string
  x: number
  y: number
  width: number
  height: number
  turn: number
}

/** The picture. Every petal and leaf is a real button in a real list, laid over it; arrow keys go round. */
export function Flower(props: FlowerProps) {
  const [turn, setTurn] = createSignal(0)
  const [current, setCurrent] = createSignal(0)
  const [focused, setFocused] = createSignal<string>()
  const leaves = () => props.leaves ?? []
  const [wide, setWide] = createSignal(false)
  const full = () => props.names === 'full' && wide()
  const drop = () => (full() ? namesDrop : 0)
  const drawn = () => (props.petals.length === 0 ? 10 : props.petals.length)
  const angle = (index: number) => petalAngle(index, drawn()) + turn()
  const faded = (id: string | undefined) => props.chosen !== undefined && props.chosen !== id

  createEffect(
    on(
      () => props.chosen,
      (id) => {
        const index = props.petals.findIndex((petal) => petal.id === id)
        setTurn(index < 0 ? 0 : turnToTop(turn(), petalAngle(index, drawn())))
      },
    ),
  )

  const box = createMemo(() => {
    const left = full() ? -275 : -168
    const top = full() ? -192 : props.names === 'none' ? -146 : -170
    return {
      left,
      top,
      width: -2 * left,
      height:
        Math.max(flowerBottom(leaves().length, drop()), full() ? 196 : props.names === 'none' ? 146 : 170) -
        top,
    }
  })
  const spots = createMemo<Spot[]>(() => [
    ...props.petals.map((petal, index) => ({
      id: petal.id,
      sentence: petal.sentence,
      ...at(angle(index), (petalRoot + petalTip) / 2 + 8),
      width: 2 * petalHalfWidth(drawn()),
      height: petalTip - petalRoot - 16,
      turn: angle(index),
    })),
    ...leaves().map((leaf, index) => {
      const { x, y, turn: leans } = leafAt(index, drop())
      const middle = at(leans, 32)
      return {
        id: leaf.id,
        sentence: leaf.sentence,
        x: x + middle.x,
        y: y + middle.y,
        width: 34,
        height: 60,
        turn: leans,
      }
    }),
  ])

  let figure: HTMLElement | undefined
  onMount(() => {
    // names only where their second line stays at 13 px or more; elsewhere initials
    const observer = new ResizeObserver(([entry]) => setWide((entry?.contentRect.width ?? 0) >= 544))
    if (figure) observer.observe(figure)
    onCleanup(() => observer.disconnect())
  })

  let list: HTMLUListElement | undefined
  const walk = (event: KeyboardEvent) => {
    const count = spots().length
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined || count === 0) return
    event.preventDefault()
    setCurrent((current() + step + count) % count)
    list?.querySelectorAll('button')[current()]?.focus()
  }
  const percent = (value: number, from: number, size: number) => `${((value - from) / size) * 100}%`

  return (
    <figure ref={figure} class={style.figure} aria-label={props.label}>
      <div class={style.picture} classList={{ [style.named ?? '']: full() }}>
        <svg
          class={style.svg}
          viewBox={`${box().left} ${box().top} ${box().width} ${box().height}`}
          aria-hidden="true"
        >
          <Show when={leaves().length > 0}>
            <path class={style.stem} d={stemPath(leaves().length, drop())} />
          </Show>
          <Show
            when={props.petals.length > 0}
            fallback={
              <For each={Array.from({ length: 10 }, (_, index) => index)}>
                {(index) => (
                  <PetalView
                    petal={undefined}
                    angle={angle(index)}
                    halfWidth={petalHalfWidth(10)}
                    chosen={false}
                    faded={false}
                    focused={false}
                  />
                )}
              </For>
            }
          >
            <For each={props.petals}>
              {(petal, index) => (
                <PetalView
                  petal={petal}
                  angle={angle(index())}
                  halfWidth={petalHalfWidth(drawn())}
                  chosen={props.chosen === petal.id}
                  faded={faded(petal.id)}
                  focused={focused() === petal.id}
                />
              )}
            </For>
          </Show>
          <For each={props.heart === null ? [] : rings}>
            {(radius) => <circle class={style.ring} r={radius} />}
          </For>
          <circle class={style.heart} r="46" />
          <Heart lines={props.heart} />
          <For each={leaves()}>
            {(leaf, index) => (
              <g
                class={style.petal}
                classList={{
                  [style.faded ?? '']: faded(leaf.id),
                  [style.focused ?? '']: focused() === leaf.id,
                }}
              >
                <g
                  transform={`translate(${leafAt(index(), drop()).x} ${leafAt(index(), drop()).y}) rotate(${leafAt(index(), drop()).turn})`}
                >
                  <path class={style.leaf} d={petalPath(15, 0, 60)} />
                  <path class={style.focus} d={petalPath(20, -5, 66)} />
                </g>
                <text
                  class={style.name}
                  x={leafAt(index(), drop()).name.x}
                  y={leafAt(index(), drop()).name.y}
                  text-anchor={leafAt(index(), drop()).name.anchor}
                >
                  {leaf.name}
                </text>
              </g>
            )}
          </For>
          <For each={props.names === 'none' ? [] : props.petals}>
            {(petal, index) => (
              <g classList={{ [style.softened ?? '']: faded(petal.id) }}>
                <Show when={full()} fallback={<Initials petal={petal} angle={angle(index())} />}>
                  <Name petal={petal} angle={angle(index())} />
                </Show>
              </g>
            )}
          </For>
        </svg>
        <ul ref={list}>
          <For each={spots()}>
            {(spot, index) => (
              <li>
                <button
                  type="button"
                  class={style.spot}
                  style={{
                    left: percent(spot.x, box().left, box().width),
                    top: percent(spot.y, box().top, box().height),
                    width: percent(spot.width, 0, box().width),
                    height: percent(spot.height, 0, box().height),
                    transform: `translate(-50%, -50%) rotate(${spot.turn}deg)`,
                  }}
                  tabIndex={index() === current() ? 0 : -1}
                  aria-label={spot.sentence}
                  aria-pressed={props.chosen === spot.id}
                  onKeyDown={walk}
                  onFocus={(event) => {
                    setCurrent(index())
                    setFocused(event.currentTarget.matches(':focus-visible') ? spot.id : undefined)
                  }}
                  onBlur={() => setFocused(undefined)}
                  onClick={() => props.onChoose?.(spot.id)}
                />
              </li>
            )}
          </For>
        </ul>
      </div>
      <Show when={props.legend}>{(legend) => <Legend words={legend()} />}</Show>
    </figure>
  )
}
