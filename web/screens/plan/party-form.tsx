// Somebody who takes part: who they are, how to reach them, whether they coordinate and whether they hold a copy.
import { Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Checkbox } from '#web/parts/checkbox.tsx'
import { DateField } from '#web/parts/date-field.tsx'
import { Field } from '#web/parts/field.tsx'
import { Radio } from '#web/parts/radio.tsx'
import { Select } from '#web/parts/select.tsx'
import { itemsOf } from '#web/plan/state.ts'
import { addMonths } from '#web/record/day.ts'
import { usePlan } from './context.tsx'
import { Form } from './form.tsx'
import style from './plan.module.css'
import { filled, isBlank, nextOrder, useForm } from './use-form.ts'

const kinds = ['family', 'network', 'professional', 'service'] as const

export default function PartyForm(props: { record: string | undefined }) {
  const { plan, vault, today } = usePlan()
  const words = () => t().plan.form.party
  const { fields, set, known, text, pick, tick, saving } = useForm(props.record, {
    kind: 'plan-party',
    fields: (was) => ({
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
    }),
    faults: ({ name, role, coordinates, from, until }) => {
      const noDay = coordinates && (from === '' || until === '')
      return {
        name: isBlank(name) && t().plan.form.missingName,
        role: isBlank(role) && t().plan.form.missingRole,
        from: noDay && t().plan.form.missingDay,
        until: coordinates && !noDay && until < from && t().plan.form.order,
      }
    },
    content: (typed, was) => {
      const { from, until } = typed
      const handedBack = was?.coordinator?.until === until ? was.coordinator.handedBack : undefined
      const coordinator = { from, until, ...(handedBack === undefined ? {} : { handedBack }) }
      return {
        kind: 'plan-party',
        order: was?.order ?? nextOrder(itemsOf(plan(), 'plan-party')),
        name: typed.name.trim(),
        part: typed.part ?? 'network',
        role: typed.role.trim(),
        copy: typed.copy,
        ...filled('organisation', typed.organisation),
        ...filled('contact', typed.contact),
        ...filled('person', typed.person),
        ...(typed.coordinates ? { coordinator } : {}),
      }
    },
    texts: ['name', 'role', 'contact'],
  })
  const accounts = () => [
    { value: '', label: words().noAccount },
    ...vault().people.map((person) => ({ value: person.person, label: person.name })),
  ]
  const choosePerson = (id: string) => {
    set('person', id)
    const person = vault().people.find((one) => one.person === id)
    if (!person) return
    if (isBlank(fields().name)) set('name', person.name)
    if (isBlank(fields().role) && person.role !== '') set('role', person.role)
    if (fields().organisation === '' && person.organisation !== null) set('organisation', person.organisation)
  }
  return (
    <Form saving={saving} title={known() ? words().change : words().title} part="betrokkenen">
      <Select label={words().account} value={fields().person} options={accounts()} onChange={choosePerson} />
      <Field label={words().name} maxlength={200} {...text('name')} />
      <Radio
        legend={words().part}
        options={kinds.map((value) => ({ value, label: t().plan.partyParts[value] }))}
        {...pick('part')}
      />
      <Field label={words().role} help={words().roleHelp} maxlength={200} {...text('role')} />
      <Field label={words().organisation} maxlength={200} {...text('organisation')} />
      <Field label={words().contact} maxlength={200} {...text('contact')} />
      <Checkbox label={words().copy} help={words().copyHelp} {...tick('copy')} />
      <Checkbox label={words().coordinator} help={words().coordinatorHelp} {...tick('coordinates')} />
      <Show when={fields().coordinates}>
        <div class={style.pair}>
          <DateField label={words().from} {...pick('from')} />
          <DateField label={words().until} {...pick('until')} />
        </div>
      </Show>
    </Form>
  )
}
