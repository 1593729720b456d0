// Inloggen met een ander toestel: what this new device shows, the number to compare, and then the password.
import { useNavigate } from '@solidjs/router'
import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { useRunning } from '#web/app/engine.tsx'
import { PlainFrame } from '#web/app/plain-frame.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Title } from '#web/parts/heading.tsx'
import { Note } from '#web/parts/note.tsx'
import { PasswordField } from '#web/parts/password-field.tsx'
import { Qr } from '#web/parts/qr.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import type { AskingIn } from '#web/vault/engine.ts'
import style from './pairing.module.css'

export default function AskIn() {
  const { whenEngine } = useRunning()
  const navigate = useNavigate()
  const words = () => t().account.pairing.guest
  const act = createAct(() => ({ 'wrong-password': words().wrong, locked: words().known }))
  const [asking, setAsking] = createSignal<AskingIn>()
  const [number, setNumber] = createSignal<string>()
  const [at, setAt] = createSignal<'showing' | 'let-in' | 'ended'>('showing')
  const [password, setPassword] = createSignal('')

  const start = async () => {
    setAt('showing')
    setNumber(undefined)
    setAsking(undefined)
    const engine = await whenEngine()
    const made = await act.run(() => engine.askIn())
    const shown = made?.asking
    if (!shown) return
    setAsking(shown)
    const still = () => asking() === shown
    void shown.number.then((digits) => still() && digits !== null && setNumber(digits))
    void shown.letIn.then((yes) => still() && setAt(yes ? 'let-in' : 'ended'))
  }
  onMount(() => void start())
  onCleanup(() => asking()?.stop())

  const moveIn = async (event: Event) => {
    event.preventDefault()
    const shown = asking()
    if (!shown || password() === '') return
    if (await act.run(() => shown.moveIn(password()))) navigate('/', { replace: true })
  }
  return (
    <PlainFrame back="/inloggen">
      <div class={style.form}>
        <Title lead={at() === 'let-in' ? words().passwordWords : words().words}>{words().title}</Title>
        <Problem words={act.problem()} />
        <Show when={at() === 'ended'}>
          <Note tone="ask" live answers={<Button onPress={() => void start()}>{words().again}</Button>}>
            {words().ended}
          </Note>
        </Show>
        <Show when={at() === 'showing' && asking()} keyed>
          {(shown) => (
            <>
              <div class={style.qr}>
                <Qr data={`${location.origin}/apparaten/erbij#${shown.long}`} label={words().qr} />
              </div>
              <p>{words().orType}</p>
              <p class={style.code} aria-label={[...shown.short].join(' ')} role="img">
                {shown.short.slice(0, 4)} {shown.short.slice(4)}
              </p>
              <div aria-live="polite">
                <Show when={number()} fallback={<p class={style.soft}>{words().waiting}</p>}>
                  {(digits) => (
                    <Note tone="tell" title={words().number}>
                      <span class={style.code}>
                        {digits().slice(0, 3)} {digits().slice(3)}
                      </span>
                    </Note>
                  )}
                </Show>
              </div>
            </>
          )}
        </Show>
        <Show when={at() === 'let-in'}>
          <form class={style.form} novalidate onSubmit={moveIn}>
            <PasswordField
              label={words().password}
              value={password()}
              onInput={(value) => {
                act.clear()
                setPassword(value)
              }}
              autocomplete="current-password"
              show={t().common.showPassword}
              hide={t().common.hidePassword}
              autofocus
            />
            <Button
              kind="lamp"
              size="main"
              wide
              type="submit"
              waiting={act.waiting() ? t().entry.signIn.going : undefined}
            >
              {words().open}
            </Button>
          </form>
        </Show>
      </div>
    </PlainFrame>
  )
}
