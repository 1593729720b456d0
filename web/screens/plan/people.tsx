// Part 2: who takes part, the zorgcoördinator, and how everybody keeps each other informed.
import { For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Link, SectionTitle } from '#web/parts/heading.tsx'
import { IconPlus } from '#web/parts/icon.tsx'
import type { Of } from '#web/plan/kinds.ts'
import { coordinatorOn, parties } from '#web/plan/party.ts'
import { type Item, itemsOf } from '#web/plan/state.ts'
import { Concurrent } from './concurrent.tsx'
import { usePlan } from './context.tsx'
import { OutcomeNote, useAsking } from './outcome.tsx'
import style from './plan.module.css'
import { Proposals } from './proposals.tsx'
import { Row, Rows } from './rows.tsx'

type Party = Item<Of<'plan-party'>>

/** A desktop's right column names a few; the page of this part names all. */
export function PeopleCard(props: { max: number }) {
  const { plan, today, to } = usePlan()
  const words = () => t().plan.people
  const all = () => parties(plan())
  const coordinator = () => coordinatorOn(plan(), today())
  /** The coordinator, some helpers, and one of the network: a few of each that may be looked for. */
  const first = () => {
    const others = all().filter((one) => one.now.content.part !== 'family')
    const network = others.filter((one) => one.now.content.part === 'network')
    const helpers = others
      .filter((one) => one.now.content.part !== 'network')
      .sort((a, b) => Number(b === coordinator()) - Number(a === coordinator()))
    const room = props.max - Math.min(network.length, 1)
    const some = [...helpers.slice(0, room), ...network]
    return (some.length > 0 ? some : all()).slice(0, props.max)
  }
  return (
    <section>
      <SectionTitle>{words().title}</SectionTitle>
      <Card>
        <Show when={all().length > 0} fallback={<p class={style.soft}>{words().none}</p>}>
          <div class={style.flush}>
            <Rows label={words().title} plain>
              <For each={first()}>{(party) => <PartyRow party={party} short />}</For>
            </Rows>
          </div>
        </Show>
        <p class={style.after}>
          <Link href={to('betrokkenen')}>
            {all().length > 0 ? words().all(say().number(all().length)) : words().add}
          </Link>
        </p>
      </Card>
    </section>
  )
}

/** Everybody, with how to reach them. */
export function People() {
  const { plan, mayWrite, to } = usePlan()
  const words = () => t().plan.people
  const all = () => parties(plan())
  return (
    <div class={style.part}>
      <Proposals kinds={['plan-party', 'plan-inform']} />
      <Show when={all().length > 0} fallback={<p class={style.soft}>{words().none}</p>}>
        <Rows label={words().title}>
          <For each={all()}>{(party) => <PartyRow party={party} />}</For>
        </Rows>
      </Show>
      <Show when={mayWrite()}>
        <Button wide size="main" icon={IconPlus} href={to('betrokkene')}>
          {words().add}
        </Button>
      </Show>
      <Coordinator />
      <Inform />
    </div>
  )
}

function PartyRow(props: { party: Party; short?: boolean }) {
  const { being, sayings, today, to } = usePlan()
  const words = () => t().plan.people
  const content = () => props.party.now.content
  const role = () => {
    const { coordinator, part, role, copy } = content()
    if (coordinator && coordinator.handedBack === undefined && coordinator.until >= today())
      return words().until(sayings().day(coordinator.until))
    if (part !== 'network') return role
    if (props.short === true) return `${words().network('')}, ${copy ? words().copy : words().noCopy}`
    return words().network(role)
  }
  const lines = () =>
    props.short === true
      ? [role()]
      : [
          [role(), content().organisation].filter((one) => one !== undefined && one !== '').join(', '),
          content().contact,
          content().copy ? words().copy : words().noCopy,
        ].filter((one) => one !== undefined && one !== '')
  return (
    <Row
      being={being(props.party.record)}
      text={content().name}
      strong
      href={to(`betrokkene/${props.party.record}`)}
      second={<For each={lines()}>{(line) => <span class={style.block}>{line}</span>}</For>}
    >
      <Concurrent item={props.party} href={to(`betrokkene/${props.party.record}`)} />
    </Row>
  )
}

/** The assignment of now, or that there is none; it is handed back as easily as it was given. */
function Coordinator() {
  const { plan, today, sayings, family, me, command, mayWrite } = usePlan()
  const asking = useAsking()
  const words = () => t().plan.people
  const current = () => coordinatorOn(plan(), today())
  const lapsed = () =>
    parties(plan()).find(({ now }) => {
      const { coordinator } = now.content
      return coordinator && coordinator.until < today() && coordinator.handedBack === undefined
    })
  const shown = () => current() ?? lapsed()
  const handBack = (party: Party) => {
    const { content } = party.now
    if (!content.coordinator) return
    const coordinator = { ...content.coordinator, handedBack: today() }
    void asking.run('hand-back', () =>
      command({ do: 'write', target: party.record, content: { ...content, coordinator } }),
    )
  }
  const mine = () => family() || shown()?.now.content.person === me()
  return (
    <section class={style.part}>
      <SectionTitle>{words().coordinatorTitle}</SectionTitle>
      <Show
        when={current()}
        fallback={
          <p>
            {lapsed() ? words().coordinatorGone(lapsed()?.now.content.name ?? '') : words().coordinatorNone}
          </p>
        }
      >
        {(party) => (
          <p>
            {words().coordinator(
              party().now.content.name,
              sayings().day(party().now.content.coordinator?.until ?? today()),
            )}{' '}
            {words().coordinatorEnd}
          </p>
        )}
      </Show>
      <Show when={mayWrite() && mine() && shown()}>
        {(party) => (
          <Button
            waiting={asking.busy() === null ? undefined : t().plan.form.saving}
            onPress={() => handBack(party())}
          >
            {family() ? words().handBack : words().handBackCoordinator}
          </Button>
        )}
      </Show>
      <OutcomeNote asking={asking} />
    </section>
  )
}

function Inform() {
  const { plan, mayWrite, sayings, to } = usePlan()
  const words = () => t().plan.people
  const inform = () => itemsOf(plan(), 'plan-inform')[0]
  const href = () => to(inform() ? `informeren/${inform()?.record ?? ''}` : 'informeren')
  return (
    <section>
      <SectionTitle beside={mayWrite() ? <Link href={href()}>{words().informChange}</Link> : undefined}>
        {words().informTitle}
      </SectionTitle>
      <Show when={inform()} fallback={<p class={style.soft}>{words().informNone}</p>}>
        {(item) => (
          <>
            <Show when={item().now.content.ways.length > 0}>
              <p>
                {words().inform(sayings().list(item().now.content.ways.map((way) => sayings().ways[way])))}
              </p>
            </Show>
            <Show when={item().now.content.text}>{(text) => <p>{text()}</p>}</Show>
            <Concurrent item={item()} href={href()} />
          </>
        )}
      </Show>
    </section>
  )
}
