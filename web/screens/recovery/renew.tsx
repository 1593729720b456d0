// Een nieuw blad: the password once more, new codes on paper, read back; then the old ones open nothing.
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { useEngine, useView } from '#web/app/engine.tsx'
import { OwnFrame } from '#web/app/own-frame.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { PasswordField } from '#web/parts/password-field.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import style from '#web/screens/devices/devices.module.css'
import { NewSheet } from '#web/screens/password/new-sheet.tsx'
import type { PreparedAccount } from '#web/vault/engine.ts'

export default function Renew() {
  const engine = useEngine()
  const view = useView()
  const navigate = useNavigate()
  const words = () => t().account.recovery
  const act = createAct(() => ({ 'wrong-password': t().account.password.wrong }))
  const [password, setPassword] = createSignal('')
  const [checked, setChecked] = createSignal(false)
  const [prepared, setPrepared] = createSignal<PreparedAccount>()
  const go = async (event: Event) => {
    event.preventDefault()
    setChecked(true)
    if (password() === '') return
    const made = await act.run(() => engine.renewSheet({ now: password(), next: password(), strip: true }))
    if (made?.prepared) setPrepared(made.prepared)
  }
  return (
    <Show
      when={prepared()}
      fallback={
        <OwnFrame
          title={words().renewTitle}
          lead={words().renewWords}
          back={{ href: '/herstel', label: words().title }}
        >
          <div class={style.page}>
            <Card>
              <form class={style.form} novalidate onSubmit={go}>
                <PasswordField
                  label={words().renewPassword}
                  help={words().renewPasswordHelp}
                  value={password()}
                  onInput={(value) => {
                    act.clear()
                    setPassword(value)
                  }}
                  autocomplete="current-password"
                  show={t().common.showPassword}
                  hide={t().common.hidePassword}
                  error={checked() && password() === '' ? t().account.password.nowMissing : undefined}
                />
                <Problem words={act.problem()} />
                <Button
                  kind="lamp"
                  size="main"
                  wide
                  type="submit"
                  waiting={act.waiting() ? words().making : undefined}
                >
                  {t().common.next}
                </Button>
              </form>
            </Card>
          </div>
        </OwnFrame>
      }
    >
      {(made) => (
        <NewSheet
          name={view().me.name.split(' ')[0] ?? ''}
          prepared={made()}
          onBack={() => setPrepared(undefined)}
          onDone={() => navigate('/herstel', { state: { renewed: true } })}
        />
      )}
    </Show>
  )
}
