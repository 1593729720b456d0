// How it goes: the family and who does it tell how far an agreement is, without changing a word of it.
import { Show } from 'solid-js'
import { useDraft } from '#web/app/draft.ts'
import { DraftFound } from '#web/app/draft-found.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { Radio } from '#web/parts/radio.tsx'
import { TextArea } from '#web/parts/text-area.tsx'
import { type ActionStatus, actionStatuses } from '#web/plan/kinds.ts'
import { isPerson, statusOf } from '#web/plan/state.ts'
import type { Agreement } from './agreement-rows.ts'
import { usePlan } from './context.tsx'
import { OutcomeNote, useAsking } from './outcome.tsx'
import style from './plan.module.css'
import { filled } from './use-form.ts'

export function HowItGoes(props: { item: Agreement }) {
  const { plan, vault, family, me, command, being, mayWrite } = usePlan()
  const asking = useAsking()
  const words = () => t().plan.form.action
  const mayTell = () =>
    mayWrite() && (family() || props.item.now.content.doers.some((doer) => isPerson(plan(), doer, me())))
  const draft = useDraft(`plan/${vault().id}/progress/${props.item.record}`, () => ({
    status: statusOf(props.item) as ActionStatus,
    note: '',
  }))
  const { fields, set } = draft
  const tell = async () => {
    const { status, note } = fields()
    const done = await asking.run('progress', () =>
      command({ do: 'progress', action: props.item.record, status, ...filled('note', note) }),
    )
    if (done) draft.restart()
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
        <DraftFound draft={draft} />
        <OutcomeNote asking={asking} />
        <Button waiting={asking.busy() === null ? undefined : words().telling} onPress={() => void tell()}>
          {words().tell}
        </Button>
      </section>
    </Show>
  )
}
