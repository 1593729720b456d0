// Form: the page every form of the plan stands in: what was found again, why (for who proposes), the one button, and
// what came of it.
import { useNavigate } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { DraftFound } from '#web/app/draft-found.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Note } from '#web/parts/note.tsx'
import { TextArea } from '#web/parts/text-area.tsx'
import { possibleBsns } from '#web/people/bsn.ts'
import { OneText } from './concurrent.tsx'
import { usePlan } from './context.tsx'
import { History } from './history.tsx'
import { OutcomeNote, useAsking } from './outcome.tsx'
import { Page } from './page.tsx'
import style from './plan.module.css'
import type { Saving } from './use-form.ts'

export interface FormProps {
  title: string
  /** Where saving leads: a part of the plan. */
  part: string
  saving: Saving | Omit<Saving, 'draft' | 'record'>
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
  const asking = useAsking()
  const words = () => t().plan.form
  const proposes = () => !family()
  const allowed = () => mayWrite() && (family() || props.familyOnly !== true)
  /** Of something that stands in the plan itself; putting a version forward has no text of its own. */
  const item = () => ('draft' in props.saving ? props.saving : null)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (props.saving.check() || !allowed()) {
      focusFirstFault(event.currentTarget)
      return
    }
    if (!(await asking.run('save', props.saving.save))) return
    item()?.draft.forget()
    if (asking.said() === null) navigate(back())
  }
  const back = () => `${to('').replace(/\/$/u, '')}#${props.part}`
  return (
    <Page vault={vault()} title={props.title} back={{ href: back(), label: t().plan.back }}>
      <form class={style.form} novalidate onSubmit={(event) => void submit(event)}>
        <OutcomeNote asking={asking} />
        <Show when={item()}>
          {(own) => (
            <>
              <DraftFound draft={own().draft} />
              <Meanwhile saving={own()} />
            </>
          )}
        </Show>
        <Show when={!allowed()}>
          <Note tone="tell">{t().plan.readOnly}</Note>
        </Show>
        {props.children}
        <Show when={proposes() && props.familyOnly !== true && item()?.draft}>
          {(draft) => (
            <TextArea
              label={words().why}
              help={words().whyHelp}
              rows={2}
              value={draft().fields().why}
              onInput={(why) => draft().set('why', why)}
            />
          )}
        </Show>
        <Show when={possibleBsns(props.saving.texts()).length > 0}>
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
      <History record={item()?.record} />
    </Page>
  )
}

/** Somebody else's newer text, shown before it is replaced. */
function Meanwhile(props: { saving: Saving }) {
  const { plan, me } = usePlan()
  const newer = () => {
    const now = plan().items.get(props.saving.record ?? '')?.now
    return now && now.line > props.saving.draft.fields().seen && now.author !== me() ? now : null
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
