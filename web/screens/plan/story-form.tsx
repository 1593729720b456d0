// *Ons verhaal*: the family tells it once, in its own words. Nobody else can propose it.
import { t } from '#web/app/text.ts'
import { TextArea } from '#web/parts/text-area.tsx'
import { usePlan } from './context.tsx'
import { Form } from './form.tsx'
import { isBlank, useForm } from './use-form.ts'

export default function StoryForm(props: { record: string | undefined }) {
  const { today } = usePlan()
  const words = () => t().plan.story
  const { text, saving } = useForm(props.record, {
    kind: 'plan-story',
    fields: (was) => ({ text: was?.text ?? '' }),
    faults: (typed) => ({ text: isBlank(typed.text) && t().plan.form.missingText }),
    content: (typed) => ({ kind: 'plan-story', on: today(), text: typed.text.trim() }),
    texts: ['text'],
  })
  return (
    <Form saving={saving} title={words().form} part="doelen" familyOnly>
      <TextArea label={words().label} help={words().none} voice="own" rows={10} {...text('text')} />
    </Form>
  )
}
