// Doe mee: the code that somebody of the family gave, as whom it lets one in, and asking.
import { createEffect, createSignal, Match, Switch } from 'solid-js'
import { takeCode } from '#web/app/carried-code.ts'
import { useEngine } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Field } from '#web/parts/field.tsx'
import { Note } from '#web/parts/note.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { toTop } from '#web/screens/access/to-top.ts'
import style from '#web/screens/authority/authority.module.css'
import type { Invited } from '#web/vault/outcome.ts'

type Opened = { invited: Invited; joins: { as: 'holder' | 'young'; child: string | null } | null }

export default function Joining() {
  const [opened, setOpened] = createSignal<Opened>()
  const [sent, setSent] = createSignal(false)
  const words = () => t().authority.join
  return (
    <Frame title={words().title} lead={opened() ? undefined : words().lead}>
      <Switch>
        <Match when={sent()}>
          <div class={style.page}>
            <Note
              tone="confirm"
              large
              live
              title={words().sent}
              answers={<Button href="/">{words().home}</Button>}
            >
              {words().sentWords}
            </Note>
          </div>
        </Match>
        <Match when={opened()}>{(found) => <Ask opened={found()} onSent={() => setSent(true)} />}</Match>
        <Match when={true}>
          <Code onOpen={setOpened} />
        </Match>
      </Switch>
    </Frame>
  )
}

function Code(props: { onOpen: (opened: Opened) => void }) {
  const engine = useEngine()
  const words = () => t().authority.join
  const act = createAct(() => words().refused)
  const [code, setCode] = createSignal('')
  createEffect(() => {
    const carried = takeCode()
    if (carried !== undefined) setCode(carried)
  })
  const go = async (event: Event) => {
    event.preventDefault()
    if (code().trim() === '') return
    const done = await act.run(() => engine.openJoining(code()))
    if (!done?.invited) return
    props.onOpen({ invited: done.invited, joins: done.joins ?? null })
    toTop()
  }
  return (
    <form class={style.form} novalidate onSubmit={(event) => void go(event)}>
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
        size="main"
        wide
        type="submit"
        blocked={code().trim() === '' ? words().codeMissing : undefined}
        waiting={act.waiting() ? words().opening : undefined}
      >
        {words().open}
      </Button>
    </form>
  )
}

function Ask(props: { opened: Opened; onSent: () => void }) {
  const engine = useEngine()
  const act = createAct()
  const words = () => t().authority.join
  const family = () => props.opened.invited.family
  const child = () => {
    const { invited, joins } = props.opened
    return invited.children.find((one) => one.id === joins?.child)?.name ?? ''
  }
  const send = async () => {
    const done = await act.run(() => engine.join(props.opened.invited))
    if (!done) return
    props.onSent()
    toTop()
  }
  return (
    <div class={style.page}>
      <Switch>
        <Match when={props.opened.joins === null}>
          <Note tone="tell" answers={<Button href="/bord/vraag">{words().toAsk}</Button>}>
            {words().other}
          </Note>
        </Match>
        <Match when={props.opened.joins}>
          {(joins) => (
            <>
              <Note
                tone="ask"
                large
                title={
                  joins().as === 'holder' ? words().asParent(family()) : words().asYoung(family(), child())
                }
              >
                {joins().as === 'holder' ? words().parentWords : words().youngWords(child())}
              </Note>
              <Problem words={act.problem()} />
              <Button
                kind="lamp"
                size="main"
                wide
                waiting={act.waiting() ? words().asking : undefined}
                onPress={() => void send()}
              >
                {words().ask}
              </Button>
            </>
          )}
        </Match>
      </Switch>
    </div>
  )
}
