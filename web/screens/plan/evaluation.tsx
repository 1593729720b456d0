// Part 4: the day on which everybody looks at the plan together, how far the period is, and what earlier ones gave.
import { For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { Progress } from '#web/parts/progress.tsx'
import { nextEvaluation } from '#web/plan/evaluation.ts'
import type { Of } from '#web/plan/kinds.ts'
import { type Item, itemsOf } from '#web/plan/state.ts'
import { Concurrent } from './concurrent.tsx'
import { usePlan } from './context.tsx'
import style from './plan.module.css'
import { Proposals } from './proposals.tsx'

/** `title` where the card stands in the right column. */
export function Evaluation(props: { title?: boolean }) {
  const { plan, today, being, mayWrite, me, to } = usePlan()
  const words = () => t().plan.evaluation
  const next = () => nextEvaluation(plan(), today())
  const content = () => next()?.item?.now.content
  const day = () => say().capital(say().weekday(next()?.on ?? today()))
  const withWhom = () => {
    const found = content()
    if (!found) return ''
    const names = found.with.filter((id) => id !== me()).map((id) => being(id).name)
    return words().withPlace(found.place ?? '', say().list(names))
  }
  const href = () => to(next()?.item ? `evaluatie/${next()?.item?.record ?? ''}` : 'evaluatie')
  const label = () => {
    const found = next()
    if (!found?.item) return words().plan
    return found.inDays <= 0 ? words().hold : words().prepare
  }
  return (
    <section class={style.part}>
      <Proposals kinds={['plan-evaluation']} />
      <div>
        <Show when={props.title}>
          <SectionTitle>{words().title}</SectionTitle>
        </Show>
        <Card>
          <Show when={next()} fallback={<p class={style.soft}>{words().none}</p>}>
            {(found) => (
              <>
                <p>
                  <b>
                    {content()?.at === undefined
                      ? day()
                      : words().moment(day(), say().time(content()?.at ?? ''))}
                  </b>
                </p>
                <Show when={withWhom() !== ''}>
                  <p class={style.soft}>{withWhom()}</p>
                </Show>
                <Show when={!found().item}>
                  <p class={style.soft}>{words().noDay}</p>
                </Show>
                <div class={style.progress}>
                  <Progress
                    label={words().passed(say().number(found().passed), say().number(found().total))}
                    value={found().passed}
                    max={Math.max(found().total, 1)}
                  />
                </div>
                <Show when={found().inDays < 0}>
                  <p class={style.soft}>{words().overdue}</p>
                </Show>
                <Show when={found().item}>{(item) => <Concurrent item={item()} href={href()} />}</Show>
              </>
            )}
          </Show>
          <Show when={mayWrite()}>
            <div class={style.after}>
              <Button wide href={href()}>
                {label()}
              </Button>
            </div>
          </Show>
        </Card>
      </div>
    </section>
  )
}

/** Evaluations that were held, newest first. */
export function EarlierEvaluations() {
  const { plan } = usePlan()
  const held = () =>
    itemsOf(plan(), 'plan-evaluation')
      .filter((item) => item.now.content.held)
      .sort((a, b) => (a.now.content.on < b.now.content.on ? 1 : -1))
  return (
    <Show when={held().length > 0}>
      <section>
        <SectionTitle>{t().plan.evaluation.earlier}</SectionTitle>
        <For each={held()}>{(item) => <Held item={item} />}</For>
      </section>
    </Show>
  )
}

function Held(props: { item: Item<Of<'plan-evaluation'>> }) {
  const { sayings, to, mayWrite } = usePlan()
  const words = () => t().plan.evaluation
  const content = () => props.item.now.content
  return (
    <details class={style.more}>
      <summary>{sayings().day(content().on)}</summary>
      <div class={style.part}>
        <Show when={content().points}>
          {(points) => (
            <div>
              <h3 class={style.small}>{words().points}</h3>
              <p class={style.fieldLine}>{points()}</p>
            </div>
          )}
        </Show>
        <Show when={content().next.length > 0}>
          <div>
            <h3 class={style.small}>{words().next}</h3>
            <ul class={style.bullets}>
              <For each={content().next}>
                {(one) => (
                  <li>
                    {one.goal === undefined
                      ? one.text
                      : words().aboutGoal(one.text, sayings().goal(one.goal))}
                  </li>
                )}
              </For>
            </ul>
          </div>
        </Show>
        <Concurrent item={props.item} href={to(`evaluatie/${props.item.record}`)} />
        <Show when={mayWrite()}>
          <a class={style.quiet} href={to(`evaluatie/${props.item.record}`)}>
            {t().common.change}
          </a>
        </Show>
      </div>
    </details>
  )
}
