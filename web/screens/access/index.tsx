// Toegang: who asks, what waits for another, who has what, what was taken back, and a code for somebody new.
import { createMemo, For, type JSX, Show } from 'solid-js'
import { useVault, useView } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { IconTile } from '#web/parts/avatar.tsx'
import { Badge } from '#web/parts/badge.tsx'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Empty } from '#web/parts/empty.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { IconCheck, IconClock, IconHand, IconLock } from '#web/parts/icon.tsx'
import { List, ListRow } from '#web/parts/list-row.tsx'
import { Note } from '#web/parts/note.tsx'
import { dayOf, daysBetween } from '#web/record/day.ts'
import type { HelperView, RequestView, VaultView } from '#web/vault/shown.ts'
import style from './access.module.css'
import { OpenCodes } from './codes.tsx'
import { childNames, firstName, personIn } from './names.ts'
import { countsOf, type Overview, overviewOf } from './overview.ts'
import { PersonAvatar, roleOf } from './person.tsx'
import { sayMaps } from './say-maps.ts'
import { endsSoon, stanceOf } from './stance.ts'
import { UnderWay } from './under-way.tsx'

export default function Access() {
  const vault = useVault()
  const view = useView()
  const overview = createMemo(() => {
    const own = vault()
    return own && overviewOf(own, view().me.person)
  })
  const nothing = () => {
    const now = overview()
    return now === undefined || now.asking.length + now.waiting.length + now.has.length === 0
  }
  /** A code is given by who holds the vault; a young person decides along about who asks by it. */
  const gives = () => vault()?.mine === 'holder'
  return (
    <Frame
      title={t().access.title}
      lead={t().access.lead}
      {...(nothing() || !gives() ? {} : { aside: <CodeCard /> })}
    >
      <Show
        when={vault()}
        fallback={
          <Note tone="tell" title={t().access.loading}>
            {t().access.loadingWords}
          </Note>
        }
      >
        {(own) => (
          <Show when={overview()}>
            {(now) => <Lists vault={own()} overview={now()} nothing={nothing()} />}
          </Show>
        )}
      </Show>
    </Frame>
  )
}

function Lists(props: { vault: VaultView; overview: Overview; nothing: boolean }) {
  return (
    <div class={style.lists}>
      <Show when={props.vault.maps.some((map) => map.resealing !== null)}>
        <section>
          <SectionTitle>{t().access.closing}</SectionTitle>
          <UnderWay vault={props.vault} />
        </section>
      </Show>
      <Section title={t().access.asking} items={props.overview.asking}>
        {(request) => <RequestRow vault={props.vault} request={request} asks />}
      </Section>
      <Section title={t().access.waiting} items={props.overview.waiting}>
        {(request) => <RequestRow vault={props.vault} request={request} />}
      </Section>
      <Section title={t().access.has} items={props.overview.has}>
        {(helper) => <HelperRow vault={props.vault} helper={helper} />}
      </Section>
      <Show when={props.nothing}>
        <section>
          <SectionTitle>{t().access.has}</SectionTitle>
          <Empty
            title={t().access.empty.title}
            next={
              props.vault.mine === 'holder' ? (
                <Button href="/toegang/code">{t().access.code.make}</Button>
              ) : undefined
            }
          >
            {props.vault.mine === 'holder' ? t().access.empty.words : t().authority.young.nobody}
          </Empty>
        </section>
      </Show>
      <OpenCodes vault={props.vault} />
      <Section title={t().access.taken} items={props.overview.taken}>
        {({ line, about }) => (
          <ListRow
            href={`/toegang/bewijs/${about}/${line.ref.line}`}
            lead={<IconTile icon={IconLock} />}
            title={t().access.takenRow(firstName(personIn(props.vault, about)?.name ?? t().access.somebody))}
            second={t().access.takenOn(say().dayYear(dayOf(line.time)))}
          />
        )}
      </Section>
    </div>
  )
}

function Section<Item>(props: {
  title: string
  items: readonly Item[]
  children: (item: Item) => JSX.Element
}) {
  return (
    <Show when={props.items.length > 0}>
      <section>
        <SectionTitle>{props.title}</SectionTitle>
        <Card fill="rows">
          <List>
            <For each={props.items}>{(item) => props.children(item)}</For>
          </List>
        </Card>
      </section>
    </Show>
  )
}

