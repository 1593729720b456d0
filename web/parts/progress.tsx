// Progress in words and a bar: which step of how many, or how many of how many are done.
import { For } from 'solid-js'
import style from './progress.module.css'

/** Steps of a short path (“Stap 3 van 4”). `now` counts from 1. The sentence says it; the bars show it. */
export function Steps(props: { count: number; now: number; label: string }) {
  return (
    <div>
      <div class={style.steps} aria-hidden="true">
        <For each={Array.from({ length: props.count }, (_, at) => at + 1)}>
          {(step) => (
            <span
              class={style.step}
              classList={{ [style.done ?? '']: step < props.now, [style.now ?? '']: step === props.now }}
            />
          )}
        </For>
      </div>
      <p class={style.label}>{props.label}</p>
    </div>
  )
}

/** Counted progress; `label` holds the count (“Documenten versleutelen: 18 van 25”). */
export function Progress(props: { label: string; value: number; max: number }) {
  return (
    <label class={style.progress}>
      <span>{props.label}</span>
      <progress class={style.bar} value={props.value} max={props.max} />
    </label>
  )
}
