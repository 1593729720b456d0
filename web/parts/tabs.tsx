// Tabs: one panel at a time on a phone; on a desktop the same row is anchors into one page.
import { For } from 'solid-js'
import style from './tabs.module.css'

export interface TabItem {
  id: string
  label: string
}

/** Id of the panel that belongs to a tab; give it to the element with `role="tabpanel"`. */
export const panelIdOf = (id: string) => `panel-${id}`
/** Id of a tab; the panel's `aria-labelledby`. */
export const tabIdOf = (id: string) => `tab-${id}`

/** A tab list after the ARIA pattern: arrows, Home and End move and select. */
export function Tabs(props: {
  label: string
  items: readonly TabItem[]
  selected: string
  onSelect: (id: string) => void
  shown?: string
}) {
  const move = (event: KeyboardEvent) => {
    const at = props.items.findIndex((item) => item.id === props.selected)
    const last = props.items.length - 1
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key]
    const item = to === undefined ? undefined : props.items[to]
    if (!item) return
    event.preventDefault()
    props.onSelect(item.id)
    document.getElementById(tabIdOf(item.id))?.focus()
  }
  return (
    <div class={style.tabs} role="tablist" aria-label={props.label} onKeyDown={move}>
      <For each={props.items}>
        {(item) => (
          <button
            type="button"
            role="tab"
            id={tabIdOf(item.id)}
            class={style.tab}
            aria-selected={item.id === props.selected}
            aria-controls={item.id === props.selected ? panelIdOf(item.id) : undefined}
            tabIndex={item.id === props.selected ? 0 : -1}
            data-shown={props.shown === item.id ? 'focus' : undefined}
            onClick={() => props.onSelect(item.id)}
          >
            {item.label}
          </button>
        )}
      </For>
    </div>
  )
}

/** The same row as links into one page, or between pages. */
export function TabLinks(props: {
  label: string
  items: readonly { href: string; label: string; current?: boolean }[]
}) {
  return (
    <nav class={style.tabs} aria-label={props.label}>
      <For each={props.items}>
        {(item) => (
          <a class={style.tab} href={item.href} aria-current={item.current === true ? 'true' : undefined}>
            {item.label}
          </a>
        )}
      </For>
    </nav>
  )
}
