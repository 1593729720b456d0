// The maps of a grantee: what they are, who wrote last, and opening them. Before that, one sentence: the family sees it.
import { createMemo, For, Show } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { childMaps, familyMaps } from '#web/child/maps.ts'
import { Badge } from '#web/parts/badge.tsx'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { IconEye, IconLock, IconPencil } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import access from '#web/screens/access/access.module.css'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { MapRow } from '#web/screens/access/map-row.tsx'
import { firstName, personIn } from '#web/screens/access/names.ts'
import type { ChildView, MapView, VaultView } from '#web/vault/shown.ts'
import style from './family-of.module.css'

export function Maps(props: { vault: VaultView }) {
  return (
    <>
      <OpenMaps vault={props.vault} />
      <MapList vault={props.vault} />
    </>
  )
}

/** Opening them. `page`: all there is, is somebody's own page. */
export function OpenMaps(props: { vault: VaultView; page?: boolean }) {
  const engine = useEngine()
  const { now } = useNow()
  const act = createAct()
  const words = () => t().board.family
  const logs = createMemo(() => [
    ...props.vault.maps.filter((map) => map.may !== 'write').map((map) => map.log),
    ...props.vault.closed.map((map) => map.log),
  ])
  const openNow = () => {
    const until = props.vault.openUntil
    return until !== null && until > now() ? until : null
  }
  const opened = () => props.vault.maps.some((map) => map.opened)
  /** Maps to write in that are not read need no visit. */
  const writeOnly = () => props.vault.maps.some((map) => map.may === 'write')
  const open = () => act.run(() => engine.visit(props.vault.id, logs()))
  const label = () => {
    if (opened()) return words().openAgain
    if (props.page) return words().openPage
    return logs().length === 1 ? words().openOne : words().open
  }
  const verbs = ({ maps }: ChildView) => {
    if (maps.every((map) => map.may === 'write')) return words().writeOnly
    return maps.some((map) => map.may !== 'read') ? words().read : words().readOnly
  }
  const plan = () => props.vault.maps.find((map) => map.name === 'gezinsplan')
  const withheld = () => props.vault.children.some((child) => child.unopened.length > 0)
  return (
    <section class={style.open}>
      <Show when={logs().length > 0}>
        <Show
          when={openNow()}
          fallback={
            <>
              <p>
                <b>{props.page ? words().seenPage : words().seen}</b>{' '}
                <Show when={opened()}>{words().earlier}</Show>
              </p>
              <Problem words={act.problem()} />
              <Button
                kind="lamp"
                icon={IconEye}
                waiting={act.waiting() ? words().opening : undefined}
                onPress={() => void open()}
              >
                {label()}
              </Button>
            </>
          }
        >
          {(until) => (
            <Note tone="tell" icon={IconEye} title={words().openUntil(say().time(until()))}>
              {props.page ? words().openUntilPage : words().openUntilWords}
            </Note>
          )}
        </Show>
      </Show>
      <Show when={opened() || writeOnly()}>
        <p class={style.links}>
          <For each={props.vault.children.filter((child) => child.maps.length > 0)}>
            {(child) => (
              <Button
                icon={child.maps.some((map) => map.may !== 'read') ? IconPencil : IconEye}
                href={`/gezin/${props.vault.id}/kind/${child.id}`}
              >
                {verbs(child)(firstName(child.name))}
              </Button>
            )}
          </For>
          <Show when={plan()}>
            {(map) => (
              <Button href={`/gezin/${props.vault.id}/plan`}>
                {map().may === 'read' ? words().plan : words().planWrite}
              </Button>
            )}
          </Show>
        </p>
      </Show>
      <Show when={withheld()}>
        <Note tone="ask">{words().withheld}</Note>
      </Show>
    </section>
  )
}

/** The maps by child, as a map list is ordered everywhere: each with who wrote last. */
export function MapList(props: { vault: VaultView }) {
  const words = () => t().board.family
  const unopened = () =>
    props.vault.unopened === 1 ? words().unopenedOne : words().unopened(say().Word(props.vault.unopened))
  return (
    <section>
      <SectionTitle>{words().maps}</SectionTitle>
      <Card>
        <ul class={access.maps}>
          <For each={inOrder(props.vault)}>{(map) => <OneMap vault={props.vault} map={map} />}</For>
          <Show when={props.vault.unopened > 0}>
            <li class={style.closed}>
              <IconLock />
              <span>
                <b>{unopened()}</b>
                <small>{words().unopenedWords}</small>
              </span>
            </li>
          </Show>
        </ul>
      </Card>
    </section>
  )
}

/** By child in the order of their names here, the maps of each in the order of the start set, the family's first. */
function inOrder({ maps, children }: VaultView): MapView[] {
  const order: readonly string[] = [...familyMaps, ...childMaps]
  const of = ({ child }: MapView) => children.findIndex((one) => one.id === child)
  return [...maps].sort((a, b) => of(a) - of(b) || order.indexOf(a.name) - order.indexOf(b.name))
}

function OneMap(props: { vault: VaultView; map: MapView }) {
  const { now } = useNow()
  const words = () => t().board.family
  const wrote = () => {
    const { last } = props.map
    if (last === null) return words().nothingYet
    const name = firstName(personIn(props.vault, last.person)?.name ?? say().capital(t().access.somebody))
    return words().wrote(name, say().momentDay(last.time, now()))
  }
  /** What one left for it oneself and the family's software still has to put into it. */
  const waits = () => {
    const { waiting } = props.map
    const said = t().child.map
    return waiting === 0 ? '' : `. ${waiting === 1 ? said.waitsOne : said.waits(say().Word(waiting))}`
  }
  return (
    <MapRow
      vault={props.vault}
      place={{ child: props.map.child, map: props.map.name }}
      read={props.map.may !== 'write'}
      write={props.map.may !== 'read'}
      second={`${wrote()}${waits()}`}
      end={
        props.map.stale ? (
          <Badge tone="ask" icon={IconLock}>
            {words().stale}
          </Badge>
        ) : undefined
      }
    />
  )
}
