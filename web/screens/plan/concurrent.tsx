// Concurrent: texts that were written without knowing of each other, shown beside each other until somebody makes one of them.
import { For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Link } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import type { Item, Standing } from '#web/plan/state.ts'
import { dayOf } from '#web/record/day.ts'
import { usePlan } from './context.tsx'
import { fieldsOf } from './describe.ts'
import style from './plan.module.css'

export function Concurrent(props: { item: Item; href: string }) {
  const { mayWrite } = usePlan()
  const words = () => t().plan.concurrent
  return (
    <Show when={props.item.concurrent.length > 0}>
      <div class={style.concurrent}>
        <Note tone="ask" title={words().title}>
          {words().words}
        </Note>
        <div class={style.beside}>
          <For each={[...props.item.concurrent, props.item.now]}>{(text) => <OneText text={text} />}</For>
        </div>
        <Show when={mayWrite()}>
          <Link href={props.href}>{words().solve}</Link>
        </Show>
      </div>
    </Show>
  )
}

/** One text with all its fields, and who wrote it when. */
export function OneText(props: { text: Pick<Standing, 'author' | 'time' | 'content'> }) {
  const { being, sayings, today } = usePlan()
  return (
    <div class={style.oneText}>
      <Fields fields={fieldsOf(props.text.content, sayings())} />
      <p class={style.meta}>
        {t().plan.concurrent.by(being(props.text.author).name, say().day(dayOf(props.text.time), today()))}
      </p>
    </div>
  )
}

export function Fields(props: { fields: ReturnType<typeof fieldsOf> }) {
  return (
    <For each={props.fields}>
      {(line) => (
        <p class={style.fieldLine} classList={{ [style.voice ?? '']: line.field === 'text' }}>
          <Show when={line.field !== 'text'}>
            <span class={style.fieldName}>{t().plan.fields[line.field]}: </span>
          </Show>
          {line.text}
        </p>
      )}
    </For>
  )
}
