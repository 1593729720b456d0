// An agreement, new or changed: what, who, when. Who does it tells here how it goes, without changing a word of it.
import { createSignal, Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { DateField } from '#web/parts/date-field.tsx'
import { Field } from '#web/parts/field.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { Radio } from '#web/parts/radio.tsx'
import { Select } from '#web/parts/select.tsx'
import { TextArea } from '#web/parts/text-area.tsx'
import { type ActionStatus, actionStatuses, type Of } from '#web/plan/kinds.ts'
import { isPerson, itemsOf, statusOf } from '#web/plan/state.ts'
import type { Agreement } from './agreement-rows.ts'
import { usePlan } from './context.tsx'
import { Choose, Form, filled, useChoices } from './form.tsx'
import { History } from './history.tsx'
import { useKept } from './kept.ts'
import { OutcomeNote, useAsking } from './outcome.tsx'
import style from './plan.module.css'
import { newTarget } from './target.ts'

type Action = Of<'plan-action'>

export default function ActionForm(props: { record: string | undefined }) {
  const { plan, family, command, vault } = usePlan()
  const choices = useChoices()
  const words = () => t().plan.form.action
  const item = (): Agreement | undefined =>
    itemsOf(plan(), 'plan-action').find((one) => one.record === props.record)
  const known = (): Action | null => item()?.now.content ?? null
  const { fields, set, forget } = useKept(`afspraak/${props.record ?? ''}`, () => {
    const was = known()
    return {
      target: props.record ?? newTarget(),
      text: was?.text ?? '',
      doers: [...(was?.doers ?? [])],
      means: was?.means ?? '',
      when: was?.when ?? '',
      from: was?.from ?? '',
      by: was?.by ?? '',
      goal: was?.goal ?? '',
      child: was?.child ?? '',
      why: '',
    }
  })
  const [checked, setChecked] = createSignal(false)
  const missing = () => fields().text.trim() === ''
  const order = () => fields().from !== '' && fields().by !== '' && fields().by < fields().from
  const content = (): Action => ({
    kind: 'plan-action',
    order:
      known()?.order ??
      Math.max(0, ...itemsOf(plan(), 'plan-action').map((one) => one.now.content.order)) + 1,
    status: known()?.status ?? 'agreed',
    text: fields().text.trim(),
    doers: [...fields().doers],
    ...filled('means', fields().means),
    ...filled('when', fields().when),
    ...filled('from', fields().from),
    ...filled('by', fields().by),
    ...filled('goal', fields().goal),
    ...filled('child', fields().child),
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
      record={props.record}
      title={known() ? words().change : words().title}
      part="afspraken"
      texts={`${fields().text}\n${fields().means}\n${fields().when}\n${fields().why}`}
      fault={() => missing() || order()}
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
      below={
        <>
          <Show when={item()}>{(found) => <HowItGoes item={found()} />}</Show>
          <History record={props.record} />
        </>
      }
    >
      <TextArea
        label={words().text}
        rows={2}
        value={fields().text}
        onInput={(text) => set('text', text)}
        error={checked() && missing() ? t().plan.form.missingText : undefined}
      />
      <Choose
        legend={words().doers}
        help={words().doersHelp}
        chosen={fields().doers}
        choices={choices()}
        onChange={(doers) => set('doers', doers)}
      />
      <Field
        label={words().when}
        help={words().whenHelp}
        value={fields().when}
        onInput={(when) => set('when', when)}
      />
      <div class={style.pair}>
        <DateField label={words().from} value={fields().from} onChange={(from) => set('from', from)} />
        <DateField
          label={words().by}
          value={fields().by}
          onChange={(by) => set('by', by)}
          error={checked() && order() ? t().plan.form.order : undefined}
        />
      </div>
      <Field label={words().means} value={fields().means} onInput={(means) => set('means', means)} />
      <Select
        label={words().child}
        value={fields().child}
        options={children()}
        onChange={(child) => set('child', child)}
      />
      <Select
        label={words().goal}
        value={fields().goal}
        options={goals()}
        onChange={(goal) => set('goal', goal)}
      />
    </Form>
  )
}

/** The family and who does it may tell how far it is. */
function HowItGoes(props: { item: Agreement }) {
  const { plan, family, me, command, being, mayWrite } = usePlan()
  const asking = useAsking()
  const words = () => t().plan.form.action
  const mayTell = () =>
    mayWrite() && (family() || props.item.now.content.doers.some((doer) => isPerson(plan(), doer, me())))
  const { fields, set, forget } = useKept(`hoe-gaat/${props.item.record}`, () => ({
    status: statusOf(props.item) as ActionStatus,
    note: '',
  }))
  const tell = async () => {
    const { status, note } = fields()
    const done = await asking.run('progress', () =>
      command({ do: 'progress', action: props.item.record, status, ...filled('note', note) }),
    )
    if (!done) return
    forget()
    set('note', '')
  }
  return (
    <Show when={mayTell()}>
      <section class={`${style.form} ${style.history}`}>
        <SectionTitle>{words().progress}</SectionTitle>
        <Show when={props.item.progress}>
          {(last) => (
            <p class={style.soft}>
              {words().lastWord(being(last().by).name, t().plan.statuses[last().status])} {last().note}
            </p>
          )}
        </Show>
        <Radio
          legend={words().status}
          value={fields().status}
          options={actionStatuses.map((value) => ({ value, label: t().plan.statuses[value] }))}
          onChange={(status) => set('status', status)}
        />
        <TextArea
          label={words().progressNote}
          rows={2}
          value={fields().note}
          onInput={(note) => set('note', note)}
        />
        <OutcomeNote asking={asking} />
        <Button waiting={asking.busy() === null ? undefined : words().telling} onPress={() => void tell()}>
          {words().tell}
        </Button>
      </section>
    </Show>
  )
}
