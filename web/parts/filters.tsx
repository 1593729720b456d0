// Filters: one of these at a time, above a list.
import { For } from 'solid-js'
import style from './filters.module.css'

/** A row of pressed-or-not buttons. */
export function Filters(props: {
  label: string
  items: readonly { id: string; label: string }[]
  selected: string
  onSelect: (id: string) => void
}) {
  return (
    <fieldset aria-label={props.label} class={style.filters}>
      <For each={props.items}>
        {(item) => (
          <button
            type="button"
            class={style.filter}
            aria-pressed={item.id === props.selected}
            onClick={() => props.onSelect(item.id)}
          >
            {item.label}
          </button>
        )}
      </For>
    </fieldset>
  )
}
