// Form: what every form of the plan shares: its page, why (for who proposes), the one button, and what came of it.
import { useNavigate } from '@solidjs/router'
import { type Accessor, For, type JSX, Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Checkbox } from '#web/parts/checkbox.tsx'
import { Note } from '#web/parts/note.tsx'
import { TextArea } from '#web/parts/text-area.tsx'
import { possibleBsns } from '#web/people/bsn.ts'
import type { PlanRefusal } from '#web/plan/decide.ts'
import { parties } from '#web/plan/party.ts'
import type { Outcome } from '#web/vault/engine.ts'
import { OneText } from './concurrent.tsx'
import { usePlan } from './context.tsx'
import { useKept } from './kept.ts'
import { type Asking, OutcomeNote, useAsking } from './outcome.tsx'
import { Page } from './page.tsx'
import style from './plan.module.css'

export interface FormProps {
  title: string
  /** What is being changed; undefined for something new. */
  record?: string | undefined
  /** Where saving leads: a part of the plan. */
  part: string
  /** Everything typed, to look for a citizen-service number. */
  texts: string
  /** What is still missing or wrong; null when it may be saved. */
  fault: () => boolean
  onChecked: () => void
  save: () => Promise<Outcome<PlanRefusal>>
  onSaved: () => void
  /** Only a proposal has a reason; the family's own change needs none. */
  why?: { value: string; onInput: (value: string) => void }
  /** The family alone writes it: no proposal. */
  familyOnly?: boolean
  saveLabel?: string
  savingLabel?: string
  children: JSX.Element
  below?: JSX.Element
}

/** What is typed stays in its fields until the log has it; then the part it belongs to shows it. */
export function Form(props: FormProps) {
  const { family, mayWrite, vault, to } = usePlan()
  const navigate = useNavigate()
  const asking: Asking = useAsking()
  const words = () => t().plan.form
  const proposes = () => !family()
  const allowed = () => mayWrite() && (family() || props.familyOnly !== true)
  const submit = async (event: Event) => {
    event.preventDefault()
    props.onChecked()
    if (!allowed() || props.fault()) {
      focusFirstFault(event.currentTarget)
      return
    }
    if (!(await asking.run('save', props.save))) return
    props.onSaved()
    if (asking.said() === null) navigate(back())
  }
  const back = () => `${to('').replace(/\/$/u, '')}#${props.part}`
  return (
    <Page vault={vault()} title={props.title} back={{ href: back(), label: t().plan.back }}>
      <form class={style.form} novalidate onSubmit={(event) => void submit(event)}>
        <OutcomeNote asking={asking} />
        <Meanwhile record={props.record} />
        <Show when={!allowed()}>
          <Note tone="tell">{t().plan.readOnly}</Note>
        </Show>
        {props.children}
        <Show when={proposes() ? props.why : undefined}>
          {(why) => (
            <TextArea
              label={words().why}
              help={words().whyHelp}
              rows={2}
              value={why().value}
              onInput={why().onInput}
            />
          )}
        </Show>
        <Show when={possibleBsns(props.texts).length > 0}>
          <Note tone="ask" live>
            {words().bsn}
          </Note>
        </Show>
        {/* What is queued is on its way: saving it again would write it twice. */}
        <Show when={allowed() && asking.said()?.is !== 'queued'}>
          <Show when={proposes()}>
            <p class={style.soft}>{words().proposeNote}</p>
          </Show>
          <Button
            type="submit"
            kind="lamp"
            size="main"
            wide
            waiting={
              asking.busy() === null
                ? undefined
                : proposes()
                  ? words().proposing
                  : (props.savingLabel ?? words().saving)
            }
          >
            {proposes() ? words().propose : (props.saveLabel ?? words().save)}
          </Button>
        </Show>
      </form>
      {props.below}
    </Page>
  )
}

/** Somebody else's newer text, shown before it is replaced. */
function Meanwhile(props: { record: string | undefined }) {
  const { plan, me } = usePlan()
  const item = () => plan().items.get(props.record ?? '')
  const { fields } = useKept(`gezien/${props.record ?? ''}`, () => ({ line: item()?.now.line ?? 0 }))
  const newer = () => {
    const now = item()?.now
    return now && now.line > fields().line && now.author !== me() ? now : null
  }
  return (
    <Show when={newer()}>
      {(text) => (
        <div class={style.concurrent}>
          <Note tone="ask" live title={t().plan.concurrent.meanwhile}>
            {t().plan.concurrent.meanwhileWords}
          </Note>
          <OneText text={text()} />
        </div>
      )}
    </Show>
  )
}

function focusFirstFault(form: EventTarget | null): void {
  queueMicrotask(() => {
    if (form instanceof HTMLElement) form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  })
}

/** Who can be chosen: the family, its children, and everybody who takes part. */
export function useChoices(): Accessor<{ id: string; label: string }[]> {
  const { vault, plan, being } = usePlan()
  return () => {
    const { children, people } = vault()
    const family = people.filter((one) => one.shape === 'family').map((one) => one.person)
    const young = new Set(children.map((child) => child.person))
    const known = new Set<string>([...family, ...children.map((child) => child.id)])
    const others = parties(plan())
      .filter(({ now }) => now.content.part !== 'family')
      .map(({ record, now }) => now.content.person ?? record)
      .filter((id) => !known.has(id) && !young.has(id))
    return [...new Set([...known, ...others])].map((id) => ({ id, label: being(id).full }))
  }
}

/** Several people, by name; nobody is ticked beforehand. */
export function Choose(props: {
  legend: string
  help?: string
  chosen: readonly string[]
  choices: readonly { id: string; label: string }[]
  onChange: (chosen: string[]) => void
}) {
  const toggle = (id: string, on: boolean) =>
    props.onChange(on ? [...props.chosen, id] : props.chosen.filter((one) => one !== id))
  return (
    <fieldset>
      <legend class={style.legend}>{props.legend}</legend>
      <Show when={props.help}>
        <p class={style.soft}>{props.help}</p>
      </Show>
      <div class={style.checks}>
        <For each={props.choices}>
          {(choice) => (
            <Checkbox
              label={choice.label}
              checked={props.chosen.includes(choice.id)}
              onChange={(on) => toggle(choice.id, on)}
            />
          )}
        </For>
      </div>
    </fieldset>
  )
}

/** Only what was filled in: an empty field is no field. */
export function filled<Key extends string>(key: Key, value: string): { [K in Key]?: string } {
  const text = value.trim()
  return (text === '' ? {} : { [key]: text }) as { [K in Key]?: string }
}
