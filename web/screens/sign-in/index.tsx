// Inloggen: on a device that is new to an account, with the eight groups of the sheet and the password.
import { useNavigate } from '@solidjs/router'
import { createEffect, createSignal, Show } from 'solid-js'
import { useRunning, warmUp } from '#web/app/engine.tsx'
import { PlainFrame } from '#web/app/plain-frame.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Link, Title } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { PasswordField } from '#web/parts/password-field.tsx'
import type { CommonRefusal, SignInRefusal } from '#web/vault/engine.ts'
import { CodeGroups, isWhole, noGroups } from './code-groups.tsx'
import style from './sign-in.module.css'

export default function SignIn() {
  const { whenEngine, snapshot } = useRunning()
  const navigate = useNavigate()
  const words = () => t().entry.signIn
  const [groups, setGroups] = createSignal(noGroups)
  const [password, setPassword] = createSignal('')
  const [waiting, setWaiting] = createSignal(false)
  const [refused, setRefused] = createSignal<SignInRefusal | CommonRefusal | 'queued'>()

  /** The engine comes while somebody types: who only looks at this page fetches nothing of it. */
  const touched = () => {
    warmUp(whenEngine)
    setRefused(undefined)
  }
  const blocked = () => (isWhole(groups()) && password() !== '' ? undefined : words().blocked)
  const problem = () => {
    const code = refused()
    if (code === undefined) return undefined
    if (code === 'code-wrong' || code === 'sign-in-failed') return words().refused[code]
    return t().refusal[code]
  }
  const go = async (event: Event) => {
    event.preventDefault()
    if (blocked() !== undefined || waiting()) return
    setWaiting(true)
    setRefused(undefined)
    try {
      const engine = await whenEngine()
      const outcome = await engine.signIn({ code: groups().join(' '), password: password() })
      if (!outcome.done) setRefused(outcome.queued ? 'queued' : outcome.refused)
    } catch (error) {
      console.error(error)
      setRefused('server-refused')
    } finally {
      setWaiting(false)
    }
  }
  // What the account showed last stands there before all of it is learned anew.
  createEffect(() => {
    if (waiting() && snapshot().at === 'open') navigate('/', { replace: true })
  })
  return (
    <PlainFrame back="/">
      <form class={style.form} onSubmit={go}>
        <Title lead={words().words}>{words().title}</Title>
        <Show when={snapshot().at === 'locked'}>
          <Note tone="tell" title={words().known}>
            {words().knownWords} <Link href="/">{words().toLock}</Link>
          </Note>
        </Show>
        <CodeGroups
          legend={words().code}
          help={words().pasted}
          groups={groups()}
          onChange={(next) => {
            touched()
            setGroups(next)
          }}
        />
        <PasswordField
          label={words().password}
          value={password()}
          onInput={(value) => {
            touched()
            setPassword(value)
          }}
          autocomplete="current-password"
          show={t().common.showPassword}
          hide={t().common.hidePassword}
        />
        {problem() === undefined ? null : (
          <Note tone="stop" live>
            {problem()}
          </Note>
        )}
        <Button
          kind="lamp"
          size="main"
          wide
          type="submit"
          blocked={blocked()}
          waiting={waiting() ? words().going : undefined}
        >
          {words().go}
        </Button>
        <Note tone="tell" title={words().strip}>
          {words().stripWords} <Link href="/inloggen/strook">{words().toStrip}</Link>
        </Note>
        <Link href="/inloggen/toestel">{t().account.pairing.guest.link}</Link>
        <Link href="/begin">{words().none}</Link>
      </form>
    </PlainFrame>
  )
}
