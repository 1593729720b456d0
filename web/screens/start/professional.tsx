// Step 1 of a professional: name, work, and numbers in a register. A number that looks odd is a warning, no refusal.
import { createSignal, For } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Field } from '#web/parts/field.tsx'
import { Note } from '#web/parts/note.tsx'
import { formatWarning, type Register, registers } from '#web/people/claim.ts'
import type { Draft } from './form.ts'
import style from './start.module.css'
import { Step } from './step.tsx'

export function Professional(props: {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
  back: string
  onNext: () => void
}) {
  const [checked, setChecked] = createSignal(false)
  const [left, setLeft] = createSignal<ReadonlySet<Register>>(new Set())
  const words = () => t().start.professional
  const fields = ['name', 'profession', 'organisation'] as const
  const missing = (field: (typeof fields)[number]) =>
    checked() && props.draft[field].trim() === '' ? sentences()[field] : undefined
  const sentences = () => ({
    name: t().start.names.nameMissing,
    profession: words().professionMissing,
    organisation: words().organisationMissing,
  })
  const warning = (register: Register) => {
    const number = props.draft.claims[register].trim()
    const wrong = left().has(register) && number !== '' ? formatWarning(register, number) : null
    return wrong === null ? null : words().warning[wrong]
  }
  const next = () => {
    setChecked(true)
    if (fields.every((field) => props.draft[field].trim() !== '')) props.onNext()
  }
  return (
    <Step now={1} title={words().title} words={words().words} back={props.back} onNext={next}>
      <Field
        label={words().name}
        help={words().nameHelp}
        value={props.draft.name}
        onInput={(name) => props.onChange({ name })}
        autocomplete="name"
        error={missing('name')}
      />
      <Field
        label={words().profession}
        help={words().professionHelp}
        value={props.draft.profession}
        onInput={(profession) => props.onChange({ profession })}
        autocomplete="organization-title"
        error={missing('profession')}
      />
      <Field
        label={words().organisation}
        help={words().organisationHelp}
        value={props.draft.organisation}
        onInput={(organisation) => props.onChange({ organisation })}
        autocomplete="organization"
        error={missing('organisation')}
      />
      <section class={style.children}>
        <div>
          <h2 class={style.section}>{words().claims}</h2>
          <p class={style.soft}>{words().claimsWords}</p>
        </div>
        <div class={style.claims}>
          <For each={registers}>
            {(register) => (
              <div class={style.claim}>
                <Field
                  label={words().registers[register]}
                  help={words().digits[register]}
                  value={props.draft.claims[register]}
                  inputmode="numeric"
                  onInput={(number) =>
                    props.onChange({ claims: { ...props.draft.claims, [register]: number } })
                  }
                  onBlur={() => setLeft(new Set([...left(), register]))}
                />
                {warning(register) === null ? null : (
                  <Note tone="ask" live>
                    {warning(register)}
                  </Note>
                )}
              </div>
            )}
          </For>
        </div>
      </section>
      <Button kind="lamp" size="main" wide type="submit">
        {t().common.next}
      </Button>
    </Step>
  )
}
