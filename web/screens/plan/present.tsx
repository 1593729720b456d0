// Putting a version before the people who decide: exactly what stands now, and only who is asked can say yes.
import { createSignal } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Note } from '#web/parts/note.tsx'
import { Choose } from './choose.tsx'
import { usePlan } from './context.tsx'
import { Form } from './form.tsx'

export default function PresentForm(_: { record: string | undefined }) {
  const { plan, being, command } = usePlan()
  const words = () => t().plan.version
  const [asks, setAsks] = createSignal<readonly string[]>([])
  const [checked, setChecked] = createSignal(false)
  const nobody = () => asks().length === 0
  const check = () => {
    setChecked(true)
    return nobody()
  }
  return (
    <Form
      title={words().presentTitle}
      part="doelen"
      saving={{ texts: () => '', check, save: () => command({ do: 'present', asks: [...asks()] }) }}
      familyOnly
      saveLabel={words().presentGo}
      savingLabel={words().presenting}
    >
      <p>{words().presentWords}</p>
      <Choose
        legend={words().presentWho}
        chosen={asks()}
        choices={[...plan().who.family].map((id) => ({ id, label: being(id).full }))}
        onChange={setAsks}
      />
      {checked() && nobody() ? (
        <Note tone="stop" live>
          {words().presentNobody}
        </Note>
      ) : null}
    </Form>
  )
}
