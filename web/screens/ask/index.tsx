// Vraag toegang: the code or link a family gave, then what is asked and why, then what happens now.
import { createEffect, createSignal, For, Match, Switch } from 'solid-js'
import { BoardFrame } from '#web/app/board-frame.tsx'
import { takeCode } from '#web/app/carried-code.ts'
import { useEngine, useView } from '#web/app/engine.tsx'
import { t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Field } from '#web/parts/field.tsx'
import { Link, Title } from '#web/parts/heading.tsx'
import { createAct } from '#web/screens/access/act.tsx'
import { toTop } from '#web/screens/access/to-top.ts'
import type { Invited } from '#web/vault/engine.ts'
import style from './ask.module.css'
import { AskForm } from './form.tsx'
import { emptyAsk, placesOf } from './wish-draft.ts'

export default function Ask() {
  const [invited, setInvited] = createSignal<Invited>()
  const [sent, setSent] = createSignal(false)
  const engine = useEngine()
  const view = useView()
  const { today } = useNow()
  const words = () => t().board.asking
  return (
    <BoardFrame organisations={[{ href: '/bord', label: words().back }]}>
      <div class={style.page}>
        <Switch>
          <Match when={sent() && invited()}>{(to) => <Sent family={words().family(to().family)} />}</Match>
          <Match when={invited()}>
            {(to) => (
              <AskForm
                title={words().family(to().family)}
                children={to().children}
                places={placesOf(to().children)}
                first={emptyAsk(today())}
                coordinates={view().me.as === 'professional'}
                send={(ask) => engine.ask(to(), ask)}
                onSent={() => {
                  setSent(true)
                  toTop()
                }}
              />
            )}
          </Match>
          <Match when={true}>
            <Code onOpen={setInvited} />
          </Match>
        </Switch>
      </div>
    </BoardFrame>
  )
}

function Code(props: { onOpen: (invited: Invited) => void }) {
  const engine = useEngine()
  const words = () => t().board.asking
  const act = createAct(() => words().refused)
  const [code, setCode] = createSignal('')
  createEffect(() => {
    const carried = takeCode()
    if (carried !== undefined) setCode(carried)
  })
  const go = async (event: Event) => {
    event.preventDefault()
    if (code().trim() === '') return
    const done = await act.run(() => engine.openInvitation(code()))
    if (!done?.invited) return
    props.onOpen(done.invited)
    toTop()
  }
  return (
    <form class={style.form} onSubmit={(event) => void go(event)}>
      <Title size="board" lead={words().lead}>
        {words().title}
      </Title>
      <Field
        label={words().code}
        help={words().codeHelp}
        value={code()}
        code
        error={act.problem()}
        onInput={(value) => {
          act.clear()
          setCode(value)
        }}
      />
      <Button
        kind="lamp"
        type="submit"
        blocked={code().trim() === '' ? words().codeMissing : undefined}
        waiting={act.waiting() ? words().opening : undefined}
      >
        {words().open}
      </Button>
    </form>
  )
}

/** What happens now. */
export function Sent(props: { family: string }) {
  const words = () => t().board.asking
  return (
    <div class={style.form} role="status">
      <Title size="board" lead={words().sentWords(props.family)}>
        {words().sent}
      </Title>
      <Card>
        <h2 class={style.legend}>{words().next}</h2>
        <ol class={style.steps}>
          <For each={words().steps}>{(step) => <li>{step}</li>}</For>
        </ol>
      </Card>
      <p>
        <Link href="/bord">{words().toBoard}</Link>
      </p>
    </div>
  )
}
