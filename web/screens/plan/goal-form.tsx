// A goal, new or changed: what the family wants, whose it is, how it will be noticed.
import { createSignal, Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { DateField } from '#web/parts/date-field.tsx'
import { Radio } from '#web/parts/radio.tsx'
import { Select } from '#web/parts/select.tsx'
import { TextArea } from '#web/parts/text-area.tsx'
import { type Area, areas, type Of } from '#web/plan/kinds.ts'
import { itemsOf } from '#web/plan/state.ts'
import { usePlan } from './context.tsx'
import { Choose, Form, filled, useChoices } from './form.tsx'
import { History } from './history.tsx'
import { useKept } from './kept.ts'
import { newTarget } from './target.ts'

type Goal = Of<'plan-goal'>

export default function GoalForm(props: { record: string | undefined }) {
  const { plan, family, today, command } = usePlan()
  const choices = useChoices()
  const words = () => t().plan.form.goal
  const known = (): Goal | null => {
    const content = plan().items.get(props.record ?? '')?.now.content
    return content?.kind === 'plan-goal' ? content : null
  }
  const { fields, set, forget } = useKept(`doel/${props.record ?? ''}`, () => ({
    target: props.record ?? newTarget(),
    text: known()?.text ?? '',
    owners: [...(known()?.owners ?? [])],
    area: known()?.area ?? ('home' as Area),
    measure: known()?.measure ?? '',
    evaluate: known()?.evaluate ?? '',
    state: known()?.state ?? ('open' as Goal['state']),
    why: '',
  }))
  const [checked, setChecked] = createSignal(false)
  const missing = () => fields().text.trim() === ''
  const content = (): Goal => {
    const {
      measure: _,
      evaluate: __,
      ...rest
    } = known() ?? {
      kind: 'plan-goal' as const,
      order: Math.max(0, ...itemsOf(plan(), 'plan-goal').map((item) => item.now.content.order)) + 1,
      start: today(),
    }
    return {
      ...rest,
      text: fields().text.trim(),
      area: fields().area,
      owners: [...fields().owners],
      state: fields().state,
      ...filled('measure', fields().measure),
      ...filled('evaluate', fields().evaluate),
    }
  }
  return (
    <Form
      record={props.record}
      title={known() ? words().change : words().title}
      part="doelen"
      texts={`${fields().text}\n${fields().measure}\n${fields().why}`}
      fault={missing}
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
      below={<History record={props.record} />}
    >
      <TextArea
        label={words().text}
        help={words().help}
        voice="own"
        value={fields().text}
        onInput={(text) => set('text', text)}
        error={checked() && missing() ? t().plan.form.missingText : undefined}
      />
      <Choose
        legend={words().owners}
        chosen={fields().owners}
        choices={choices()}
        onChange={(owners) => set('owners', owners)}
      />
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
        value={fields().measure}
        onInput={(measure) => set('measure', measure)}
      />
      <DateField
        label={words().evaluate}
        value={fields().evaluate}
        onChange={(evaluate) => set('evaluate', evaluate)}
      />
      <Show when={known()}>
        <Radio
          legend={words().state}
          value={fields().state}
          options={(['open', 'reached', 'stopped'] as const).map((value) => ({
            value,
            label: t().plan.goalStates[value],
          }))}
          onChange={(state) => set('state', state)}
        />
      </Show>
    </Form>
  )
}
