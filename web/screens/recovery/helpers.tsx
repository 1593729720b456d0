// Herstelhelpers: the herstelcode in parts, a paper for each helper; some of them together let its owner back in.
import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { OwnFrame } from '#web/app/own-frame.tsx'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Field } from '#web/parts/field.tsx'
import { PasswordField } from '#web/parts/password-field.tsx'
import { Select } from '#web/parts/select.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import style from '#web/screens/devices/devices.module.css'
import { CodeGroups, isWhole, noGroups } from '#web/screens/sign-in/code-groups.tsx'
import type { PreparedShares } from '#web/vault/engine.ts'
import { Papers } from './papers.tsx'

const helpersMin = 2
const helpersMax = 6

export default function Helpers() {
  const engine = useEngine()
  const navigate = useNavigate()
  const words = () => t().account.helpers
  const act = createAct(() => ({
    'wrong-password': t().account.password.wrong,
    'code-wrong': words().stripWrong,
    'not-in-force': words().stripWrong,
  }))
  const [names, setNames] = createSignal<readonly string[]>(['', '', ''])
  const [needed, setNeeded] = createSignal(2)
  const [strip, setStrip] = createSignal(noGroups)
  const [password, setPassword] = createSignal('')
  const [checked, setChecked] = createSignal(false)
  const [made, setMade] = createSignal<PreparedShares>()

  const whole = () => names().every((name) => name.trim() !== '') && isWhole(strip()) && password() !== ''
  const counts = () =>
    Array.from({ length: names().length - 1 }, (_, i) => i + 2).map((count) => ({
      value: String(count),
      label: words().of(say().number(count), say().number(names().length)),
    }))
  const resize = (next: readonly string[]) => {
    setNames(next)
    setNeeded(Math.min(needed(), next.length))
  }
  const make = async (event: Event) => {
    event.preventDefault()
    setChecked(true)
    if (!whole()) return
    const given = await act.run(() =>
      engine.shareRecovery({
        strip: strip().join(' '),
        password: password(),
        needed: needed(),
        names: names().map((name) => name.trim()),
      }),
    )
    if (given?.shares) setMade(given.shares)
  }
  return (
    <Show
      when={made()}
      fallback={
        <OwnFrame
          title={words().title}
          lead={words().words}
          back={{ href: '/herstel', label: t().account.recovery.title }}
        >
          <div class={style.page}>
            <Card>
              <form class={style.form} novalidate onSubmit={make}>
                <p>{words().who}</p>
                <For each={names().map((_, index) => index)}>
                  {(index) => (
                    <Field
                      label={words().name(say().number(index + 1))}
                      value={names()[index] ?? ''}
                      maxlength={60}
                      onInput={(text) => setNames(names().map((name, at) => (at === index ? text : name)))}
                      error={
                        checked() && (names()[index] ?? '').trim() === '' ? words().nameMissing : undefined
                      }
                    />
                  )}
                </For>
                <div class={style.pair}>
                  <Show when={names().length < helpersMax}>
                    <Button onPress={() => resize([...names(), ''])}>{words().add}</Button>
                  </Show>
                  <Show when={names().length > helpersMin}>
                    <Button onPress={() => resize(names().slice(0, -1))}>{words().less}</Button>
                  </Show>
                </div>
                <Select
                  label={words().needed}
                  help={words().neededHelp}
                  value={String(needed())}
                  options={counts()}
                  onChange={(value) => setNeeded(Number(value))}
                />
                <CodeGroups
                  legend={t().entry.strip.code}
                  help={words().stripWhy}
                  groups={strip()}
                  onChange={(groups) => {
                    act.clear()
                    setStrip(groups)
                  }}
                />
                <PasswordField
                  label={t().account.devices.password}
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
                  blocked={isWhole(strip()) ? undefined : t().entry.strip.blocked}
                  waiting={act.waiting() ? words().making : undefined}
                >
                  {words().make}
                </Button>
              </form>
            </Card>
          </div>
        </OwnFrame>
      }
    >
      {(shares) => (
        <Papers
          shares={shares()}
          needed={needed()}
          onBack={() => setMade(undefined)}
          onDone={() => navigate('/herstel', { state: { shared: true } })}
        />
      )}
    </Show>
  )
}
