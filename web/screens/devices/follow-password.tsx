// The password was replaced on another device: typed here once, it opens this one too.
import { createSignal } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { PasswordField } from '#web/parts/password-field.tsx'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import style from './devices.module.css'

export function FollowPassword() {
  const engine = useEngine()
  const words = () => t().account.password
  const act = createAct(() => ({ 'wrong-password': words().followWrong }))
  const [password, setPassword] = createSignal('')
  const go = async (event: Event) => {
    event.preventDefault()
    if (password() !== '') await act.run(() => engine.followPassword(password()))
  }
  return (
    <section>
      <SectionTitle>{words().replaced}</SectionTitle>
      <Card asks>
        <form class={style.form} novalidate onSubmit={go}>
          <p>{words().replacedWords}</p>
          <PasswordField
            label={words().next}
            value={password()}
            onInput={(value) => {
              act.clear()
              setPassword(value)
            }}
            autocomplete="current-password"
            show={t().common.showPassword}
            hide={t().common.hidePassword}
          />
          <Problem words={act.problem()} />
          <Button kind="lamp" type="submit" waiting={act.waiting() ? words().going : undefined}>
            {words().follow}
          </Button>
        </form>
      </Card>
    </section>
  )
}
