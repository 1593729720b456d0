// Step 1 of a family: what it is called, who is starting it, and the children if they like.
import { createSignal } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Field } from '#web/parts/field.tsx'
import { Children } from './children.tsx'
import { childFault, type Draft } from './form.ts'
import { Step } from './step.tsx'

export function Names(props: {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
  today: string
  back: string
  /** Of somebody who has an account already: no own name, no steps. */
  only?: { waiting: string | undefined; problem: string | undefined }
  /** Of somebody who joins a family that is there: their own name is enough. */
  joining?: boolean
  onNext: () => void
}) {
  const [checked, setChecked] = createSignal(false)
  const words = () => t().start.names
  const missing = (value: string, sentence: string) =>
    checked() && value.trim() === '' ? sentence : undefined
  const next = () => {
    setChecked(true)
    const { family, name, children } = props.draft
    const named = (props.joining || family.trim() !== '') && (props.only !== undefined || name.trim() !== '')
    if (named && children.every((child) => childFault(child, props.today) === null)) props.onNext()
  }
  return (
    <Step
      {...(props.only ? {} : { now: 1 })}
      title={props.joining ? words().joining : props.only ? t().start.only.title : words().title}
      words={props.joining ? words().joiningWords : words().words}
      back={props.back}
      onNext={next}
    >
      {props.joining ? null : (
        <Field
          label={words().family}
          help={words().familyHelp}
          value={props.draft.family}
          onInput={(family) => props.onChange({ family })}
          error={missing(props.draft.family, words().familyMissing)}
        />
      )}
      {props.only ? null : (
        <Field
          label={words().name}
          help={words().nameHelp}
          value={props.draft.name}
          onInput={(name) => props.onChange({ name })}
          autocomplete="name"
          error={missing(props.draft.name, words().nameMissing)}
        />
      )}
      {props.joining ? null : (
        <Children
          children={props.draft.children}
          onChange={(children) => props.onChange({ children })}
          today={props.today}
          checked={checked()}
        />
      )}
      {props.only?.problem === undefined ? null : <p role="alert">{props.only.problem}</p>}
      <Button kind="lamp" size="main" wide type="submit" waiting={props.only?.waiting}>
        {props.only ? t().start.only.make : t().common.next}
      </Button>
    </Step>
  )
}
