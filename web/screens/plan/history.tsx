// History: the earlier texts of one part of the plan, and what was proposed about it.
import { For, Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { OneText } from './concurrent.tsx'
import { usePlan } from './context.tsx'
import style from './plan.module.css'

export function History(props: { record: string | undefined }) {
  const { plan, being } = usePlan()
  const words = () => t().plan.version
  const earlier = () => {
    const item = plan().items.get(props.record ?? '')
    return item ? item.history.slice(0, -1).toReversed() : []
  }
  const confirmedBy = () => plan().items.get(props.record ?? '')?.now.confirmed
  return (
    <Show when={earlier().length > 0 || confirmedBy()}>
      <div class={style.history}>
        <Show when={confirmedBy()}>
          {(confirmed) => <p class={style.soft}>{words().confirmed(being(confirmed().by).name)}</p>}
        </Show>
        <Show when={earlier().length > 0}>
          <details class={style.more}>
            <summary>{words().history}</summary>
            <div class={style.part}>
              <For each={earlier()}>{(text) => <OneText text={text} />}</For>
            </div>
          </details>
        </Show>
      </div>
    </Show>
  )
}
