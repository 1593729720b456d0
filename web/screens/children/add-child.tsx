// One more child: a name, and the day of birth or the day it is expected.
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { useDraft } from '#web/app/draft.ts'
import { DraftFound } from '#web/app/draft-found.tsx'
import { useEngine, useVault } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { DateField } from '#web/parts/date-field.tsx'
import { Field } from '#web/parts/field.tsx'
import { Note } from '#web/parts/note.tsx'
import { Radio } from '#web/parts/radio.tsx'
import { OutcomeNote, useAsking } from '#web/screens/plan/outcome.tsx'
import { type ChildFault, childFault, childOf } from '#web/screens/start/form.ts'
import style from './children.module.css'

export default function AddChild() {
  const engine = useEngine()
  const vault = useVault()
  const navigate = useNavigate()
  const { today } = useNow()
  const asking = useAsking()
  const words = () => t().child.add
  const draft = useDraft(`kind/${vault()?.id ?? ''}`, () => ({ name: '', day: '', born: true }))
  const { fields, set, forget } = draft
  const [checked, setChecked] = createSignal(false)
  const fault = () => childFault(fields(), today())
  const shown = (...faults: ChildFault[]) => {
    const wrong = checked() ? fault() : null
    return wrong !== null && faults.includes(wrong) ? words().faults[wrong] : undefined
  }
  /** Twice the same name is possible; it is asked, not forbidden. */
  const known = () =>
    vault()?.children.some((child) => child.name.toLowerCase() === fields().name.trim().toLowerCase()) ===
    true
  const submit = async (event: Event) => {
    event.preventDefault()
    setChecked(true)
    const into = vault()
    if (!into || fault() !== null) return
    if (!(await asking.run('add', () => engine.addChild(into.id, childOf(fields()))))) return
    forget()
    if (asking.said() === null) navigate('/kinderen')
  }
  return (
    <Frame title={words().title} lead={words().words} back={{ href: '/kinderen', label: t().child.back }}>
      <form class={style.form} novalidate onSubmit={(event) => void submit(event)}>
        <OutcomeNote asking={asking} />
        <DraftFound draft={draft} />
        <Field
          label={words().name}
          value={fields().name}
          maxlength={200}
          onInput={(name) => set('name', name)}
          error={shown('nameMissing')}
        />
        <Show when={known()}>
          <Note tone="ask">{words().faults.known}</Note>
        </Show>
        <Radio
          legend={words().born}
          value={fields().born ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: words().bornYes },
            { value: 'no', label: words().bornNo },
          ]}
          onChange={(born) => set('born', born === 'yes')}
        />
        <DateField
          label={fields().born ? words().birth : words().expected}
          value={fields().day}
          onChange={(day) => set('day', day)}
          error={shown('dayMissing', 'birthAhead')}
        />
        <Show when={asking.said()?.is !== 'queued'}>
          <Button
            type="submit"
            kind="lamp"
            size="main"
            wide
            waiting={asking.busy() === null ? undefined : words().going}
          >
            {words().go}
          </Button>
        </Show>
      </form>
    </Frame>
  )
}
