// Step 2: a password.
import { createSignal, Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Note } from '#web/parts/note.tsx'
import { NewPassword, type Typed } from './new-password.tsx'
import { Step } from './step.tsx'
import { charactersMin } from './strength.ts'

export function Password(props: {
  draft: Typed
  onChange: (change: Partial<Typed>) => void
  onBack: () => void
  onNext: () => void
  making: boolean
  problem: string | undefined
}) {
  const [checked, setChecked] = createSignal(false)
  const words = () => t().start.password
  const next = () => {
    setChecked(true)
    const { password, again } = props.draft
    if ([...password].length >= charactersMin && password === again && !props.making) props.onNext()
  }
  return (
    <Step now={2} title={words().title} words={words().words} back={props.onBack} onNext={next}>
      <NewPassword
        label={words().label}
        typed={props.draft}
        onChange={props.onChange}
        checked={checked()}
        autofocus
      />
      <Note tone="tell">{words().note}</Note>
      <Show when={props.problem}>
        <Note tone="stop" live>
          {props.problem}
        </Note>
      </Show>
      <Button kind="lamp" size="main" wide type="submit" waiting={props.making ? words().making : undefined}>
        {t().common.next}
      </Button>
    </Step>
  )
}
