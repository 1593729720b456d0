// An agreement, new or changed: what, who, when. Who does it tells below how it goes.
import { Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { DateField } from '#web/parts/date-field.tsx'
import { Field } from '#web/parts/field.tsx'
import { Select } from '#web/parts/select.tsx'
import { TextArea } from '#web/parts/text-area.tsx'
import { itemsOf } from '#web/plan/state.ts'
import { Choose, useChoices } from './choose.tsx'
import { usePlan } from './context.tsx'
import { Form } from './form.tsx'
import { HowItGoes } from './how-it-goes.tsx'
import style from './plan.module.css'
import { filled, isBlank, nextOrder, useForm } from './use-form.ts'

export default function ActionForm(props: { record: string | undefined }) {
  const { plan, vault } = usePlan()
  const choices = useChoices()
  const words = () => t().plan.form.action
  const { item, known, text, pick, many, saving } = useForm(props.record, {
    kind: 'plan-action',
    fields: (was) => ({
      text: was?.text ?? '',
      doers: [...(was?.doers ?? [])],
      means: was?.means ?? '',
      when: was?.when ?? '',
      from: was?.from ?? '',
      by: was?.by ?? '',
      goal: was?.goal ?? '',
      child: was?.child ?? '',
    }),
    faults: (typed) => ({
      text: isBlank(typed.text) && t().plan.form.missingText,
      by: typed.from !== '' && typed.by !== '' && typed.by < typed.from && t().plan.form.order,
    }),
    content: (typed, was) => ({
      kind: 'plan-action',
      order: was?.order ?? nextOrder(itemsOf(plan(), 'plan-action')),
      status: was?.status ?? 'agreed',
      text: typed.text.trim(),
      doers: [...typed.doers],
      ...filled('means', typed.means),
      ...filled('when', typed.when),
      ...filled('from', typed.from),
      ...filled('by', typed.by),
      ...filled('goal', typed.goal),
      ...filled('child', typed.child),
    }),
    texts: ['text', 'means', 'when'],
  })
  const goals = () => [
    { value: '', label: words().noGoal },
    ...itemsOf(plan(), 'plan-goal').map((one) => ({ value: one.record, label: one.now.content.text })),
  ]
  const children = () => [
    { value: '', label: words().noChild },
    ...vault().children.map((child) => ({ value: child.id, label: child.name })),
  ]
  return (
    <Form
      saving={saving}
      title={known() ? words().change : words().title}
      part="afspraken"
      below={<Show when={item()}>{(found) => <HowItGoes item={found()} />}</Show>}
    >
      <TextArea label={words().text} rows={2} {...text('text')} />
      <Choose legend={words().doers} help={words().doersHelp} choices={choices()} {...many('doers')} />
      <Field label={words().when} help={words().whenHelp} {...text('when')} />
      <div class={style.pair}>
        <DateField label={words().from} {...pick('from')} />
        <DateField label={words().by} {...pick('by')} />
      </div>
      <Field label={words().means} {...text('means')} />
      <Select label={words().child} options={children()} {...pick('child')} />
      <Select label={words().goal} options={goals()} {...pick('goal')} />
    </Form>
  )
}
