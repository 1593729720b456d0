// Part 3: who does what and when, lightest help first; what nobody does and what two people do asks for an answer.
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Badge } from '#web/parts/badge.tsx'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { IconPlus, IconUndo } from '#web/parts/icon.tsx'
import { WarningStrip } from '#web/parts/note.tsx'
import { statusOf } from '#web/plan/state.ts'
import type { Warning } from '#web/plan/warning.ts'
import { type Agreement, agreementRows } from './agreement-rows.ts'
import { Concurrent } from './concurrent.tsx'
import { type PlanSpace, usePlan } from './context.tsx'
import { OutcomeNote, useAsking } from './outcome.tsx'
import style from './plan.module.css'
import { Proposals } from './proposals.tsx'
import { Row, RowBetween, Rows } from './rows.tsx'
import { weightOf } from './who.ts'

export function Agreements() {
  const { plan, being, mayWrite, to } = usePlan()
  const words = () => t().plan.agreements
  const rows = () => agreementRows(plan(), (doer) => weightOf(being(doer).shape.kind))
  return (
    <div class={style.part}>
      <Proposals kinds={['plan-action']} />
      <p class={`${style.soft} ${style.partLead}`}>{words().lead}</p>
      <Show when={rows().open.length > 0} fallback={<p class={style.soft}>{words().none}</p>}>
        <Rows label={words().title}>
          <For each={rows().open}>
            {(row) => (
              <Switch>
                <Match when={row.kind === 'agreement' && row}>
                  {(one) => <AgreementRow item={one().item} />}
                </Match>
                <Match when={row.kind === 'unowned' && row}>
                  {(one) => (
                    <RowBetween>
                      <Unowned action={one().action} />
                    </RowBetween>
                  )}
                </Match>
                <Match when={row.kind === 'double' && row}>
                  {(one) => (
                    <RowBetween>
                      <Double actions={one().actions} />
                    </RowBetween>
                  )}
                </Match>
              </Switch>
            )}
          </For>
        </Rows>
      </Show>
      <Show when={mayWrite()}>
        <Button wide size="main" icon={IconPlus} href={to('afspraak')}>
          {words().add}
        </Button>
      </Show>
      <Show when={rows().closed.length > 0}>
        <details class={style.more}>
          <summary>{words().closed(say().number(rows().closed.length))}</summary>
          <Rows label={words().closed(say().number(rows().closed.length))}>
            <For each={rows().closed}>{(item) => <AgreementRow item={item} />}</For>
          </Rows>
        </details>
      </Show>
    </div>
  )
}

/** When, in the words the family chose, or by its days. */
function whenOf(item: Agreement, { sayings }: PlanSpace): string {
  const { when, by, from } = item.now.content
  const words = t().plan.agreements
  if (when !== undefined) return when
  const days = [
    from === undefined ? undefined : words.from(sayings().day(from)),
    by === undefined ? undefined : words.by(sayings().day(by)),
  ]
  return days.filter((one) => one !== undefined).join(', ')
}

function AgreementRow(props: { item: Agreement }) {
  const space = usePlan()
  const content = () => props.item.now.content
  const status = () => statusOf(props.item)
  const names = () => {
    const all = content().doers.map((id) => space.being(id).name)
    return all.length === 0 ? t().plan.agreements.nobody : say().list(all)
  }
  const first = () => content().doers[0]
  const href = () => space.to(`afspraak/${props.item.record}`)
  return (
    <Row
      being={first() === undefined ? undefined : space.being(first() ?? '')}
      text={content().text}
      href={href()}
      second={[names(), whenOf(props.item, space)].filter((one) => one !== '').join(', ')}
      badge={
        <Badge tone={status() === 'going-well' || status() === 'done' ? 'confirm' : 'tell'}>
          {t().plan.statuses[status()]}
        </Badge>
      }
    >
      <Concurrent item={props.item} href={href()} />
    </Row>
  )
}

