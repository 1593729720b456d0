// Who did what, on a line through time. A row opens in place.
import { type JSX, Show } from 'solid-js'
import { IconRight } from './icon.tsx'
import style from './timeline.module.css'

export interface TimelineRowProps {
  /** A small avatar, or a clock for what happened by itself. */
  lead: JSX.Element
  /** Who did it, in bold: “Marieke haalde op:” */
  who: JSX.Element
  what?: JSX.Element
  when: JSX.Element
  /** Beside the title, such as a badge. */
  end?: JSX.Element
  /** Opens in place under the row. */
  children?: JSX.Element
  /** Always in sight, under the time. */
  below?: JSX.Element
  /** Came in while somebody was looking: unfolds once. */
  fresh?: boolean
}

/** The rows of one day; `day` stands above them. */
export function Timeline(props: { day?: string; children: JSX.Element }) {
  return (
    <section>
      <Show when={props.day}>
        <h3 class={style.day}>{props.day}</h3>
      </Show>
      <ol>{props.children}</ol>
    </section>
  )
}

/** One thing that happened. */
export function TimelineRow(props: TimelineRowProps) {
  const head = (mark: JSX.Element) => (
    <>
      <span class={style.words}>
        <span class={style.what}>
          <b>{props.who}</b> {props.what}
        </span>
        <span class={style.when}>{props.when}</span>
      </span>
      <span class={style.end}>{mark}</span>
    </>
  )
  return (
    <li class={style.row} classList={{ [style.fresh ?? '']: props.fresh === true }}>
      <span class={style.lead}>{props.lead}</span>
      <div class={style.body}>
        <Show when={props.children} fallback={<div class={style.head}>{head(props.end)}</div>}>
          <details class={style.open}>
            <summary class={style.head}>
              {head(
                <span class={style.chevron}>
                  <IconRight size="s" />
                </span>,
              )}
            </summary>
            <div class={style.inside}>{props.children}</div>
          </details>
        </Show>
        {props.below}
      </div>
    </li>
  )
}
