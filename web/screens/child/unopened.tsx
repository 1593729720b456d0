// Unopened: lines that are in the log and cannot be read here, each with whose fault that is.
import { For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Note } from '#web/parts/note.tsx'
import type { ChildView } from '#web/vault/shown.ts'
import style from './child.module.css'
import { useChild } from './context.tsx'

export function Unopened(props: { lines: ChildView['unopened'] }) {
  const { child } = useChild()
  const words = () => t().child.unopened
  const mapOf = (log: string) => {
    const map = child().maps.find((one) => one.log === log)
    return map ? t().common.mapOf(t().common.maps[map.name], child().name) : child().name
  }
  return (
    <Show when={props.lines.length > 0}>
      <div class={style.unopened}>
        <Note tone="ask" title={words().title}>
          <ul>
            <For each={props.lines}>
              {(line) => (
                <li>
                  {words().line(say().number(line.line), mapOf(line.log))} {words()[line.why]}
                </li>
              )}
            </For>
          </ul>
        </Note>
      </div>
    </Show>
  )
}
