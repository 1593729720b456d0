// A new sheet on paper: shown, read back, and only then in force.
import { createSignal, Match, Switch } from 'solid-js'
import { t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { createAct } from '#web/screens/access/act.tsx'
import { Confirm, someGroups } from '#web/screens/start/confirm.tsx'
import { SheetStep } from '#web/screens/start/sheet.tsx'
import type { PreparedAccount } from '#web/vault/engine.ts'

export function NewSheet(props: {
  name: string
  prepared: PreparedAccount
  onBack: () => void
  onDone: () => void
}) {
  const { today } = useNow()
  const words = () => t().account.recovery
  const act = createAct()
  const [step, setStep] = createSignal<'sheet' | 'confirm'>('sheet')
  const asked = someGroups(props.prepared)
  const begin = async () => {
    if (await act.run(() => props.prepared.begin())) props.onDone()
  }
  return (
    <Switch>
      <Match when={step() === 'sheet'}>
        <SheetStep
          name={props.name}
          codes={props.prepared}
          today={today()}
          at={{ now: 2, count: 3 }}
          onBack={props.onBack}
          onNext={() => setStep('confirm')}
        />
      </Match>
      <Match when={step() === 'confirm'}>
        <Confirm
          codes={props.prepared}
          asked={asked}
          at={{ now: 3, count: 3 }}
          go={{ label: words().go, going: words().going }}
          onLook={() => setStep('sheet')}
          onNext={() => void begin()}
          opening={act.waiting()}
          problem={act.problem()}
        />
      </Match>
    </Switch>
  )
}
