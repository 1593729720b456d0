// An evaluation: when and with whom, and once it was held what was said and what comes next.
import { Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Checkbox } from '#web/parts/checkbox.tsx'
import { DateField } from '#web/parts/date-field.tsx'
import { Field } from '#web/parts/field.tsx'
import { TextArea } from '#web/parts/text-area.tsx'
import { EVALUATION_MONTHS } from '#web/plan/evaluation.ts'
import { addMonths } from '#web/record/day.ts'
import { Choose, useChoices } from './choose.tsx'
import { clockOf, nextOf } from './clock.ts'
import { usePlan } from './context.tsx'
import { Form } from './form.tsx'
import { filled, isBlank, useForm } from './use-form.ts'

export default function EvaluationForm(props: { record: string | undefined }) {
  const { plan, today } = usePlan()
  const choices = useChoices()
  const words = () => t().plan.form.evaluation
  const { fields, known, text, pick, tick, many, saving } = useForm(props.record, {
    kind: 'plan-evaluation',
    fields: (was) => {
      const since = was?.since ?? plan().since ?? today()
      return {
        since,
        on: was?.on ?? addMonths(since, EVALUATION_MONTHS),
        at: was?.at?.replace(':', '.') ?? '',
        place: was?.place ?? '',
        with: [...(was?.with ?? [])],
        held: was?.held ?? false,
        points: was?.points ?? '',
        next: (was?.next ?? []).map((one) => one.text).join('\n'),
      }
    },
    faults: ({ on, since, at }) => ({
      on: on === '' || since === '' ? t().plan.form.missingDay : on < since ? t().plan.form.order : false,
      at: !isBlank(at) && clockOf(at) === null && words().atWrong,
    }),
    content: (typed, was) => ({
      kind: 'plan-evaluation',
      since: typed.since,
      on: typed.on,
      ...filled('at', clockOf(typed.at) ?? ''),
      ...filled('place', typed.place),
      with: [...typed.with],
      held: typed.held,
      ...filled('points', typed.points),
      next: nextOf(typed.next, was?.next ?? []),
    }),
    texts: ['points', 'next'],
  })
  return (
    <Form saving={saving} title={known() ? words().change : words().title} part="evaluatie">
      <DateField label={words().on} {...pick('on')} />
      <Field label={words().at} help={words().atHelp} {...text('at')} />
      <Field label={words().place} maxlength={200} {...text('place')} />
      <Choose legend={words().with} choices={choices()} {...many('with')} />
      <DateField label={words().since} {...pick('since')} />
      <Show when={fields().on <= today()}>
        <Checkbox label={words().held} {...tick('held')} />
      </Show>
      <TextArea label={words().points} {...text('points')} />
      <TextArea label={words().next} help={words().nextHelp} {...text('next')} />
    </Form>
  )
}
