// What stands on a page, newest first: who wrote it, when, and the words; and writing one more thing.
import { createSignal, For, Show } from 'solid-js'
import { useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import type { TimelineEntry } from '#web/child/timeline.ts'
import { Avatar } from '#web/parts/avatar.tsx'
import { Button } from '#web/parts/button.tsx'
import { OwnWords } from '#web/parts/own-words.tsx'
import { Timeline, TimelineRow } from '#web/parts/timeline.tsx'
import { beingOf } from '#web/screens/plan/who.ts'
import type { PageView, VaultView } from '#web/vault/shown.ts'
import style from './page.module.css'
import { WriteOnPage } from './write.tsx'

/** Entries shown at first, and more each time somebody asks. */
const STEP = 10

export function PageLines(props: { vault: VaultView; page: PageView }) {
  const [count, setCount] = createSignal(STEP)
  const words = () => t().page
  return (
    <div class={style.page}>
      <Show when={props.page.may !== 'read'}>
        <WriteOnPage vault={props.vault} page={props.page} />
      </Show>
      <section class={style.lines}>
        <Show
          when={props.page.entries.length > 0}
          fallback={<p class={style.soft}>{props.page.opened ? words().empty : words().closed}</p>}
        >
          <Timeline>
            <For each={props.page.entries.slice(0, count())}>
              {(entry) => <Line vault={props.vault} entry={entry} />}
            </For>
          </Timeline>
          <Show when={props.page.entries.length > count()}>
            <span>
              <Button onPress={() => setCount(count() + STEP)}>{words().more}</Button>
            </span>
          </Show>
        </Show>
      </section>
    </div>
  )
}

function Line(props: { vault: VaultView; entry: TimelineEntry }) {
  const view = useView()
  const { now } = useNow()
  const current = () => props.entry.history.current
  const mine = () => current().author === view().me.person
  const author = () => beingOf(props.vault, current().author)
  const family = () => author()?.shape.kind === 'family' || author()?.shape.kind === 'child'
  const text = () => {
    const { content } = current()
    return 'text' in content && content.text !== undefined ? content.text : ''
  }
  return (
    <TimelineRow
      lead={
        <Avatar who={author()?.shape ?? { kind: 'network' }} initials={author()?.initials ?? '?'} size="s" />
      }
      who={mine() ? say().capital(t().access.you) : (author()?.name ?? say().capital(t().access.somebody))}
      when={say().momentDay(current().time, now())}
      below={
        <div class={style.text}>
          <Show when={family()} fallback={<p class={style.plain}>{text()}</p>}>
            <OwnWords bare>
              <span class={style.plain}>{text()}</span>
            </OwnWords>
          </Show>
        </div>
      }
    />
  )
}
