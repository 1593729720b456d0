// Putting a version before the people who decide: exactly what stands now, and only who is asked can say yes.
import { createSignal } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Note } from '#web/parts/note.tsx'
import { usePlan } from './context.tsx'
import { Choose, Form } from './form.tsx'
import { useKept } from './kept.ts'

export default function PresentForm(_: { record: string | undefined }) {
  const { plan, being, command } = usePlan()
  const words = () => t().plan.version
  const { fields, set, forget } = useKept('voorleggen', () => ({ asks: [] as string[] }))
  const [checked, setChecked] = createSignal(false)
  const nobody = () => fields().asks.length === 0
  return (
    <Form
      title={words().presentTitle}
      part="doelen"
      texts=""
      fault={nobody}
      onChecked={() => setChecked(true)}
      save={() => command({ do: 'present', asks: [...fields().asks] })}
      onSaved={forget}
      familyOnly
      saveLabel={words().presentGo}
      savingLabel={words().presenting}
    >
      <p>{words().presentWords}</p>
      <Choose
        legend={words().presentWho}
        chosen={fields().asks}
        choices={[...plan().who.family].map((id) => ({ id, label: being(id).full }))}
        onChange={(asks) => set('asks', asks)}
      />
      {checked() && nobody() ? (
        <Note tone="stop" live>
          {words().presentNobody}
        </Note>
      ) : null}
    </Form>
  )
}
