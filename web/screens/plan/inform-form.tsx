// How everybody keeps each other informed.
import { createSignal } from 'solid-js'
import { t } from '#web/app/text.ts'
import { TextArea } from '#web/parts/text-area.tsx'
import type { Of } from '#web/plan/kinds.ts'
import { usePlan } from './context.tsx'
import { Choose, Form, filled } from './form.tsx'
import { useKept } from './kept.ts'
import { newTarget } from './target.ts'

type Inform = Of<'plan-inform'>
const ways = ['vault', 'mail', 'phone', 'meeting', 'other'] as const

export default function InformForm(props: { record: string | undefined }) {
  const { plan, family, command } = usePlan()
  const words = () => t().plan.form.inform
  const known = (): Inform | null => {
    const content = plan().items.get(props.record ?? '')?.now.content
    return content?.kind === 'plan-inform' ? content : null
  }
  const { fields, set, forget } = useKept(`informeren/${props.record ?? ''}`, () => ({
    target: props.record ?? newTarget(),
    ways: [...(known()?.ways ?? [])] as string[],
    text: known()?.text ?? '',
    why: '',
  }))
  const [checked, setChecked] = createSignal(false)
  const missing = () => fields().ways.length === 0 && fields().text.trim() === ''
  return (
    <Form
      record={props.record}
      title={words().title}
      part="betrokkenen"
      texts={`${fields().text}\n${fields().why}`}
      fault={missing}
      onChecked={() => setChecked(true)}
      save={() =>
        command({
          do: 'write',
          target: fields().target,
          content: {
            kind: 'plan-inform',
            ways: ways.filter((way) => fields().ways.includes(way)),
            ...filled('text', fields().text),
          },
          ...(family() ? {} : filled('why', fields().why)),
        })
      }
      onSaved={forget}
      why={{ value: fields().why, onInput: (why) => set('why', why) }}
    >
      <Choose
        legend={words().ways}
        chosen={fields().ways}
        choices={ways.map((id) => ({ id, label: t().plan.ways[id] }))}
        onChange={(chosen) => set('ways', chosen)}
      />
      <TextArea
        label={words().text}
        value={fields().text}
        onInput={(text) => set('text', text)}
        error={checked() && missing() ? t().plan.form.missingText : undefined}
      />
    </Form>
  )
}
