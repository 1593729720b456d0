// The free space: everything that fits nowhere else.
import { createSignal } from 'solid-js'
import { t } from '#web/app/text.ts'
import { TextArea } from '#web/parts/text-area.tsx'
import { usePlan } from './context.tsx'
import { Form, filled } from './form.tsx'
import { History } from './history.tsx'
import { useKept } from './kept.ts'
import { newTarget } from './target.ts'

export default function SpaceForm(props: { record: string | undefined }) {
  const { plan, family, command } = usePlan()
  const words = () => t().plan.space
  const known = () => {
    const content = plan().items.get(props.record ?? '')?.now.content
    return content?.kind === 'plan-space' ? content : null
  }
  const { fields, set, forget } = useKept(`ruimte/${props.record ?? ''}`, () => ({
    target: props.record ?? newTarget(),
    text: known()?.text ?? '',
    why: '',
  }))
  const [checked, setChecked] = createSignal(false)
  const missing = () => fields().text.trim() === ''
  return (
    <Form
      record={props.record}
      title={words().title}
      part="doelen"
      texts={`${fields().text}\n${fields().why}`}
      fault={missing}
      onChecked={() => setChecked(true)}
      save={() =>
        command({
          do: 'write',
          target: fields().target,
          content: { kind: 'plan-space', text: fields().text.trim() },
          ...(family() ? {} : filled('why', fields().why)),
        })
      }
      onSaved={forget}
      why={{ value: fields().why, onInput: (why) => set('why', why) }}
      below={<History record={props.record} />}
    >
      <TextArea
        label={words().label}
        help={words().help}
        voice="own"
        rows={8}
        value={fields().text}
        onInput={(text) => set('text', text)}
        error={checked() && missing() ? t().plan.form.missingText : undefined}
      />
    </Form>
  )
}
