// Herstel: the paper and when it was practised, a new sheet, and what it means when everything is gone.
import { useLocation } from '@solidjs/router'
import { Show } from 'solid-js'
import { useView } from '#web/app/engine.tsx'
import { OwnFrame } from '#web/app/own-frame.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Card } from '#web/parts/card.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { dayOf } from '#web/record/day.ts'
import style from '#web/screens/devices/devices.module.css'
import { isLongAgo } from './long-ago.ts'

export default function Recovery() {
  const view = useView()
  const { now } = useNow()
  const place = useLocation<{ renewed?: boolean; shared?: boolean }>()
  const words = () => t().account.recovery
  const helping = () => t().account.helpers
  const sheet = () => view().account.sheet
  const day = (seconds: number) => say().dayYear(dayOf(seconds))
  const said = (at: number | null, at_day: (day: string) => string, never: string) =>
    at === null ? never : at_day(day(at))

  return (
    <OwnFrame
      title={words().title}
      lead={words().words}
      back={{ href: '/apparaten', label: t().account.devices.title }}
    >
      <div class={style.page}>
        <Show when={place.state?.renewed}>
          <Note tone="confirm" live>
            {words().renewed}
          </Note>
        </Show>
        <Show when={place.state?.shared}>
          <Note tone="confirm" live>
            {helping().shared}
          </Note>
        </Show>
        <Show when={isLongAgo(sheet(), now())}>
          <Note tone="ask" title={words().old}>
            {words().oldWords}
          </Note>
        </Show>
        <section>
          <SectionTitle>{words().sheet}</SectionTitle>
          <Card>
            <div class={style.group}>
              <p>
                <Show when={sheet().made}>{(made) => <>{words().made(day(made()))} </>}</Show>
                {said(sheet().practised.sheet, words().practisedSheet, words().neverSheet)}{' '}
                {said(sheet().practised.strip, words().practisedStrip, words().neverStrip)}
              </p>
              <ButtonRow direction="loose">
                <Button href="/herstel/oefen">{words().practise}</Button>
                <Button href="/herstel/nieuw">{words().renew}</Button>
              </ButtonRow>
            </div>
          </Card>
        </section>
        <section>
          <SectionTitle>{helping().title}</SectionTitle>
          <Card>
            <div class={style.group}>
              <p>
                <Show when={view().account.helpers} fallback={helping().none}>
                  {(helpers) => (
                    <>
                      {helping().some(
                        say().capital(say().list(helpers().names.map((name) => name ?? helping().someone))),
                        say().number(helpers().needed),
                        say().number(helpers().names.length),
                      )}{' '}
                      {helping().againWords}
                    </>
                  )}
                </Show>
              </p>
              <Button href="/herstel/helpers">
                {view().account.helpers ? helping().again : helping().go}
              </Button>
            </div>
          </Card>
        </section>
        <section>
          <SectionTitle>{words().all}</SectionTitle>
          <Card>
            <div class={style.group}>
              <p>{words().allWords}</p>
              <p class={style.soft}>{words().kept}</p>
            </div>
          </Card>
        </section>
      </div>
    </OwnFrame>
  )
}
