// A child's ribbon: a hue and a weave, so that no child is told apart by colour alone.
import { createUniqueId, type JSX } from 'solid-js'
import type { Hue } from './avatar.tsx'
import style from './ribbon.module.css'

const hue = style.hue
const soft = style.soft

/** One repeat of each weave: its size in CSS pixels, its turn in degrees, and what is drawn on the hue. */
const weaves: Record<
  Hue,
  { width: number; height: number | '100%'; turn: number; drawn: () => JSX.Element }
> = {
  1: { width: 8, height: 8, turn: 0, drawn: () => null },
  2: { width: 9, height: 9, turn: 25, drawn: () => <rect class={soft} x="6" width="3" height="9" /> },
  3: {
    width: 10,
    height: 10,
    turn: 0,
    drawn: () => <path class={soft} d="M0 0h5v5H0zM5 5h5v5H5z" />,
  },
  4: { width: 10, height: 10, turn: 0, drawn: () => <circle class={soft} cx="5" cy="5" r="2" /> },
  5: {
    width: 10,
    height: '100%',
    turn: 0,
    drawn: () => <rect class={soft} y="40%" width="10" height="20%" />,
  },
}

/** Fills the box it stands in. */
export function Ribbon(props: { hue: Hue }) {
  const id = createUniqueId()
  const weave = () => weaves[props.hue]
  return (
    <svg class={style.ribbon} data-hue={props.hue} aria-hidden="true">
      <defs>
        <pattern
          id={id}
          width={weave().width}
          height={weave().height}
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${weave().turn})`}
        >
          <rect class={hue} width="100%" height="100%" />
          {weave().drawn()}
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
