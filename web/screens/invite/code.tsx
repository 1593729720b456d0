// The code in three forms: to type, to scan, to send. It is on this screen once.
import { createSignal, For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Card } from '#web/parts/card.tsx'
import { Note } from '#web/parts/note.tsx'
import { Qr } from '#web/parts/qr.tsx'
import { dayOf } from '#web/record/day.ts'
import type { Invitation } from '#web/vault/engine.ts'
import style from './invite.module.css'

export function Code(props: { invitation: Invitation }) {
  const { today } = useNow()
  const [copied, setCopied] = createSignal<boolean>()
  const words = () => t().access.invite
  const works = () => {
    const { end, uses } = props.invitation
    const times = uses === 1 ? words().time : words().times(say().word(uses))
    return words().works(say().day(dayOf(end), today()), times)
  }
  const copy = () =>
    navigator.clipboard.writeText(props.invitation.link).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  const send = () =>
    navigator.share({ text: words().shareText, url: props.invitation.link }).catch((error: unknown) => {
      // Whoever closes the phone's own list has changed their mind; anything else is a fault.
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
    })
  return (
    <div class={style.form}>
      <Card>
        <div class={style.groups}>
          <p>
            <b>{works()}</b>
          </p>
          <div>
            <h2 class={style.legend}>{words().type}</h2>
            <ol class={style.code}>
              <For each={props.invitation.code}>
                {(group, at) => (
                  <li>
                    <span class={style.number} aria-hidden="true">
                      {at() + 1}
                    </span>
                    {group}
                  </li>
                )}
              </For>
            </ol>
          </div>
          <div class={style.qr}>
            <Qr data={props.invitation.link} label={words().qr} />
          </div>
          <div>
            <h2 class={style.legend}>{words().link}</h2>
            <p class={style.link}>{props.invitation.link}</p>
          </div>
          <ButtonRow direction="loose">
            <Show when={'share' in navigator}>
              <Button onPress={() => void send()}>{words().share}</Button>
            </Show>
            <Button onPress={() => void copy()}>{words().copy}</Button>
          </ButtonRow>
          <p role="status" class={style.help}>
            {copied() === undefined ? '' : copied() ? words().copied : words().copyFailed}
          </p>
        </div>
      </Card>
      <Note tone="tell">{words().once}</Note>
      <Button size="main" wide href="/toegang">
        {words().ready}
      </Button>
    </div>
  )
}
