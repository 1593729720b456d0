// Putting a device out: what it means, and the password once more.
import { createSignal } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { PasswordField } from '#web/parts/password-field.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import type { Outcome } from '#web/vault/engine.ts'
import style from './devices.module.css'

export function Remove(props: {
  name: string
  remove: (password: string) => Promise<Outcome<'wrong-password' | 'device-unknown'>>
  onClose: () => void
  onDone: () => void
}) {
  const words = () => t().account.devices
  const act = createAct(() => ({
    'wrong-password': t().account.password.wrong,
    'device-unknown': t().refusal['changed-meanwhile'],
  }))
  const [password, setPassword] = createSignal('')
  const [checked, setChecked] = createSignal(false)
  const go = async () => {
    setChecked(true)
    if (password() === '') return
    if (await act.run(() => props.remove(password()))) props.onDone()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={words().removeTitle(props.name)}
      answers={
        <ButtonRow>
          <Button wide onPress={() => props.onClose()}>
            {t().common.leave}
          </Button>
          <Button wide waiting={act.waiting() ? words().removing : undefined} onPress={() => void go()}>
            {words().take}
          </Button>
        </ButtonRow>
      }
    >
      <form
        class={style.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void go()
        }}
      >
        <p>{words().removeWords}</p>
        <PasswordField
          label={words().password}
          help={words().passwordHelp}
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
      </form>
    </Dialog>
  )
}