function Unowned(props: { action: Agreement }) {
  const space = usePlan()
  const asking = useAsking()
  const words = () => t().plan.agreements
  const { content, record } = ((): { content: Agreement['now']['content']; record: string } => ({
    content: props.action.now.content,
    record: props.action.record,
  }))()
  const drop = () =>
    void asking.run('drop', () =>
      space.family()
        ? space.command({ do: 'progress', action: record, status: 'dropped' })
        : space.command({ do: 'write', target: record, content: { ...content, status: 'dropped' } }),
    )
  return (
    <WarningStrip
      title={words().unowned}
      answers={
        <div class={style.answers}>
          <Show when={space.mayWrite()}>
            <ButtonRow direction="loose" label={words().answers}>
              <Button href={space.to(`afspraak/${record}`)}>{words().assign}</Button>
              <Button waiting={asking.busy() === null ? undefined : t().common.waiting} onPress={drop}>
                {words().drop}
              </Button>
            </ButtonRow>
          </Show>
          <OutcomeNote asking={asking} />
        </div>
      }
    >
      {words().unownedText(content.text, whenOf(props.action, space))}
    </WarningStrip>
  )
}

function Double(props: { actions: Extract<Warning, { kind: 'double' }>['actions'] }) {
  const space = usePlan()
  const asking = useAsking()
  const [choosing, setChoosing] = createSignal(false)
  const words = () => t().plan.agreements
  const doers = (item: Agreement) => say().list(item.now.content.doers.map((id) => space.being(id).name))
  const text = () => {
    const [a, b] = props.actions
    const [x, y] = [a.now.content.text, b.now.content.text]
    return x === y
      ? words().doubleSame(say().list([doers(a), doers(b)]), x)
      : words().doubleText(doers(a), x, doers(b), y)
  }
  /** The other agreement is no longer needed; it stays to be read. */
  const keep = (other: Agreement) =>
    void asking.run(other.record, () =>
      space.family()
        ? space.command({ do: 'progress', action: other.record, status: 'dropped' })
        : space.command({
            do: 'write',
            target: other.record,
            content: { ...other.now.content, status: 'dropped' },
          }),
    )
  const intended = () =>
    void asking.run('intended', () =>
      space.command({ do: 'intended', actions: [props.actions[0].record, props.actions[1].record] }),
    )
  return (
    <WarningStrip
      icon={IconUndo}
      title={words().double}
      answers={
        <div class={style.answers}>
          <Show when={space.mayWrite()}>
            <Show
              when={choosing()}
              fallback={
                <ButtonRow direction="loose" label={words().answers}>
                  <Button onPress={() => setChoosing(true)}>{words().choose}</Button>
                  <Show when={space.family()}>
                    <Button
                      waiting={asking.busy() === null ? undefined : t().common.waiting}
                      onPress={intended}
                    >
                      {words().intended}
                    </Button>
                  </Show>
                </ButtonRow>
              }
            >
              <p>{words().whoStays}</p>
              <ButtonRow direction="loose" label={words().whoStays}>
                <Button
                  autofocus
                  waiting={asking.busy() === props.actions[1].record ? t().common.waiting : undefined}
                  onPress={() => keep(props.actions[1])}
                >
                  {words().stays(doers(props.actions[0]))}
                </Button>
                <Button
                  waiting={asking.busy() === props.actions[0].record ? t().common.waiting : undefined}
                  onPress={() => keep(props.actions[0])}
                >
                  {words().stays(doers(props.actions[1]))}
                </Button>
                <Button kind="quiet" onPress={() => setChoosing(false)}>
                  {t().common.leave}
                </Button>
              </ButtonRow>
            </Show>
          </Show>
          <Show when={!space.family()}>
            <p>{words().askFamily}</p>
          </Show>
          <OutcomeNote asking={asking} />
        </div>
      }
    >
      {text()}
    </WarningStrip>
  )
}
