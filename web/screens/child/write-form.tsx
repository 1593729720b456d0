// Writing something down about a child: the words first, then what it is, its day, its map, fact or opinion.
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { useDraft } from '#web/app/draft.ts'
import { DraftFound } from '#web/app/draft-found.tsx'
import { useEngine } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import type { Nature } from '#web/child/entry.ts'
import { Button } from '#web/parts/button.tsx'
import { DateField } from '#web/parts/date-field.tsx'
import { Field } from '#web/parts/field.tsx'
import { Note } from '#web/parts/note.tsx'
import { Radio } from '#web/parts/radio.tsx'
import { Select } from '#web/parts/select.tsx'
import { TextArea } from '#web/parts/text-area.tsx'
import { possibleBsns } from '#web/people/bsn.ts'
import { OutcomeNote, useAsking } from '#web/screens/plan/outcome.tsx'
import { Page } from '#web/screens/plan/page.tsx'
import style from './child.module.css'
import { useChild } from './context.tsx'
import { entryOf, faultOf, kindsFor, type Typed, type WritableKind, type WriteFault } from './write.ts'

export default function WriteForm(props: { rest: string | undefined }) {
  const engine = useEngine()
  const navigate = useNavigate()
  const [params] = useSearchParams<{ map?: string }>()
  const { vault, child, me, today, being, role, own, writable, to } = useChild()
  const asking = useAsking()
  const words = () => t().child.write
  const known = () =>
    [...child().timeline, ...child().ownWords].find(
      (entry) => entry.history.current.record === props.rest && entry.history.current.author === me(),
    )?.history
  const maps = () => {
    const was = known()
    return was ? writable().filter((map) => map.log === was.current.log) : writable()
  }
  const ownWordsMap = () => writable().find((map) => map.name === 'eigen-woorden')
  const draft = useDraft(`schrijf/${vault().id}/${child().id}/${props.rest ?? ''}`, () => first())
  const { fields, set, forget } = draft
  const [checked, setChecked] = createSignal(false)
  const [keptAt, setKeptAt] = createSignal<number>()

  function first(): Typed & { map: string; basis: number | undefined } {
    const was = known()
    const content = was?.current.content
    const asked = writable().find((map) => map.log === params.map)
    const plain = writable().filter((map) => map.name !== 'eigen-woorden')
    return {
      kind:
        content && content.kind !== 'vaccination'
          ? content.kind
          : asked?.name === 'eigen-woorden' && own()
            ? 'own-words'
            : role() === 'professional'
              ? 'observation'
              : 'note',
      on: content?.on ?? today(),
      title: content && 'title' in content ? (content.title ?? '') : '',
      text: content && 'text' in content ? (content.text ?? '') : '',
      nature: content && 'nature' in content ? (content.nature ?? 'unsaid') : 'unsaid',
      map: was?.current.log ?? asked?.log ?? (plain.length === 1 ? (plain[0]?.log ?? '') : ''),
      // All texts in view, those beside it too: who writes now had seen them.
      basis: was ? Math.max(was.current.seq, ...was.concurrent.map((one) => one.seq)) : undefined,
    }
  }
  const log = () => (fields().kind === 'own-words' ? (ownWordsMap()?.log ?? '') : fields().map)
  const fault = () => faultOf(fields(), log(), { person: me(), role: role() }, today())
  const shown = (...faults: WriteFault[]) => {
    const wrong = checked() ? fault() : null
    return wrong !== null && faults.includes(wrong) ? words().faults[wrong] : undefined
  }
  const submit = async (event: Event) => {
    event.preventDefault()
    setChecked(true)
    const form = event.currentTarget
    if (fault() !== null) {
      queueMicrotask(() => {
        if (form instanceof HTMLElement) form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      })
      return
    }
    const organisation = role() === 'professional' ? being(me()).organisation : null
    const entry = entryOf(fields(), organisation, fields().basis)
    const saved = await asking.run('write', () => engine.write(vault().id, log(), entry, known()?.record))
    if (!saved) return
    forget()
    if (asking.said() === null) navigate(to())
    else setKeptAt(Math.floor(Date.now() / 1000))
  }
  const readers = () => {
    const map = writable().find((one) => one.log === log())
    if (!map) return ''
    const names = map.readers.filter((id) => id !== me()).map((id) => being(id).name)
    if (names.length === 0) return words().mapNobody
    return names.length === 1 ? words().mapReader(say().list(names)) : words().mapReaders(say().list(names))
  }
  const natures = () => [
    { value: 'fact' as const, label: words().natures.fact, help: words().natureHelp.fact },
    { value: 'opinion' as const, label: words().natures.opinion, help: words().natureHelp.opinion },
    ...(role() === 'professional' ? [] : [{ value: 'unsaid' as const, label: words().natures.unsaid }]),
  ]
  return (
    <Page
      vault={vault()}
      title={known() ? words().change : words().title}
      back={{ href: to(), label: child().name }}
    >
      <Show when={writable().length > 0} fallback={<Note tone="tell">{words().mayNot}</Note>}>
        <form class={style.form} novalidate onSubmit={(event) => void submit(event)}>
          <OutcomeNote asking={asking} />
          <DraftFound draft={draft} />
          <TextArea
            label={own() ? words().textYoung : words().text}
            voice={role() === 'professional' ? 'product' : 'own'}
            rows={5}
            maxlength={20_000}
            value={fields().text}
            onInput={(text) => set('text', text)}
            error={shown('text-missing')}
            kept={keptAt() === undefined ? undefined : words().kept(say().time(keptAt() ?? 0))}
          />
          <Show when={possibleBsns(`${fields().title}\n${fields().text}`).length > 0}>
            <Note tone="ask" live>
              {t().plan.form.bsn}
            </Note>
          </Show>
          <Select
            label={words().kind}
            value={fields().kind}
            options={kindsFor(role(), ownWordsMap() !== undefined).map((value) => ({
              value,
              label: t().child.kinds[value],
            }))}
            onChange={(kind) => set('kind', kind as WritableKind)}
          />
          <Show when={fields().kind !== 'own-words'}>
            <Field
              label={words().heading}
              help={words().headingHelp}
              maxlength={200}
              value={fields().title}
              onInput={(title) => set('title', title)}
            />
          </Show>
          <DateField
            label={words().day}
            value={fields().on}
            max={today()}
            onChange={(on) => set('on', on)}
            error={shown('day-missing', 'day-ahead')}
          />
          <Show when={fields().kind !== 'own-words'}>
            <Select
              label={words().map}
              value={fields().map}
              options={[
                ...(fields().map === '' ? [{ value: '', label: words().faults['map-missing'] }] : []),
                ...maps()
                  .filter((map) => map.name !== 'eigen-woorden')
                  .map((map) => ({ value: map.log, label: t().common.maps[map.name] })),
              ]}
              onChange={(map) => set('map', map)}
              error={shown('map-missing')}
            />
            <Radio<Nature | 'unsaid'>
              legend={words().nature}
              value={role() === 'professional' && fields().nature === 'unsaid' ? undefined : fields().nature}
              options={natures()}
              onChange={(nature) => set('nature', nature)}
            />
          </Show>
          <Show when={shown('choose-nature', 'own-words-of-another')}>
            {(wrong) => (
              <Note tone="stop" live>
                {wrong()}
              </Note>
            )}
          </Show>
          <Show when={readers() !== ''}>
            <p class={style.soft}>{readers()}</p>
          </Show>
          {/* What is queued is on its way: saving it again would write it twice. */}
          <Show when={asking.said()?.is !== 'queued'}>
            <Button
              type="submit"
              kind="lamp"
              size="main"
              wide
              waiting={asking.busy() === null ? undefined : words().saving}
            >
              {words().save}
            </Button>
          </Show>
        </form>
      </Show>
    </Page>
  )
}
