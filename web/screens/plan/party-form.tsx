// Somebody who takes part: who they are, how to reach them, whether they coordinate and whether they hold a copy.
import { createSignal, Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Checkbox } from '#web/parts/checkbox.tsx'
import { DateField } from '#web/parts/date-field.tsx'
import { Field } from '#web/parts/field.tsx'
import { Radio } from '#web/parts/radio.tsx'
import { Select } from '#web/parts/select.tsx'
import type { Of } from '#web/plan/kinds.ts'
import { itemsOf } from '#web/plan/state.ts'
import { addMonths } from '#web/record/day.ts'
import { usePlan } from './context.tsx'
import { Form, filled } from './form.tsx'
import { History } from './history.tsx'
import { useKept } from './kept.ts'
import style from './plan.module.css'
import { newTarget } from './target.ts'

type Party = Of<'plan-party'>
const kinds = ['family', 'network', 'professional', 'service'] as const

export default function PartyForm(props: { record: string | undefined }) {
  const { plan, family, command, vault, today } = usePlan()
  const words = () => t().plan.form.party
  const known = (): Party | null => {
    const content = plan().items.get(props.record ?? '')?.now.content
    return content?.kind === 'plan-party' ? content : null
  }
  const { fields, set, forget } = useKept(`betrokkene/${props.record ?? ''}`, () => {
    const was = known()
    return {
      target: props.record ?? newTarget(),
      name: was?.name ?? '',
      part: was?.part,
      role: was?.role ?? '',
      organisation: was?.organisation ?? '',
      contact: was?.contact ?? '',
      person: was?.person ?? '',
      coordinates: was?.coordinator !== undefined,
      from: was?.coordinator?.from ?? today(),
      until: was?.coordinator?.until ?? addMonths(today(), 3),
      copy: was?.copy ?? false,
      why: '',
    }
  })
  const [checked, setChecked] = createSignal(false)
  const noName = () => fields().name.trim() === ''
  const noRole = () => fields().role.trim() === ''
  const noDay = () => fields().coordinates && (fields().from === '' || fields().until === '')
  const order = () => fields().coordinates && !noDay() && fields().until < fields().from
  const content = (): Party => {
    const handedBack = known()?.coordinator?.handedBack
    return {
      kind: 'plan-party',
      order:
        known()?.order ??
        Math.max(0, ...itemsOf(plan(), 'plan-party').map((one) => one.now.content.order)) + 1,
      name: fields().name.trim(),
      part: fields().part ?? 'network',
      role: fields().role.trim(),
      copy: fields().copy,
      ...filled('organisation', fields().organisation),
      ...filled('contact', fields().contact),
      ...filled('person', fields().person),
      ...(fields().coordinates
        ? {
            coordinator: {
              from: fields().from,
              until: fields().until,
              ...(handedBack === undefined || fields().until !== known()?.coordinator?.until
                ? {}
                : { handedBack }),
            },
          }
        : {}),
    }
  }
  const accounts = () => [
    { value: '', label: words().noAccount },
    ...vault().people.map((person) => ({ value: person.person, label: person.name })),
  ]
  const choosePerson = (id: string) => {
    set('person', id)
    const person = vault().people.find((one) => one.person === id)
    if (!person) return
    if (noName()) set('name', person.name)
    if (noRole() && person.role !== '') set('role', person.role)
    if (fields().organisation === '' && person.organisation !== null) set('organisation', person.organisation)
  }
  return (
    <Form
      record={props.record}
      title={known() ? words().change : words().title}
      part="betrokkenen"
      texts={`${fields().name}\n${fields().role}\n${fields().contact}\n${fields().why}`}
      fault={() => noName() || noRole() || noDay() || order()}
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
      <Select label={words().account} value={fields().person} options={accounts()} onChange={choosePerson} />
      <Field
        label={words().name}
        value={fields().name}
        maxlength={200}
        onInput={(name) => set('name', name)}
        error={checked() && noName() ? t().plan.form.missingName : undefined}
      />
      <Radio
        legend={words().part}
        value={fields().part}
        options={kinds.map((value) => ({ value, label: t().plan.partyParts[value] }))}
        onChange={(part) => set('part', part)}
      />
      <Field
        label={words().role}
        help={words().roleHelp}
        value={fields().role}
        maxlength={200}
        onInput={(role) => set('role', role)}
        error={checked() && noRole() ? t().plan.form.missingRole : undefined}
      />
      <Field
        label={words().organisation}
        value={fields().organisation}
        maxlength={200}
        onInput={(organisation) => set('organisation', organisation)}
      />
      <Field
        label={words().contact}
        value={fields().contact}
        maxlength={200}
        onInput={(contact) => set('contact', contact)}
      />
      <Checkbox
        label={words().copy}
        help={words().copyHelp}
        checked={fields().copy}
        onChange={(copy) => set('copy', copy)}
      />
      <Checkbox
        label={words().coordinator}
        help={words().coordinatorHelp}
        checked={fields().coordinates}
        onChange={(coordinates) => set('coordinates', coordinates)}
      />
      <Show when={fields().coordinates}>
        <div class={style.pair}>
          <DateField
            label={words().from}
            value={fields().from}
            onChange={(from) => set('from', from)}
            error={checked() && noDay() ? t().plan.form.missingDay : undefined}
          />
          <DateField
            label={words().until}
            value={fields().until}
            onChange={(until) => set('until', until)}
            error={checked() && order() ? t().plan.form.order : undefined}
          />
        </div>
      </Show>
    </Form>
  )
}
