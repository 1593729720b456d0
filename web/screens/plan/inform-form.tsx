// How everybody keeps each other informed.
import { t } from '#web/app/text.ts'
import { TextArea } from '#web/parts/text-area.tsx'
import { Choose } from './choose.tsx'
import { Form } from './form.tsx'
import { filled, isBlank, useForm } from './use-form.ts'

const ways = ['vault', 'mail', 'phone', 'meeting', 'other'] as const

export default function InformForm(props: { record: string | undefined }) {
  const words = () => t().plan.form.inform
  const { text, many, saving } = useForm(props.record, {
    kind: 'plan-inform',
    fields: (was) => ({ ways: [...(was?.ways ?? [])] as string[], text: was?.text ?? '' }),
    faults: (typed) => ({
      text: typed.ways.length === 0 && isBlank(typed.text) && t().plan.form.missingText,
    }),
    content: (typed) => ({
      kind: 'plan-inform',
      ways: ways.filter((way) => typed.ways.includes(way)),
      ...filled('text', typed.text),
    }),
    texts: ['text'],
  })
  return (
    <Form saving={saving} title={words().title} part="betrokkenen">
      <Choose
        legend={words().ways}
        choices={ways.map((id) => ({ id, label: t().plan.ways[id] }))}
        {...many('ways')}
      />
      <TextArea label={words().text} {...text('text')} />
    </Form>
  )
}
