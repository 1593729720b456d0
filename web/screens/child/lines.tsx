// The timeline: newest first, by month, with filters, fact or opinion, replies, and texts written at the same time.
import { createMemo, createSignal, For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import type { Entry } from '#web/child/entry.ts'
import type { TimelineEntry } from '#web/child/timeline.ts'
import { Avatar } from '#web/parts/avatar.tsx'
import { Badge } from '#web/parts/badge.tsx'
import { Button } from '#web/parts/button.tsx'
import { Filters } from '#web/parts/filters.tsx'
import { Link } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { OwnWords } from '#web/parts/own-words.tsx'
import { Timeline, TimelineRow } from '#web/parts/timeline.tsx'
import type { Written } from '#web/record/written.ts'
import style from './child.module.css'
import { byMonth, type Choice, choicesFor, chosenOf } from './choose-lines.ts'
import { useChild } from './context.tsx'
import { monthName } from './month.ts'

/** Entries shown at first, and more each time somebody asks. */
const STEP = 8

export function Lines(props: {
  entries: readonly TimelineEntry[]
  filters?: boolean
  /** Whoever may write here reads in an empty place that they can. */
  mayWrite: boolean
}) {
  const [chosen, setChosen] = createSignal('all')
  const [count, setCount] = createSignal(STEP)
  const words = () => t().child.timeline
  const choices = createMemo(() => choicesFor(props.entries))
  const found = createMemo(() =>
    props.filters === true ? chosenOf(props.entries, choices(), chosen()) : props.entries,
  )
  const months = () => byMonth(found().slice(0, count()))
  const label = (choice: Choice) => {
    if (choice.id === 'all') return words().all
    return 'kind' in choice ? t().child.kinds[choice.kind] : t().common.maps[choice.map]
  }
  return (
    <Show
      when={props.entries.length > 0}
      fallback={<p class={style.soft}>{props.mayWrite ? words().empty : words().emptyRead}</p>}
    >
      <Show when={props.filters === true && choices().length > 2}>
        <div class={style.filters}>
          <Filters
            label={words().filter}
            items={choices().map((choice) => ({ id: choice.id, label: label(choice) }))}
            selected={chosen()}
            onSelect={setChosen}
          />
        </div>
      </Show>
      <For each={months()}>
        {(one) => (
          <Timeline day={monthName(one.month)}>
            <For each={one.entries}>{(entry) => <Line entry={entry} />}</For>
          </Timeline>
        )}
      </For>
      <Show when={found().length > count()}>
        <Button onPress={() => setCount(count() + STEP)}>
          {words().more(say().number(Math.min(STEP, found().length - count())))}
        </Button>
      </Show>
    </Show>
  )
}

/** The title a person gave it, or else what kind of thing it is. */
export function titleOf(content: Entry): string {
  if (content.kind === 'own-words') return t().child.kinds['own-words']
  if (content.title !== undefined) return content.title
  return content.kind === 'vaccination'
    ? `${t().child.kinds.vaccination} ${say().list(content.vaccines)}`
    : t().child.kinds[content.kind]
}

function Line(props: { entry: TimelineEntry }) {
  const { being, me, today, to } = useChild()
  const words = () => t().child.timeline
  const current = () => props.entry.history.current
  const content = () => current().content
  const author = () => being(current().author)
  const family = () => author().shape.kind === 'family' || author().shape.kind === 'child'
  const nature = () => {
    const found = content()
    return found.kind === 'own-words' ? undefined : found.nature
  }
  const when = () => {
    const found = content()
    const organisation = found.kind === 'own-words' ? undefined : found.organisation
    const who = family() || author().shape.kind === 'network' ? author().name : author().full
    return [who, organisation, say().day(found.on, today())].filter((one) => one !== undefined).join(', ')
  }
  const earlier = () =>
    props.entry.history.revisions.slice(0, -1).filter((one) => !props.entry.history.concurrent.includes(one))
  return (
    <TimelineRow
      lead={<Avatar who={author().shape} initials={author().initials} size="s" />}
      who={titleOf(content())}
      when={when()}
      end={<Show when={nature()}>{(kind) => <Badge tone="edge">{t().child.natures[kind()]}</Badge>}</Show>}
      below={
        <div class={style.below}>
          <Show
            when={props.entry.history.concurrent.length > 0}
            fallback={<Text written={current()} own={family()} />}
          >
            <Both texts={[...props.entry.history.concurrent, current()]} />
          </Show>
          <For each={props.entry.replies}>
            {(reply) => {
              const name = () => being(reply.written.author).name
              const day = () => say().day(reply.written.content.on, today())
              return (
                <OwnWords
                  by={
                    reply.toEarlierText ? words().answerEarlier(name(), day()) : words().answer(name(), day())
                  }
                >
                  {reply.written.content.text}
                </OwnWords>
              )
            }}
          </For>
          <Show when={earlier().length > 0}>
            <details>
              <summary class={style.summary}>{words().earlier}</summary>
              <div class={style.below}>
                <For each={earlier()}>{(one) => <Text written={one} own={family()} signed />}</For>
              </div>
            </details>
          </Show>
          <Show when={current().author === me() && content().kind !== 'vaccination'}>
            <p>
              <Link href={to(`schrijf/${current().record}`)}>{words().change}</Link>
            </p>
          </Show>
        </div>
      }
    />
  )
}

/** The words of one revision; the family's are serif. */
function Text(props: { written: Written<Entry>; own: boolean; signed?: boolean }) {
  const { being, today } = useChild()
  const content = () => props.written.content
  const text = () => {
    const found = content()
    return 'text' in found ? found.text : undefined
  }
  const withWhom = () => {
    const found = content()
    return found.kind === 'conversation' ? found.with : undefined
  }
  return (
    <>
      <Show when={text()}>{(found) => <p class={props.own ? style.ownText : style.text}>{found()}</p>}</Show>
      <Show when={withWhom()}>
        {(names) => <p class={style.soft}>{t().child.timeline.with(say().list(names()))}</p>}
      </Show>
      <Show when={props.signed}>
        <p class={style.soft}>
          {being(props.written.author).name},{' '}
          {say().moment(props.written.time, Date.parse(`${today()}T12:00:00Z`) / 1000)}
        </p>
      </Show>
    </>
  )
}

function Both(props: { texts: readonly Written<Entry>[] }) {
  const words = () => t().child.timeline
  return (
    <>
      <Note tone="ask" title={words().bothTitle}>
        {words().bothWords}
      </Note>
      <div class={style.beside}>
        <For each={props.texts}>
          {(written) => (
            <div class={style.one}>
              <Text written={written} own signed />
            </div>
          )}
        </For>
      </div>
    </>
  )
}
