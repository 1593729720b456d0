// One legal position: whose, of which child, which, since and until when, and what shows it.
import { createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import { useEngine } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Card } from '#web/parts/card.tsx'
import { DateField } from '#web/parts/date-field.tsx'
import { Field } from '#web/parts/field.tsx'
import { Select } from '#web/parts/select.tsx'
import { type LegalPosition, legalPositions } from '#web/people/position.ts'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import type { VaultView } from '#web/vault/shown.ts'
import style from './authority.module.css'

type Draft = { who: string; child: string; position: LegalPosition['position']; since: string } & {
  until: string
  evidence: string
}

export function PositionForm(props: { vault: VaultView; onDone: () => void }) {
  const engine = useEngine()
  const act = createAct()
  const [checked, setChecked] = createSignal(false)
  const [draft, setDraft] = createStore<Draft>({
    who: '',
    child: props.vault.children[0]?.id ?? '',
    position: 'gezag_gezamenlijk',
    since: '',
    until: '',
    evidence: '',
  })
  const words = () => t().authority.positions
  const ends = () => draft.until !== '' && draft.since !== '' && draft.until <= draft.since
  /** Somebody of the family is recorded by who they are; anybody else by name. */
  const whoIs = () => {
    const name = draft.who.trim()
    const known = props.vault.people.find((one) => one.name.toLowerCase() === name.toLowerCase())
    return known?.person ?? name
  }
  const save = async (event: Event) => {
    event.preventDefault()
    setChecked(true)
    if (draft.who.trim() === '' || draft.since === '' || ends()) return
    const { child, position, since, until, evidence } = draft
    const done = await act.run(() =>
      engine.recordPosition(props.vault.id, {
        kind: 'legal-position',
        who: whoIs(),
        child,
        position,
        since,
        ...(until === '' ? {} : { until }),
        ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }),
      }),
    )
    if (done) props.onDone()
  }
  return (
    <Card>
      <form class={style.form} novalidate onSubmit={(event) => void save(event)}>
        <Field
          label={words().who}
          help={words().whoHelp}
          value={draft.who}
          onInput={(who) => setDraft({ who })}
          error={checked() && draft.who.trim() === '' ? words().whoMissing : undefined}
        />
        <Select
          label={words().child}
          value={draft.child}
          options={props.vault.children.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(child) => setDraft({ child })}
        />
        <Select
          label={words().position}
          help={`${say().capital(words().means[draft.position])}.`}
          value={draft.position}
          options={legalPositions.map((value) => ({ value, label: words().names[value] }))}
          onChange={(position) => setDraft({ position: position as Draft['position'] })}
        />
        <DateField
          label={words().sinceField}
          value={draft.since}
          onChange={(since) => setDraft({ since })}
          error={checked() && draft.since === '' ? words().sinceMissing : undefined}
        />
        <DateField
          label={words().untilField}
          value={draft.until}
          onChange={(until) => setDraft({ until })}
          error={checked() && ends() ? words().untilBefore : undefined}
        />
        <Field
          label={words().evidence}
          help={words().evidenceHelp}
          value={draft.evidence}
          onInput={(evidence) => setDraft({ evidence })}
        />
        <Problem words={act.problem()} />
        <ButtonRow>
          <Button onPress={props.onDone}>{words().cancel}</Button>
          <Button type="submit" waiting={act.waiting() ? words().saving : undefined}>
            {words().save}
          </Button>
        </ButtonRow>
      </form>
    </Card>
  )
}
