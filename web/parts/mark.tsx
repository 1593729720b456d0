// The mark: six lamp petals round a plum heart with a keyhole.
import { For } from 'solid-js'
import style from './mark.module.css'

/** Decoration; the name stands beside it. */
export function Mark() {
  return (
    <svg class={style.mark} viewBox="-16 -16 32 32" aria-hidden="true">
      <For each={[0, 60, 120, 180, 240, 300]}>
        {(turn) => (
          <path
            class={style.petal}
            transform={`rotate(${turn})`}
            d="M0 0C-4-2.5-7.3-6-7.3-9.4-7.3-13-4-15.2 0-15.2s7.3 2.2 7.3 5.8C7.3-6 4-2.5 0 0z"
          />
        )}
      </For>
      <circle class={style.heart} r="6.2" />
      <path
        class={style.keyhole}
        d="M0-3.800a2.3 2.3 0 0 1 1.2 4.260V3.500h-2.400V.46A2.3 2.3 0 0 1 0-3.800z"
      />
    </svg>
  )
}
