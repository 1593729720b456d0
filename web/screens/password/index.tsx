// Wachtwoord: the present one, a new one; with a new sheet when somebody else may know it.
import { createSignal, Show } from 'solid-js'
import { useEngine, useView } from '#web/app/engine.tsx'
import { OwnFrame } from '#web/app/own-frame.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Checkbox } from '#web/parts/checkbox.tsx'
import { Note } from '#web/parts/note.tsx'
import { PasswordField } from '#web/parts/password-field.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import style from '#web/screens/devices/devices.module.css'
import { NewPassword } from '#web/screens/start/new-password.tsx'
import { charactersMin } from '#web/screens/start/strength.ts'
import type { PreparedAccount } from '#web/vault/engine.ts'
import { NewSheet } from './new-sheet.tsx'

const nothing = { password: '', again: '' }

export default function ChangePassword() {
  const engine = useEngine()
  const view = useView()
  const words = () => t().account.password
  const act = createAct(() => ({ 'wrong-password': words().wrong }))
  const [now, setNow] = createSignal('')
  const [typed, setTyped] = createSignal(nothing)
  const [leaked, setLeaked] = createSignal(false)
  const [checked, setChecked] = createSignal(false)
  const [prepared, setPrepared] = createSignal<PreparedAccount>()
  const [done, setDone] = createSignal<'password' | 'sheet'>()

  const finish = (what: 'password' | 'sheet') => {
    setNow('')
    setTyped(nothing)
    setChecked(false)
    setLeaked(false)
    setPrepared(undefined)
    setDone(what)
  }
  const whole = () =>
    now() !== '' && [...typed().password].length >= charactersMin && typed().password === typed().again
  const go = async (event: Event) => {
    event.preventDefault()
    setChecked(true)
    setDone(undefined)
    if (!whole()) return
    const next = typed().password
    if (leaked()) {
      const made = await act.run(() => engine.renewSheet({ now: now(), next, strip: false }))
      if (made?.prepared) setPrepared(made.prepared)
    } else if (await act.run(() => engine.changePassword({ now: now(), next }))) finish('password')
  }
  return (
    <Show
      when={prepared()}
      fallback={
        <OwnFrame
          title={words().title}
          lead={words().words}
          back={{ href: '/apparaten', label: t().account.devices.title }}
        >
          <div class={style.page}>
            <Show when={done()}>
              {(what) => (
                <Note tone="confirm" live>
                  {what() === 'sheet' ? words().doneSheet : words().done} {words().others}
                </Note>
              )}
            </Show>
            <Card>
              <form class={style.form} novalidate onSubmit={go}>
                <PasswordField
                  label={words().now}
                  value={now()}
                  onInput={(value) => {
                    act.clear()
                    setNow(value)
                  }}
                  autocomplete="current-password"
                  show={t().common.showPassword}
                  hide={t().common.hidePassword}
                  error={checked() && now() === '' ? words().nowMissing : undefined}
                />
                <NewPassword
                  label={words().next}
                  typed={typed()}
                  onChange={(change) => setTyped({ ...typed(), ...change })}
                  checked={checked()}
                />
                <Checkbox
                  label={words().leaked}
                  help={words().leakedHelp}
                  checked={leaked()}
                  onChange={setLeaked}
                />
                <Problem words={act.problem()} />
                <Button
                  kind="lamp"
                  size="main"
                  wide
                  type="submit"
                  waiting={
                    act.waiting() ? (leaked() ? t().account.recovery.making : words().going) : undefined
                  }
                >
                  {leaked() ? t().common.next : words().go}
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
          onDone={() => finish('sheet')}
        />
      )}
    </Show>
  )
}
