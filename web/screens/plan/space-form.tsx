// The free space: everything that fits nowhere else.
import { t } from '#web/app/text.ts'
import { TextArea } from '#web/parts/text-area.tsx'
import { Form } from './form.tsx'
import { isBlank, useForm } from './use-form.ts'

export default function SpaceForm(props: { record: string | undefined }) {
  const words = () => t().plan.space
  const { text, saving } = useForm(props.record, {
    kind: 'plan-space',
    fields: (was) => ({ text: was?.text ?? '' }),
    faults: (typed) => ({ text: isBlank(typed.text) && t().plan.form.missingText }),
    content: (typed) => ({ kind: 'plan-space', text: typed.text.trim() }),
    texts: ['text'],
  })
  return (
    <Form saving={saving} title={words().title} part="doelen">
      <TextArea label={words().label} help={words().help} voice="own" rows={8} {...text('text')} />
    </Form>
  )
}
