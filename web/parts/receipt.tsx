// The receipt of what was taken back or given: torn in parts, from what closed to the line in the log.
import { For, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { type Icon, IconLock } from './icon.tsx'
import style from './receipt.module.css'

/** The strip of paper; its children are `ReceiptPart`s. */
export function Receipt(props: { label: string; children: JSX.Element }) {
  return (
    <article class={style.receipt} aria-label={props.label}>
      {props.children}
    </article>
  )
}

/** One part between two tear lines. */
export function ReceiptPart(props: { children: JSX.Element }) {
  return <div class={style.part}>{props.children}</div>
}

/** The head of the first part: a seal, what happened and when. */
export function ReceiptHead(props: { icon?: Icon; title: string; when: string }) {
  return (
    <div class={style.head}>
      <span class={style.seal}>
        <Dynamic component={props.icon ?? IconLock} />
      </span>
      <div>
        <h2 class={style.title}>{props.title}</h2>
        <p class={style.when}>{props.when}</p>
      </div>
    </div>
  )
}

/** A heading with what belongs to it; `rows` are pairs such as a map and the day it was fetched. */
export function ReceiptSection(props: {
  title: string
  rows?: readonly { what: string; when: string }[]
  children?: JSX.Element
}) {
  return (
    <section class={style.section}>
      <h3>{props.title}</h3>
      {props.children}
      <Show when={props.rows}>
        {(rows) => (
          <dl class={style.rows}>
            <For each={rows()}>
              {(row) => (
                <div>
                  <dt>{row.what}</dt>
                  <dd>{row.when}</dd>
                </div>
              )}
            </For>
          </dl>
        )}
      </Show>
    </section>
  )
}