function RequestRow(props: { vault: VaultView; request: RequestView; asks?: boolean }) {
  const view = useView()
  const person = () => personIn(props.vault, props.request.person)
  const helper = () => props.vault.helpers.find((one) => one.person === props.request.person)
  const wants = () =>
    t().access.wants(sayMaps(props.request.wishes, { text: t(), say: say(), names: childNames(props.vault) }))
  const state = () => {
    const { states } = t().access.request
    const stance = stanceOf(props.request, view().me.person)
    if (stance === 'blocked') return states.blocked
    if (stance === 'awaiting-key') return states.key
    return stance === 'waits' ? states.waits : states.others
  }
  return (
    <ListRow
      href={`/toegang/${props.request.id}`}
      lead={<PersonAvatar person={person()} asks={(helper()?.maps.length ?? 0) === 0} />}
      title={t().access.asks(person()?.name ?? t().access.somebody)}
      second={
        <>
          <Show when={person()}>{(one) => <>{roleOf(one())}. </>}</Show>
          {wants()}
        </>
      }
    >
      <Show
        when={props.asks}
        fallback={
          <Badge tone="edge" icon={IconHand}>
            {state()}
          </Badge>
        }
      >
        <Confirmed helper={helper()} />
      </Show>
    </ListRow>
  )
}

function Confirmed(props: { helper: HelperView | undefined }) {
  return (
    <Show when={props.helper?.confirmed} fallback={<Badge tone="edge">{t().access.confirmedByNobody}</Badge>}>
      {(confirmed) => (
        <Badge tone="confirm" icon={IconCheck}>
          {t().access.confirmedBy(confirmed().organisation)}
        </Badge>
      )}
    </Show>
  )
}

function HelperRow(props: { vault: VaultView; helper: HelperView }) {
  const { today } = useNow()
  const person = () => personIn(props.vault, props.helper.person)
  const last = () => (props.helper.end === null ? null : dayOf(props.helper.end))
  const soon = () => {
    const day = last()
    return day === null ? null : endsSoon(day, today())
  }
  const sees = () => {
    const { seen, written, onlyPage } = countsOf(props.helper)
    const words = t().access
    if (onlyPage) return `${words.seesPage}.`
    const all = say().number(props.vault.maps.length)
    const begin = seen === 1 ? words.seesOne(all) : words.sees(say().number(seen), all)
    return begin + (written === 0 ? words.writesNowhere : words.writesIn(say().word(written)))
  }
  const until = () => {
    const day = last()
    return day === null || soon() !== null ? '' : ` ${t().access.until(say().day(day, today()))}`
  }
  return (
    <ListRow
      href={`/toegang/wie/${props.helper.person}`}
      lead={<PersonAvatar person={person()} />}
      title={person()?.name ?? t().access.somebody}
      second={
        <>
          <Show when={person()}>{(one) => <>{roleOf(one())}. </>}</Show>
          {sees()}
          {until()}
        </>
      }
    >
      <span class={style.badges}>
        <Show when={soon() !== null && last()}>
          {(day) => (
            <Badge tone="ask" icon={IconClock}>
              {t().access.endsSoon(say().dayShort(day()), say().inDays(daysBetween(today(), day())))}
            </Badge>
          )}
        </Show>
        <Show when={props.helper.coordinator}>
          <Badge>{t().access.coordinator}</Badge>
        </Show>
        <Show when={props.helper.asks}>
          <Badge tone="ask" icon={IconHand}>
            {t().access.asksMore}
          </Badge>
        </Show>
        <Show when={props.helper.shape === 'helper'}>
          <Confirmed helper={props.helper} />
        </Show>
      </span>
    </ListRow>
  )
}

function CodeCard() {
  const words = () => t().access.code
  return (
    <section>
      <SectionTitle>{words().title}</SectionTitle>
      <p class={style.free}>{words().words}</p>
      <p class={style.make}>
        <Button href="/toegang/code">{words().make}</Button>
      </p>
    </section>
  )
}
