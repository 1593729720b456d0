// What one person may see and until when, who vouches for them, and taking it back. Taking back looks like giving.
import { useNavigate, useParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useEngine, useVault } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Badge } from '#web/parts/badge.tsx'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Card } from '#web/parts/card.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { Link, Title } from '#web/parts/heading.tsx'
import { IconClock } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import { dayOf, daysBetween } from '#web/record/day.ts'
import style from '#web/screens/access/access.module.css'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { toAccess } from '#web/screens/access/back.ts'
import { Compare } from '#web/screens/access/compare.tsx'
import { Gone } from '#web/screens/access/gone.tsx'
import { MapRow } from '#web/screens/access/map-row.tsx'
import { firstName, personIn } from '#web/screens/access/names.ts'
import { PersonAvatar, roleOf, StandingLines } from '#web/screens/access/person.tsx'
import { endsSoon } from '#web/screens/access/stance.ts'
import type { HelperView, VaultView } from '#web/vault/shown.ts'

export default function Grant() {
  const params = useParams()
  const vault = useVault()
  // Who was just taken back stays on screen until the receipt is there.
  const helper = createMemo<HelperView | undefined>((last) => {
    const now = vault()?.helpers.find((one) => one.person === params.person && one.maps.length > 0)
    return now ?? (last?.person === params.person ? last : undefined)
  })
  return (
    <Show
      when={vault() && helper()}
      fallback={<Gone title={t().access.grant.gone} words={t().access.grant.goneWords} />}
    >
      {(found) => (
        <Frame back={toAccess()}>
          <Show when={vault()}>{(own) => <Page vault={own()} helper={found()} />}</Show>
        </Frame>
      )}
    </Show>
  )
}

function Page(props: { vault: VaultView; helper: HelperView }) {
  const engine = useEngine()
  const navigate = useNavigate()
  const { now, today } = useNow()
  const act = createAct()
  const [asked, setAsked] = createSignal(false)
  const words = () => t().access.grant
  const person = () => personIn(props.vault, props.helper.person)
  const full = () => person()?.name ?? t().access.somebody
  const name = () => firstName(full())
  const request = () =>
    props.vault.requests.find(
      (one) =>
        one.person === props.helper.person && (one.state === 'requested' || one.state === 'partly-agreed'),
    )
  const page = () => props.helper.maps.find((map) => map.name === 'bladzijde')
  const takeBack = async () => {
    const done = await act.run(() => engine.takeBack(props.vault.id, props.helper.person))
    setAsked(false)
    if (done?.receipt) navigate(`/toegang/bewijs/${done.receipt.person}/${done.receipt.line.line}`)
    else if (done) navigate('/toegang')
  }
  return (
    <div class={style.column}>
      <div class={style.head}>
        <div class={style.who}>
          <PersonAvatar person={person()} size="l" />
          <Title>{full()}</Title>
        </div>
        <Show when={person()}>
          {(one) => (
            <>
              <p class={style.role}>{roleOf(one())}</p>
              <Show when={props.helper.coordinator}>
                <span class={style.badges}>
                  <Badge>{t().access.coordinator}</Badge>
                </span>
              </Show>
              <StandingLines person={one()} helper={props.helper} />
            </>
          )}
        </Show>
      </div>
      <Show when={props.vault.mine === 'holder' && props.helper.shape === 'helper'}>
        <Compare vault={props.vault} helper={props.helper} name={name()} />
      </Show>
      <Show when={request()}>
        {(open) => (
          <Note
            tone="ask"
            title={words().asksMore(name())}
            answers={<Button href={`/toegang/${open().id}`}>{words().look}</Button>}
          />
        )}
      </Show>
      <Card>
        <div class={style.terms}>
          <div>
            <p class={style.label}>{words().can(name())}</p>
            <ul class={style.maps}>
              <For each={props.helper.maps}>
                {(map) => (
                  <MapRow
                    vault={props.vault}
                    place={{ child: map.child, map: map.name }}
                    read={map.may !== 'write'}
                    write={map.may !== 'read'}
                    {...(map.end === props.helper.end
                      ? {}
                      : { second: t().access.until(say().day(dayOf(map.end), today())) })}
                  />
                )}
              </For>
            </ul>
          </div>
          <dl class={style.dates}>
            <div>
              <dt>{words().until}</dt>
              <dd>
                <End end={props.helper.end} today={today()} />
              </dd>
            </div>
            <div>
              <dt>{words().fetched}</dt>
              <dd>
                {props.helper.fetched === null ? words().never : say().momentDay(props.helper.fetched, now())}
              </dd>
            </div>
          </dl>
        </div>
      </Card>
      <Show when={page()}>
        {(own) => (
          <p>
            <Link href={`/toegang/bladzijde/${own().log}`}>{words().page(name())}</Link>
          </p>
        )}
      </Show>
      <div class={style.answers}>
        <Problem words={act.problem()} />
        <Button wide size="main" href={`/toegang/wie/${props.helper.person}/minder`}>
          {words().less}
        </Button>
        <Button wide size="main" onPress={() => setAsked(true)}>
          {words().takeBack}
        </Button>
      </div>
      <p class={style.free}>
        {words().free} {t().access.receipt.honest}
      </p>
      <p>
        <Link href={`/logboek?over=${props.helper.person}`}>{words().log}</Link>
      </p>
      <Dialog
        open={asked()}
        onClose={() => setAsked(false)}
        title={words().question(name())}
        answers={
          <ButtonRow>
            <Button wide onPress={() => setAsked(false)}>
              {t().common.leave}
            </Button>
            <Button
              wide
              waiting={act.waiting() ? words().takingBack : undefined}
              onPress={() => void takeBack()}
            >
              {words().takeBack}
            </Button>
          </ButtonRow>
        }
      >
        {words().consequence(name())}
      </Dialog>
    </div>
  )
}

function End(props: { end: number | null; today: string }) {
  const last = () => (props.end === null ? null : dayOf(props.end))
  const soon = () => {
    const day = last()
    return day !== null && endsSoon(day, props.today) !== null
  }
  return (
    <Show when={last()} fallback="–">
      {(day) => (
        <Show when={soon()} fallback={say().dayYear(day())}>
          <Badge tone="ask" icon={IconClock}>
            {t().access.endsSoon(say().dayShort(day()), say().inDays(daysBetween(props.today, day())))}
          </Badge>
        </Show>
      )}
    </Show>
  )
}
