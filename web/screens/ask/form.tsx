// What a professional asks: why, which maps, the past, the end; and one sentence that repeats it above the button.
import { createMemo, createSignal, For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Checkbox } from '#web/parts/checkbox.tsx'
import { Choice } from '#web/parts/choice.tsx'
import { DateField } from '#web/parts/date-field.tsx'
import { Title } from '#web/parts/heading.tsx'
import { Radio } from '#web/parts/radio.tsx'
import { TextArea } from '#web/parts/text-area.tsx'
import { addDays, addMonths } from '#web/record/day.ts'
import shared from '#web/screens/access/access.module.css'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { firstName } from '#web/screens/access/names.ts'
import { type MapWords, sayMaps } from '#web/screens/access/say-maps.ts'
import type { AskFor, Outcome } from '#web/vault/engine.ts'
import style from './ask.module.css'
import {
  type AskDraft,
  type AskPlace,
  placeKey,
  readyToAsk,
  type Wanted,
  wishesOf,
  wrongAskEnd,
} from './wish-draft.ts'

const verbs: readonly Wanted[] = ['none', 'read', 'read-write']

export interface AskFormProps {
  /** The family's name as it stands above the form. */
  title: string
  children: readonly { id: string; name: string }[]
  places: readonly AskPlace[]
  first: AskDraft
  /** A professional may ask as coordinator; somebody of the network may not. */
  coordinates: boolean
  send: (ask: AskFor) => Promise<Outcome>
  onSent: () => void
}

export function AskForm(props: AskFormProps) {
  const { today } = useNow()
  const act = createAct()
  const [draft, setDraft] = createSignal<AskDraft>(props.first)
  const change = (some: Partial<AskDraft>) => setDraft({ ...draft(), ...some })
  const words = () => t().board.asking
  const places = () => props.places
  const names = createMemo(() => new Map(props.children.map((child) => [child.id, firstName(child.name)])))
  const mapWords = (): MapWords => ({ text: t(), say: say(), names: names() })
  const groups = () => [...props.children.map((child) => child.id), null]
  const label = (verb: Wanted) =>
    verb === 'none' ? words().none : verb === 'read' ? words().read : words().both
  const wrong = () => {
    const code = wrongAskEnd(draft().end, today())
    return code === null ? undefined : words().wrong[code]
  }
  const exactly = () => {
    const wishes = wishesOf(places(), draft().wanted)
    const of = (write: boolean) => wishes.filter((wish) => wish.write === write)
    const { past, end } = draft()
    const until = wrong() === undefined ? say().day(end, today()) : null
    return [
      of(false).length > 0 && words().reads(sayMaps(of(false), mapWords())),
      of(true).length > 0 && words().readsAndWrites(sayMaps(of(true), mapWords())),
      past === 'from-today' && until !== null && words().fromTodayUntil(until),
      past === 'with-history' && until !== null && words().withHistoryUntil(until),
    ]
      .filter((sentence) => sentence !== false)
      .map((sentence, at) => (at === 0 ? sentence : say().capital(sentence)))
      .join(' ')
  }
  const ready = () => readyToAsk(draft(), places(), today())
  const blocked = () => {
    const now = ready()
    if ('ask' in now) return undefined
    const { choosePurpose, chooseMap, choosePast, chooseEnd } = words()
    return { purpose: choosePurpose, map: chooseMap, past: choosePast, end: chooseEnd }[now.missing]
  }
  const send = async () => {
    const now = ready()
    if ('ask' in now && (await act.run(() => props.send(now.ask)))) props.onSent()
  }
  return (
    <div class={style.form}>
      <Title
        size="board"
        lead={names().size === 0 ? words().offeredNone : words().offered(say().list([...names().values()]))}
      >
        {props.title}
      </Title>
      <TextArea
        label={words().purpose}
        help={words().purposeHelp}
        value={draft().purpose}
        maxlength={20_000}
        rows={3}
        onInput={(purpose) => change({ purpose })}
      />
      <Show when={props.coordinates}>
        <Checkbox
          label={words().coordinator}
          help={words().coordinatorHelp}
          checked={draft().coordinator}
          onChange={(coordinator) => change({ coordinator })}
        />
      </Show>
      <div>
        <h2 class={style.legend}>{words().maps}</h2>
        <p class={style.help}>{words().mapsHelp}</p>
      </div>
      <div class={style.children}>
        <For each={groups()}>
          {(child) => (
            <Card>
              <h3 class={style.legend}>
                {child === null ? words().ofFamily : words().ofChild(names().get(child) ?? t().access.aChild)}
              </h3>
              <ul class={style.maps}>
                <For each={places().filter((place) => place.child === child)}>
                  {(place) => <PlaceRow place={place} />}
                </For>
              </ul>
            </Card>
          )}
        </For>
      </div>
      <Radio
        legend={words().past}
        options={[
          { value: 'from-today', label: words().fromToday },
          { value: 'with-history', label: words().withHistory },
        ]}
        value={draft().past}
        onChange={(past) => change({ past })}
      />
      <DateField
        label={words().end}
        help={words().endHelp}
        error={wrong()}
        value={draft().end}
        min={addDays(today(), 1)}
        max={addMonths(today(), 12)}
        onChange={(end) => change({ end })}
      />
      <p class={shared.exact} aria-live="polite">
        <Show
          when={exactly() !== '' && wishesOf(places(), draft().wanted).length > 0}
          fallback={<b>{words().youAskNothing}</b>}
        >
          <b>{words().youAsk}</b> {exactly()}
        </Show>
      </p>
      <Problem words={act.problem()} />
      <Button
        kind="lamp"
        size="main"
        wide
        blocked={blocked()}
        waiting={act.waiting() ? words().sending : undefined}
        onPress={() => void send()}
      >
        {words().send}
      </Button>
    </div>
  )

  function PlaceRow(row: { place: AskPlace }) {
    const key = placeKey(row.place)
    return (
      <li class={style.map}>
        <span>{t().common.maps[row.place.map]}</span>
        <Choice
          legend={sayMaps([row.place], mapWords())}
          options={verbs.map((value) => ({ value, label: label(value) }))}
          value={draft().wanted[key] ?? 'none'}
          onChange={(value) => change({ wanted: { ...draft().wanted, [key]: value } })}
        />
      </li>
    )
  }
}
