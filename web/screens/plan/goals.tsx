// Part 1: the family's goals in its own words, the free space, and on a phone our story.
import { For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Badge } from '#web/parts/badge.tsx'
import { Button } from '#web/parts/button.tsx'
import { Link, SectionTitle } from '#web/parts/heading.tsx'
import { IconPlus } from '#web/parts/icon.tsx'
import { OwnWords } from '#web/parts/own-words.tsx'
import { numberedGoals } from '#web/plan/goal-number.ts'
import type { Of } from '#web/plan/kinds.ts'
import { type Item, itemsOf, openProposals } from '#web/plan/state.ts'
import hidden from '#web/style/hidden.module.css'
import { Concurrent } from './concurrent.tsx'
import { usePlan } from './context.tsx'
import style from './plan.module.css'
import { Proposals } from './proposals.tsx'
import { Row, Rows } from './rows.tsx'

type Goal = Item<Of<'plan-goal'>>

export function Goals() {
  const { plan, mayWrite, to } = usePlan()
  const words = () => t().plan.goals
  const all = () => numberedGoals(plan())
  const open = () => all().filter(({ item }) => item.now.content.state === 'open')
  const closed = () => all().filter(({ item }) => item.now.content.state !== 'open')
  return (
    <div class={style.part}>
      <h2 class={hidden.hidden}>{words().title}</h2>
      <Proposals kinds={['plan-goal', 'plan-space']} />
      <Show when={open().length > 0} fallback={<p class={style.soft}>{words().none}</p>}>
        <Rows label={words().title} plain>
          <For each={open()}>{({ item, number }) => <GoalRow item={item} number={number} />}</For>
        </Rows>
      </Show>
      <Show when={mayWrite()}>
        <Button wide size="main" icon={IconPlus} href={to('doel')}>
          {words().add}
        </Button>
      </Show>
      <Show when={closed().length > 0}>
        <details class={style.more}>
          <summary>{words().closed(say().number(closed().length))}</summary>
          <Rows label={words().closed(say().number(closed().length))}>
            <For each={closed()}>{({ item, number }) => <GoalRow item={item} number={number} />}</For>
          </Rows>
        </details>
      </Show>
      <FreeSpace />
    </div>
  )
}

function GoalRow(props: { item: Goal; number: number }) {
  const { plan, being, to } = usePlan()
  const content = () => props.item.now.content
  const words = () => t().plan.goals
  const proposed = () => openProposals(plan()).some((one) => one.target === props.item.record)
  const badge = () => {
    if (content().state === 'reached') return words().reached
    if (content().state === 'stopped') return words().stopped
    return proposed() ? words().proposed : null
  }
  return (
    <Row
      number={props.number}
      voice="own"
      text={content().text}
      href={to(`doel/${props.item.record}`)}
      second={words().under(
        say().list(content().owners.map((id) => being(id).name)),
        t().plan.areas[content().area],
      )}
      badge={
        badge() === null ? undefined : (
          <Badge tone={content().state === 'reached' ? 'confirm' : 'tell'}>{badge()}</Badge>
        )
      }
    >
      <Concurrent item={props.item} href={to(`doel/${props.item.record}`)} />
    </Row>
  )
}

function FreeSpace() {
  const { plan, mayWrite, to } = usePlan()
  const words = () => t().plan.space
  const space = () => itemsOf(plan(), 'plan-space')[0]
  const href = () => to(space() ? `ruimte/${space()?.record ?? ''}` : 'ruimte')
  return (
    <Show when={space() ?? mayWrite()}>
      <section>
        <SectionTitle
          beside={mayWrite() && space() ? <Link href={href()}>{words().change}</Link> : undefined}
        >
          {words().title}
        </SectionTitle>
        <Show when={space()} fallback={<Link href={href()}>{words().add}</Link>}>
          {(item) => (
            <>
              <OwnWords>{item().now.content.text}</OwnWords>
              <Concurrent item={item()} href={href()} />
            </>
          )}
        </Show>
      </section>
    </Show>
  )
}

/** *Ons verhaal*: told once, by the family alone. */
export function Story() {
  const { plan, family, mayWrite, being, today, to } = usePlan()
  const words = () => t().plan.story
  const story = () => itemsOf(plan(), 'plan-story').at(-1)
  const href = () => to(story() ? `verhaal/${story()?.record ?? ''}` : 'verhaal')
  return (
    <Show when={story() ?? family()}>
      <section>
        <SectionTitle>{words().title}</SectionTitle>
        <Show when={story()} fallback={<p class={style.soft}>{words().none}</p>}>
          {(item) => (
            <>
              <OwnWords
                by={words().by(being(item().now.author).name, say().day(item().now.content.on, today()))}
              >
                {item().now.content.text}
              </OwnWords>
              <Concurrent item={item()} href={href()} />
            </>
          )}
        </Show>
        <Show when={family() && mayWrite()}>
          <p class={style.after}>
            <Link href={href()}>{story() ? words().change : words().add}</Link>
          </p>
        </Show>
      </section>
    </Show>
  )
}
