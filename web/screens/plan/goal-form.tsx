// A goal, new or changed: what the family wants, whose it is, how it will be noticed.
import { Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { DateField } from '#web/parts/date-field.tsx'
import { Radio } from '#web/parts/radio.tsx'
import { Select } from '#web/parts/select.tsx'
import { TextArea } from '#web/parts/text-area.tsx'
import { type Area, areas, type Of } from '#web/plan/kinds.ts'
import { itemsOf } from '#web/plan/state.ts'
import { Choose, useChoices } from './choose.tsx'
import { usePlan } from './context.tsx'
import { Form } from './form.tsx'
import { filled, isBlank, nextOrder, useForm } from './use-form.ts'

export default function GoalForm(props: { record: string | undefined }) {
  const { plan, today } = usePlan()
  const choices = useChoices()
  const words = () => t().plan.form.goal
  const { fields, set, known, text, pick, many, saving } = useForm(props.record, {
    kind: 'plan-goal',
    fields: (was) => ({
      text: was?.text ?? '',
      owners: [...(was?.owners ?? [])],
      area: was?.area ?? ('home' as Area),
      measure: was?.measure ?? '',
      evaluate: was?.evaluate ?? '',
      state: was?.state ?? ('open' as Of<'plan-goal'>['state']),
    }),
    faults: (typed) => ({ text: isBlank(typed.text) && t().plan.form.missingText }),
    content: (typed, was) => {
      const kept = was ?? {
        kind: 'plan-goal',
        order: nextOrder(itemsOf(plan(), 'plan-goal')),
        start: today(),
      }
      const { measure: _, evaluate: __, ...rest } = { measure: '', evaluate: '', ...kept }
      return {
        ...rest,
        text: typed.text.trim(),
        area: typed.area,
        owners: [...typed.owners],
        state: typed.state,
        ...filled('measure', typed.measure),
        ...filled('evaluate', typed.evaluate),
      }
    },
    texts: ['text', 'measure'],
  })
  return (
    <Form saving={saving} title={known() ? words().change : words().title} part="doelen">
      <TextArea label={words().text} help={words().help} voice="own" {...text('text')} />
      <Choose legend={words().owners} choices={choices()} {...many('owners')} />
      <Select
        label={words().area}
        value={fields().area}
        options={areas.map((value) => ({ value, label: t().plan.areas[value] }))}
        onChange={(value) => set('area', areas.find((area) => area === value) ?? 'home')}
      />
      <TextArea
        label={words().measure}
        help={words().measureHelp}
        voice="own"
        rows={2}
        {...text('measure')}
      />
      <DateField label={words().evaluate} {...pick('evaluate')} />
      <Show when={known()}>
        <Radio
          legend={words().state}
          options={(['open', 'reached', 'stopped'] as const).map((value) => ({
            value,
            label: t().plan.goalStates[value],
          }))}
          {...pick('state')}
        />
      </Show>
    </Form>
  )
}
