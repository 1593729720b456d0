// Inloggen: on a device that is new to an account, with the eight groups of the sheet and the password.
import { useNavigate } from '@solidjs/router'
import { createSignal, For, onMount, Show } from 'solid-js'
import { useRunning, warmUp } from '#web/app/engine.tsx'
import { PlainFrame } from '#web/app/plain-frame.tsx'
import { checkGroup, groupCount, groupLength, spread } from '#web/app/sheet-code.ts'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Field } from '#web/parts/field.tsx'
import { Link, Title } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { PasswordField } from '#web/parts/password-field.tsx'
import type { CommonRefusal, SignInRefusal } from '#web/vault/engine.ts'
import style from './sign-in.module.css'

export default function SignIn() {
  const { whenEngine, snapshot } = useRunning()
  const navigate = useNavigate()
  const words = () => t().entry.signIn
  const [groups, setGroups] = createSignal<readonly string[]>(Array(groupCount).fill(''))
  const [left, setLeft] = createSignal<ReadonlySet<number>>(new Set())
  const [password, setPassword] = createSignal('')
  const [waiting, setWaiting] = createSignal(false)
  const [refused, setRefused] = createSignal<SignInRefusal | CommonRefusal | 'queued'>()
  let form: HTMLFormElement | undefined

  onMount(() => warmUp(whenEngine))
  const right = (index: number) => checkGroup(groups()[index] ?? '', index)
  const whole = () => groups().every((_, index) => right(index))
  const wrong = (index: number) => {
    const typed = groups()[index] ?? ''
    const done = typed.length >= groupLength || (left().has(index) && typed !== '')
    return done && !right(index) ? words().wrongGroup(say().number(index + 1)) : undefined
  }
  const type = (index: number, text: string) => {
    setRefused(undefined)
    const next = spread(groups(), index, text)
    setGroups(next)
    if ((next[index] ?? '').length < groupLength) return
    const inputs = form?.querySelectorAll('input')
    const empty = next.findIndex((group, at) => at > index && group.length < groupLength)
    if (checkGroup(next[index] ?? '', index)) inputs?.[empty < 0 ? groupCount : empty]?.focus()
  }
  const blocked = () => (whole() && password() !== '' ? undefined : words().blocked)
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
      if (outcome.done) navigate('/', { replace: true })
      else setRefused(outcome.queued ? 'queued' : outcome.refused)
    } catch (error) {
      console.error(error)
      setRefused('server-refused')
    } finally {
      setWaiting(false)
    }
  }
  return (
    <PlainFrame back="/">
      <form ref={form} class={style.form} onSubmit={go}>
        <Title lead={words().words}>{words().title}</Title>
        <Show when={snapshot().at === 'locked'}>
          <Note tone="tell" title={words().known}>
            {words().knownWords} <Link href="/">{words().toLock}</Link>
          </Note>
        </Show>
        <fieldset>
          <legend class={style.legend}>{words().code}</legend>
          <p class={style.help}>{words().pasted}</p>
          <div class={style.groups}>
            <For each={Array.from({ length: groupCount }, (_, index) => index)}>
              {(index) => (
                <Field
                  label={words().group(say().number(index + 1))}
                  value={groups()[index] ?? ''}
                  code
                  onInput={(text) => type(index, text)}
                  onBlur={() => setLeft(new Set([...left(), index]))}
                  error={wrong(index)}
                  good={right(index) ? '' : undefined}
                />
              )}
            </For>
          </div>
        </fieldset>
        <PasswordField
          label={words().password}
          value={password()}
          onInput={(value) => {
            setRefused(undefined)
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
          {words().stripWords}
        </Note>
        <Link href="/begin">{words().none}</Link>
      </form>
    </PlainFrame>
  )
}
