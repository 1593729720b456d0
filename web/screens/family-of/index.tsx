// One family, for a professional: which maps, until when, opening them (which the family will see), and what they may not.
import { useParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { BoardFrame } from '#web/app/board-frame.tsx'
import { useVault, useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { Title } from '#web/parts/heading.tsx'
import { IconClock } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import { dayOf } from '#web/record/day.ts'
import { endsSoon } from '#web/screens/access/stance.ts'
import { declinedIn, endIn, newestRequest, standingIn, waitingIn } from '#web/screens/board/standing-in.ts'
import type { VaultView } from '#web/vault/shown.ts'
import { Asked } from './asked.tsx'
import style from './family-of.module.css'
import { Maps } from './maps.tsx'
import { MayNot } from './may-not.tsx'
import { OwnNumber } from './number.tsx'

export default function FamilyOf() {
  const params = useParams()
  const vault = useVault(() => params.vault)
  return (
    <BoardFrame organisations={[{ href: '/bord', label: t().board.asking.back }]} vault={vault()}>
      <Show
        when={vault()}
        fallback={
          <div class={style.page}>
            <Title size="board">{t().board.family.gone}</Title>
            <Note tone="tell" answers={<Button href="/bord/vraag">{t().board.ask}</Button>}>
              {t().board.family.goneWords}
            </Note>
          </div>
        }
      >
        {(found) => <Page vault={found()} />}
      </Show>
    </BoardFrame>
  )
}

function Page(props: { vault: VaultView }) {
  const view = useView()
  const { today } = useNow()
  const words = () => t().board.family
  const me = () => view().me.person
  const standing = () => standingIn(props.vault, me())
  const waiting = () => waitingIn(props.vault, me())
  const last = () => {
    const end = endIn(props.vault, me())
    return end === null ? null : dayOf(end)
  }
  const soon = () => {
    const day = last()
    return day === null ? null : endsSoon(day, today())
  }
  const name = () => {
    const { family } = props.vault
    return family === null ? t().board.nameless : t().common.family(family)
  }
  return (
    <div class={style.page}>
      <Title
        size="board"
        lead={standing() === 'in' && last() ? words().until(say().dayYear(last() ?? '')) : undefined}
      >
        {name()}
      </Title>
      <Switch>
        <Match when={standing() === 'in'}>
          <Show when={soon() !== null && waiting() === null}>
            <Note
              tone="ask"
              icon={IconClock}
              title={words().endsSoon(say().inDays(soon() ?? 0))}
              answers={<Button href={`/gezin/${props.vault.id}/vraag`}>{words().extend}</Button>}
            >
              {words().endsSoonWords}
            </Note>
          </Show>
          <Show when={waiting()}>
            {(request) => <Asked vault={props.vault} request={request()} longer />}
          </Show>
          <Show when={declinedIn(props.vault, me())}>
            <Note tone="tell" title={words().declinedMore}>
              {words().declinedMoreWords}
            </Note>
          </Show>
          <Maps vault={props.vault} />
          <MayNot vault={props.vault} />
        </Match>
        <Match when={standing() === 'asking' && newestRequest(props.vault, me())}>
          {(request) => <Asked vault={props.vault} request={request()} />}
        </Match>
        <Match when={standing() === 'declined'}>
          <Over vault={props.vault} title={words().declined} words={words().declinedWords} />
        </Match>
        <Match when={standing() === 'withdrawn'}>
          <Over vault={props.vault} title={words().withdrawn} words={words().withdrawnWords} />
        </Match>
        <Match when={true}>
          <Over vault={props.vault} title={words().over} words={words().overWords} />
        </Match>
      </Switch>
      <OwnNumber vault={props.vault} me={me()} />
    </div>
  )
}

function Over(props: { vault: VaultView; title: string; words: string }) {
  return (
    <Note
      tone="tell"
      large
      title={props.title}
      answers={<Button href={`/gezin/${props.vault.id}/vraag`}>{t().board.family.askAgain}</Button>}
    >
      {props.words}
    </Note>
  )
}
