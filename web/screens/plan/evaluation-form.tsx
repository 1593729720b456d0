// An evaluation: when and with whom, and once it was held what was said and what comes next.
import { createSignal, Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Checkbox } from '#web/parts/checkbox.tsx'
import { DateField } from '#web/parts/date-field.tsx'
import { Field } from '#web/parts/field.tsx'
import { TextArea } from '#web/parts/text-area.tsx'
import { EVALUATION_MONTHS } from '#web/plan/evaluation.ts'
import type { Of } from '#web/plan/kinds.ts'
import { addMonths } from '#web/record/day.ts'
import { clockOf, nextOf } from './clock.ts'
import { usePlan } from './context.tsx'
import { Choose, Form, filled, useChoices } from './form.tsx'
import { useKept } from './kept.ts'
import { newTarget } from './target.ts'

type Evaluation = Of<'plan-evaluation'>

export default function EvaluationForm(props: { record: string | undefined }) {
  const { plan, family, today, command } = usePlan()
  const choices = useChoices()
  const words = () => t().plan.form.evaluation
  const known = (): Evaluation | null => {
    const content = plan().items.get(props.record ?? '')?.now.content
    return content?.kind === 'plan-evaluation' ? content : null
  }
  const { fields, set, forget } = useKept(`evaluatie/${props.record ?? ''}`, () => {
    const was = known()
    const since = was?.since ?? plan().since ?? today()
    return {
      target: props.record ?? newTarget(),
      since,
      on: was?.on ?? addMonths(since, EVALUATION_MONTHS),
      at: was?.at?.replace(':', '.') ?? '',
      place: was?.place ?? '',
      with: [...(was?.with ?? [])],
      held: was?.held ?? false,
      points: was?.points ?? '',
      next: (was?.next ?? []).map((one) => one.text).join('\n'),
      why: '',
    }
  })
  const [checked, setChecked] = createSignal(false)
  const noDay = () => fields().on === '' || fields().since === ''
  const order = () => !noDay() && fields().on < fields().since
  const wrongTime = () => fields().at.trim() !== '' && clockOf(fields().at) === null
  const content = (): Evaluation => ({
    kind: 'plan-evaluation',
    since: fields().since,
    on: fields().on,
    ...filled('at', clockOf(fields().at) ?? ''),
    ...filled('place', fields().place),
    with: [...fields().with],
    held: fields().held,
    ...filled('points', fields().points),
    next: nextOf(fields().next, known()?.next ?? []),
  })
  return (
    <Form
      record={props.record}
      title={known() ? words().change : words().title}
      part="evaluatie"
      texts={`${fields().points}\n${fields().next}\n${fields().why}`}
      fault={() => noDay() || order() || wrongTime()}
      onChecked={() => setChecked(true)}
      save={() =>
        command({
          do: 'write',
          target: fields().target,
          content: content(),
          ...(family() ? {} : filled('why', fields().why)),
        })
      }
      onSaved={forget}
      why={{ value: fields().why, onInput: (why) => set('why', why) }}
    >
      <DateField
        label={words().on}
        value={fields().on}
        onChange={(on) => set('on', on)}
        error={
          checked() && (noDay() || order())
            ? order()
              ? t().plan.form.order
              : t().plan.form.missingDay
            : undefined
        }
      />
      <Field
        label={words().at}
        help={words().atHelp}
        value={fields().at}
        onInput={(at) => set('at', at)}
        error={checked() && wrongTime() ? words().atWrong : undefined}
      />
      <Field
        label={words().place}
        value={fields().place}
        maxlength={200}
        onInput={(place) => set('place', place)}
      />
      <Choose
        legend={words().with}
        chosen={fields().with}
        choices={choices()}
        onChange={(chosen) => set('with', chosen)}
      />
      <DateField label={words().since} value={fields().since} onChange={(since) => set('since', since)} />
      <Show when={fields().on <= today()}>
        <Checkbox label={words().held} checked={fields().held} onChange={(held) => set('held', held)} />
      </Show>
      <TextArea label={words().points} value={fields().points} onInput={(points) => set('points', points)} />
      <TextArea
        label={words().next}
        help={words().nextHelp}
        value={fields().next}
        onInput={(next) => set('next', next)}
      />
    </Form>
  )
}
