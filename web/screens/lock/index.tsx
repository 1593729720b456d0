// Op slot: a password and nothing else. It names no family and no person.
import { createSignal, Show } from 'solid-js'
import { useRunning } from '#web/app/engine.tsx'
import { PlainFrame } from '#web/app/plain-frame.tsx'
import { settings } from '#web/app/settings.ts'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Title } from '#web/parts/heading.tsx'
import { IconLock } from '#web/parts/icon.tsx'
import { PasswordField } from '#web/parts/password-field.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import style from './lock.module.css'

/** `away`: it locked by itself. */
export default function Lock(props: { away?: boolean }) {
  const { whenEngine } = useRunning()
  const [password, setPassword] = createSignal('')
  const [wrong, setWrong] = createSignal<'wrong' | 'empty' | 'failed'>()
  const [waiting, setWaiting] = createSignal(false)
  const [forgot, setForgot] = createSignal(false)
  const words = () => t().entry.lock

  const why = () => {
    if (props.away !== true) return words().kept
    const minutes = settings().idleMinutes
    return words().away((minutes === 1 ? words().minute : words().minutes)(say().word(minutes)))
  }
  const error = () => {
    const what = wrong()
    return what && { wrong: words().wrong, empty: words().empty, failed: t().app.unreachable.words }[what]
  }
  const open = async (event: Event) => {
    event.preventDefault()
    if (waiting()) return
    if (password() === '') {
      setWrong('empty')
      return
    }
    setWrong(undefined)
    setWaiting(true)
    try {
      const engine = await whenEngine()
      const outcome = await engine.unlock(password())
      if (!outcome.done) setWrong('wrong')
    } catch (error) {
      console.error(error)
      setWrong('failed')
    } finally {
      setWaiting(false)
    }
  }
  return (
    <PlainFrame place="middle">
      <form class={style.lock} onSubmit={open}>
        <span class={style.round}>
          <IconLock />
        </span>
        <Title lead={why()}>{words().title}</Title>
        <div class={style.field}>
          <PasswordField
            label={words().password}
            value={password()}
            onInput={(value) => {
              setWrong(undefined)
              setPassword(value)
            }}
            autocomplete="current-password"
            show={t().common.showPassword}
            hide={t().common.hidePassword}
            error={error()}
            autofocus
          />
        </div>
        <Button kind="lamp" size="main" wide type="submit" waiting={waiting() ? words().opening : undefined}>
          {words().open}
        </Button>
        <div class={style.forgot}>
          <button type="button" class={style.link} onClick={() => setForgot(true)}>
            {words().forgot}
          </button>
        </div>
      </form>
      <Show when={forgot()}>
        <Sheet
          open
          onClose={() => setForgot(false)}
          title={words().forgotTitle}
          close={t().common.close}
          answers={
            <ButtonRow>
              <Button wide href="/inloggen/strook">
                {words().withStrip}
              </Button>
              <Button wide href="/inloggen">
                {words().withSheet}
              </Button>
            </ButtonRow>
          }
        >
          <div class={style.paragraphs}>
            <p>{words().forgotWords}</p>
            <p>{words().forgotAfter}</p>
          </div>
        </Sheet>
      </Show>
    </PlainFrame>
  )
}
