// *Ons verhaal*: the family tells it once, in its own words. Nobody else can propose it.
import { createSignal } from 'solid-js'
import { t } from '#web/app/text.ts'
import { TextArea } from '#web/parts/text-area.tsx'
import { usePlan } from './context.tsx'
import { Form } from './form.tsx'
import { History } from './history.tsx'
import { useKept } from './kept.ts'
import { newTarget } from './target.ts'

export default function StoryForm(props: { record: string | undefined }) {
  const { plan, today, command } = usePlan()
  const words = () => t().plan.story
  const known = () => {
    const content = plan().items.get(props.record ?? '')?.now.content
    return content?.kind === 'plan-story' ? content : null
  }
  const { fields, set, forget } = useKept(`verhaal/${props.record ?? ''}`, () => ({
    target: props.record ?? newTarget(),
    text: known()?.text ?? '',
  }))
  const [checked, setChecked] = createSignal(false)
  const missing = () => fields().text.trim() === ''
  return (
    <Form
      record={props.record}
      title={words().form}
      part="doelen"
      texts={fields().text}
      fault={missing}
      onChecked={() => setChecked(true)}
      save={() =>
        command({
          do: 'tell',
          target: fields().target,
          content: { kind: 'plan-story', on: today(), text: fields().text.trim() },
        })
      }
      onSaved={forget}
      familyOnly
      below={<History record={props.record} />}
    >
      <TextArea
        label={words().label}
        help={words().none}
        voice="own"
        rows={10}
        value={fields().text}
        onInput={(text) => set('text', text)}
        error={checked() && missing() ? t().plan.form.missingText : undefined}
      />
    </Form>
  )
}
