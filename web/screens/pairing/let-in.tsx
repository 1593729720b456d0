// Een toestel erbij: the code of the new device, the number when the code was typed, and the password once more.
import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal, onMount, Show } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { OwnFrame } from '#web/app/own-frame.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Field } from '#web/parts/field.tsx'
import { Note } from '#web/parts/note.tsx'
import { PasswordField } from '#web/parts/password-field.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import type { MetDevice } from '#web/vault/engine.ts'
import { Camera, canScan } from './camera.tsx'
import style from './pairing.module.css'

export default function LetIn() {
  const engine = useEngine()
  const navigate = useNavigate()
  const place = useLocation()
  const words = () => t().account.pairing
  const act = createAct(() => ({ ...words().refused, 'wrong-password': t().account.password.wrong }))
  const [code, setCode] = createSignal('')
  const [met, setMet] = createSignal<MetDevice>()
  const [number, setNumber] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [checked, setChecked] = createSignal(false)
  const [done, setDone] = createSignal(false)

  const meet = async (text: string) => {
    setDone(false)
    const found = await act.run(() => engine.meetDevice(text))
    if (found?.met) setMet(found.met)
  }
  const letIn = async (event: Event) => {
    event.preventDefault()
    setChecked(true)
    const guest = met()
    if (!guest || password() === '' || (guest.compare && number().trim() === '')) return
    if (!(await act.run(() => guest.letIn({ password: password(), number: number() })))) return
    setMet(undefined)
    setCode('')
    setNumber('')
    setPassword('')
    setChecked(false)
    setDone(true)
  }
  // Who read the QR code with the camera of the phone itself comes here with the code behind the #: no server saw it.
  onMount(() => {
    const scanned = place.hash.slice(1)
    if (scanned === '' || scanned === 'main') return
    navigate('/apparaten/erbij', { replace: true })
    setCode(scanned)
    void meet(scanned)
  })
  return (
    <OwnFrame
      title={words().title}
      lead={words().words}
      back={{ href: '/apparaten', label: t().account.devices.title }}
    >
      <div class={style.page}>
        <Show when={done()}>
          <Note tone="confirm" live>
            {words().done}
          </Note>
        </Show>
        <Card>
          <Show
            when={met()}
            fallback={
              <form
                class={style.form}
                novalidate
                onSubmit={(event) => {
                  event.preventDefault()
                  if (code().trim() !== '') void meet(code())
                }}
              >
                <Show when={canScan()}>
                  <Camera
                    onCode={(text) => {
                      setCode(text)
                      void meet(text)
                    }}
                  />
                </Show>
                <Field
                  label={words().code}
                  help={words().codeHelp}
                  value={code()}
                  code
                  onInput={(text) => {
                    act.clear()
                    setCode(text)
                  }}
                />
                <Problem words={act.problem()} />
                <Button
                  kind="lamp"
                  size="main"
                  wide
                  type="submit"
                  blocked={code().trim() === '' ? words().codeMissing : undefined}
                  waiting={act.waiting() ? words().meeting : undefined}
                >
                  {words().meet}
                </Button>
              </form>
            }
          >
            {(guest) => (
              <form class={style.form} novalidate onSubmit={letIn}>
                <p>{guest().compare ? words().metCompare : words().met}</p>
                <Show when={guest().compare}>
                  <Field
                    label={words().number}
                    help={words().numberHelp}
                    value={number()}
                    inputmode="numeric"
                    code
                    maxlength={7}
                    onInput={(text) => {
                      act.clear()
                      setNumber(text)
                    }}
                    error={checked() && number().trim() === '' ? words().numberMissing : undefined}
                  />
                </Show>
                <PasswordField
                  label={t().account.devices.password}
                  help={t().account.devices.passwordHelp}
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
                  waiting={act.waiting() ? words().letting : undefined}
                >
                  {words().letIn}
                </Button>
                <Button
                  wide
                  onPress={() => {
                    act.clear()
                    setMet(undefined)
                  }}
                >
                  {words().notMine}
                </Button>
              </form>
            )}
          </Show>
        </Card>
      </div>
    </OwnFrame>
  )
}
