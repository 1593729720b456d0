// A map's own page: who may see it, what stands in it, who wrote there.
import { For, Show } from 'solid-js'
import { useEngine, useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { Avatar } from '#web/parts/avatar.tsx'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Empty } from '#web/parts/empty.tsx'
import { Link, SectionTitle } from '#web/parts/heading.tsx'
import { IconPencil } from '#web/parts/icon.tsx'
import { List, ListRow } from '#web/parts/list-row.tsx'
import { Note } from '#web/parts/note.tsx'
import { OutcomeNote, useAsking } from '#web/screens/plan/outcome.tsx'
import { Page } from '#web/screens/plan/page.tsx'
import type { ChildView, MapView } from '#web/vault/shown.ts'
import style from './child.module.css'
import { authorsOf } from './choose-lines.ts'
import { useChild } from './context.tsx'
import { Lines } from './lines.tsx'
import { Unopened } from './unopened.tsx'

export default function MapPage(props: { rest: string | undefined }) {
  const { vault, child, to } = useChild()
  const map = () => child().maps.find((one) => one.log === props.rest)
  const back = () => ({ href: to(), label: child().name })
  return (
    <Show
      when={map()}
      fallback={
        <Page vault={vault()} title={child().name} back={back()}>
          <Empty title={t().child.map.missing.title}>{t().child.map.missing.words}</Empty>
        </Page>
      }
    >
      {(found) => (
        <Page
          vault={vault()}
          title={t().common.mapOf(t().common.maps[found().name], child().name)}
          back={back()}
        >
          <Show when={found().opened || found().may === 'write'} fallback={<Closed map={found()} />}>
            <Opened map={found()} />
          </Show>
        </Page>
      )}
    </Show>
  )
}

function Opened(props: { map: MapView }) {
  const { child, own, to } = useChild()
  const words = () => t().child.map
  const waits = () => {
    const { waiting } = props.map
    if (waiting === 0) return ''
    return waiting === 1 ? words().waitsOne : words().waits(say().Word(waiting))
  }
  /** Own words are the child's alone, whoever else may write in its maps. */
  const mayWrite = () => props.map.may !== 'read' && (props.map.name !== 'eigen-woorden' || own())
  return (
    <div class={style.sections}>
      <section>
        <SectionTitle>{props.map.may === 'write' ? words().yours : words().lines}</SectionTitle>
        <Show when={props.map.may === 'write'}>
          <Note tone="tell">{words().onlyWrite}</Note>
        </Show>
        <Show when={props.map.stale || props.map.waiting > 0}>
          <Note tone="ask">{[props.map.stale ? words().stale : '', waits()].join(' ').trim()}</Note>
        </Show>
        <Unopened lines={child().unopened.filter((one) => one.log === props.map.log)} />
        <Lines entries={linesOf(child(), props.map)} mayWrite={mayWrite()} />
        <Show when={mayWrite()}>
          <div class={style.write}>
            <Button
              kind="lamp"
              size="main"
              wide
              icon={IconPencil}
              href={`${to('schrijf')}?map=${props.map.log}`}
            >
              {t().child.timeline.write}
            </Button>
          </div>
        </Show>
      </section>
      <div class={style.stack}>
        {/* Who may not read here does not see who else may. */}
        <Show when={props.map.may !== 'write'}>
          <Readers map={props.map} />
          <Authors map={props.map} />
        </Show>
      </div>
    </div>
  )
}

/** What one left for a map stands in one's own log until it is put into the map: it is of that map all the same. */
const linesOf = ({ timeline, ownWords }: ChildView, { name }: MapView) =>
  [...ownWords, ...timeline].filter((entry) => entry.map === name)

/** The family, always; then each helper with what they may and until when. */
function Readers(props: { map: MapView }) {
  const { vault, child, being, role } = useChild()
  const words = () => t().child.map
  const family = () => {
    const people = vault().people.filter((one) => one.shape === 'family')
    const young = child().person
    return [...people.map((one) => one.person), ...(young === null ? [] : [young])].map(
      (id) => being(id).name,
    )
  }
  const helpers = () =>
    vault().helpers.flatMap((helper) => {
      const here = helper.maps.find((one) => one.log === props.map.log)
      return here ? [{ being: being(helper.person), may: here.may, end: here.end }] : []
    })
  return (
    <section>
      <SectionTitle
        beside={
          <Show when={role() === 'family' || role() === 'child'}>
            <Link href="/toegang">{t().common.change}</Link>
          </Show>
        }
      >
        {words().who}
      </SectionTitle>
      <Card fill="rows">
        <List label={words().who}>
          <Show when={family().length > 0}>
            <ListRow
              lead={<Avatar who={{ kind: 'family' }} initials={(vault().family ?? '').charAt(0)} size="s" />}
              title={words().family}
              second={say().list(family())}
            />
          </Show>
          <For each={helpers()}>
            {(one) => (
              <ListRow
                lead={<Avatar who={one.being.shape} initials={one.being.initials} size="s" />}
                title={one.being.full}
                second={
                  <>
                    <Show when={one.being.role !== ''}>{one.being.role}. </Show>
                    {say().capital(
                      words().may(t().common.may[one.may], say().endDay(one.end, Date.now() / 1000)),
                    )}
                    .
                  </>
                }
              />
            )}
          </For>
        </List>
      </Card>
      <Show when={helpers().length === 0}>
        <p class={`${style.soft} ${style.after}`}>{words().onlyFamily}</p>
      </Show>
    </section>
  )
}

function Authors(props: { map: MapView }) {
  const { child, being, today } = useChild()
  const words = () => t().child.map
  const authors = () => authorsOf(linesOf(child(), props.map))
  return (
    <Show when={authors().length > 0}>
      <section>
        <SectionTitle>{words().wrote}</SectionTitle>
        <List plain label={words().wrote}>
          <For each={authors()}>
            {(one) => (
              <ListRow
                lead={<Avatar who={being(one.person).shape} initials={being(one.person).initials} size="s" />}
                title={being(one.person).full}
                second={words().wroteLine(
                  one.count === 1 ? words().one : words().many(say().number(one.count)),
                  say().day(one.last, today()),
                )}
              />
            )}
          </For>
        </List>
      </section>
    </Show>
  )
}

/** A grantee fetches the map; the family sees that they did. */
function Closed(props: { map: MapView }) {
  const engine = useEngine()
  const view = useView()
  const { vault } = useChild()
  const asking = useAsking()
  const words = () => t().child.map
  return (
    <>
      <Empty
        title={words().closedTitle}
        next={
          <Button
            wide
            blocked={view().connection === 'offline' ? t().refusal.offline : undefined}
            waiting={asking.busy() === null ? undefined : words().opening}
            onPress={() => void asking.run('visit', () => engine.visit(vault().id, [props.map.log]))}
          >
            {words().open}
          </Button>
        }
      >
        {words().closedWords}
      </Empty>
      <OutcomeNote asking={asking} />
    </>
  )
}
