// Steps: the version that waits for answers, and what the family may do next with the plan as a whole.
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Card } from '#web/parts/card.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { agreedVersion, presentedVersion, standingLines, type Version } from '#web/plan/state.ts'
import { dayOf } from '#web/record/day.ts'
import { usePlan } from './context.tsx'
import { OutcomeNote, useAsking } from './outcome.tsx'
import style from './plan.module.css'
import { BeingAvatar } from './rows.tsx'

/** Whether what stands differs from what everybody agreed to last. */
function changedSince(plan: ReturnType<ReturnType<typeof usePlan>['plan']>): boolean {
  const last = presentedVersion(plan) ?? agreedVersion(plan)
  return standingLines(plan).length > 0 && last?.lines.join() !== standingLines(plan).join()
}

/** A version waits: everybody asked, what they said, and my own two answers. */
export function Presented() {
  const { plan } = usePlan()
  return <Show when={presentedVersion(plan())}>{(version) => <Waiting version={version()} />}</Show>
}

function Waiting(props: { version: Version }) {
  const { being, me, command, to, sayings } = usePlan()
  const asking = useAsking()
  const words = () => t().plan.version
  const asked = () => props.version.asks.includes(me())
  const mine = () => props.version.answers.get(me())
  const said = (who: string) => {
    const answer = props.version.answers.get(who)
    if (!answer) return words().saidLine(being(who).name, words().said.nothing)
    const what = answer.agrees ? words().said.yes : words().said.no
    return answer.note === null
      ? words().saidLine(being(who).name, what)
      : words().saidNote(being(who).name, what, answer.note)
  }
  const agree = (agrees: boolean) =>
    void asking.run(String(agrees), () => command({ do: 'agree', version: props.version.line, agrees }))
  return (
    <Card asks={asked() && !mine()}>
      <h2 class={style.cardTitle}>{words().asks(String(props.version.number))}</h2>
      <p class={style.soft}>
        {words().presentedBy(being(props.version.by).name, sayings().day(dayOf(props.version.time)))}
      </p>
      <ul class={style.said}>
        <For each={props.version.asks}>
          {(who) => (
            <li>
              <BeingAvatar being={being(who)} />
              <span>{said(who)}</span>
            </li>
          )}
        </For>
      </ul>
      <p class={style.soft}>{words().silence}</p>
      <p class={style.after}>
        <a class={style.quiet} href={to('versies')}>
          {words().look}
        </a>
      </p>
      <Show when={asked() && mine()?.agrees !== true}>
        <div class={style.after}>
          <ButtonRow label={t().plan.agreements.answers}>
            <Button
              wide
              waiting={asking.busy() === 'true' ? t().common.waiting : undefined}
              onPress={() => agree(true)}
            >
              {words().agree}
            </Button>
            <Button
              wide
              waiting={asking.busy() === 'false' ? t().common.waiting : undefined}
              onPress={() => agree(false)}
            >
              {words().disagree}
            </Button>
          </ButtonRow>
        </div>
      </Show>
      <OutcomeNote asking={asking} />
    </Card>
  )
}

/** What may come next, for the family alone. */
export function Steps() {
  const { plan, family, mayWrite, today, command, to } = usePlan()
  const asking = useAsking()
  const [closing, setClosing] = createSignal(false)
  const words = () => t().plan.steps
  const turn = (next: 'draft' | 'running' | 'evaluated' | 'closed') =>
    void asking.run(next, () => command({ do: 'turn', to: next, on: today() }))
  const waiting = (name: string) => (asking.busy() === name ? t().common.waiting : undefined)
  const status = () => plan().status
  const sentence = () => {
    if (status() === 'agreed') return words().agreed
    if (status() === 'evaluated') return words().evaluated
    if (status() === 'draft') return words().draft
    return changedSince(plan()) ? words().changed : ''
  }
  return (
    <Show when={family() && mayWrite() && plan().items.size > 0}>
      <section class={style.steps}>
        <SectionTitle>{words().title}</SectionTitle>
        <Show when={sentence() !== ''}>
          <p class={style.soft}>{sentence()}</p>
        </Show>
        <ButtonRow direction="loose" label={words().title}>
          <Show when={status() !== 'closed' && (changedSince(plan()) || status() === 'draft')}>
            <Button href={to('voorleggen')}>{words().present}</Button>
          </Show>
          <Switch>
            <Match when={status() === 'agreed'}>
              <Button waiting={waiting('running')} onPress={() => turn('running')}>
                {words().run}
              </Button>
            </Match>
            <Match when={status() === 'evaluated'}>
              <Button waiting={waiting('running')} onPress={() => turn('running')}>
                {words().runOn}
              </Button>
            </Match>
            <Match when={status() === 'running'}>
              <Button waiting={waiting('evaluated')} onPress={() => turn('evaluated')}>
                {words().evaluate}
              </Button>
            </Match>
            <Match when={status() === 'closed'}>
              <Button waiting={waiting('draft')} onPress={() => turn('draft')}>
                {words().reopen}
              </Button>
            </Match>
          </Switch>
          <Show when={['agreed', 'running', 'evaluated'].includes(status())}>
            <Button kind="quiet" onPress={() => setClosing(true)}>
              {words().close}
            </Button>
          </Show>
        </ButtonRow>
        <OutcomeNote asking={asking} />
        <Dialog
          open={closing()}
          onClose={() => setClosing(false)}
          title={words().closeTitle}
          answers={
            <ButtonRow>
              <Button
                wide
                onPress={() => {
                  setClosing(false)
                  turn('closed')
                }}
              >
                {words().closeYes}
              </Button>
              <Button wide onPress={() => setClosing(false)}>
                {t().common.leave}
              </Button>
            </ButtonRow>
          }
        >
          {words().closeWords}
        </Dialog>
      </section>
    </Show>
  )
}

/** “Loopt sinds 1 september. Versie 7, vastgesteld door Noor en Daan.” */
export function lead(space: ReturnType<typeof usePlan>): { short: string; by: string } {
  const { plan, being, sayings } = space
  const words = t().plan.lead
  const { status, since } = plan()
  const agreed = agreedVersion(plan())
  const presented = presentedVersion(plan())
  const first =
    status === 'running'
      ? words.running(sayings().day(since ?? space.today()))
      : status === 'presented'
        ? words.presented(String(presented?.number ?? agreed?.number ?? 1))
        : words[status]
  if (!agreed) return { short: first, by: '' }
  const names = agreed.asks.map((who) => being(who).name)
  return { short: `${first} ${words.version(String(agreed.number))}`, by: words.by(say().list(names)) }
}
