// Geef een deel: per map nothing, reading, or reading and writing; what of the past; until when; and what that says.
import { useNavigate, useParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useEngine, useVault, useView } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import type { Verb } from '#web/consent/wish.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Choice } from '#web/parts/choice.tsx'
import { DateField } from '#web/parts/date-field.tsx'
import { Radio } from '#web/parts/radio.tsx'
import { nextEvaluation } from '#web/plan/evaluation.ts'
import { addDays } from '#web/record/day.ts'
import shared from '#web/screens/access/access.module.css'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { Gone } from '#web/screens/access/gone.tsx'
import { MapName, PlaceAvatar } from '#web/screens/access/map-row.tsx'
import { childNames, firstName, personIn } from '#web/screens/access/names.ts'
import { sayMaps } from '#web/screens/access/say-maps.ts'
import { othersWhoDecide } from '#web/screens/access/stance.ts'
import type { RequestView, VaultView } from '#web/vault/shown.ts'
import { type Draft, draftOf, emptyDraft, firstEnd, givenOf, offered, readyOf, wrongEnd } from './draft.ts'
import style from './giving.module.css'
import { sayGiven } from './say-given.ts'

export default function Giving() {
  const params = useParams()
  const vault = useVault()
  const request = createMemo(() => vault()?.requests.find((one) => one.id === params.request))
  const back = () => ({ href: `/toegang/${params.request}`, label: t().common.back })
  return (
    <Show
      when={vault() && request()}
      fallback={<Gone title={t().access.request.gone} words={t().access.request.goneWords} />}
    >
      {(found) => (
        <Frame back={back()} title={t().access.giving.title} lead={t().access.giving.lead}>
          <Show when={vault()}>{(own) => <Form vault={own()} request={found()} />}</Show>
        </Frame>
      )}
    </Show>
  )
}

function Form(props: { vault: VaultView; request: RequestView }) {
  const engine = useEngine()
  const view = useView()
  const navigate = useNavigate()
  const { today } = useNow()
  const act = createAct()
  const words = () => t().access.giving
  const called = (id: string) => firstName(personIn(props.vault, id)?.name ?? t().access.somebody)
  const name = () => called(props.request.person)
  const evaluation = () => {
    const plan = props.vault.plan?.state
    return plan ? (nextEvaluation(plan, today())?.on ?? null) : null
  }
  const { wishes, proposed, end: askedEnd } = props.request
  const [draft, setDraft] = createSignal<Draft>(
    proposed ? draftOf(wishes, proposed) : emptyDraft(wishes, firstEnd(today(), evaluation(), askedEnd)),
  )
  const change = (some: Partial<Draft>) => setDraft({ ...draft(), ...some })
  const [touched, setTouched] = createSignal(false)

  const given = () => givenOf(wishes, draft().verbs)
  const ready = () => readyOf(draft(), wishes, askedEnd, today())
  const wrong = () => {
    const code = wrongEnd(draft().end, askedEnd, today())
    if (code === null || (code === 'missing' && !touched())) return undefined
    return code === 'past-asked'
      ? words().wrong[code](name(), say().day(askedEnd, today()))
      : words().wrong[code]
  }
  const mapWords = () => ({ text: t(), say: say(), names: childNames(props.vault) })
  const blocked = () => {
    const now = ready()
    if ('choice' in now) return undefined
    return { map: words().chooseMap, past: words().choosePast, end: words().chooseEnd }[now.missing]
  }
  const label = () => {
    const others = othersWhoDecide(props.request, view().me.person)
    return others.length === 0 ? words().sign : words().signAndSend(say().list(others.map(called)))
  }
  const verbs: Record<Verb, () => string> = {
    none: () => words().none,
    read: () => words().read,
    write: () => words().write,
    'read-write': () => words().both,
  }
  const sign = async () => {
    const now = ready()
    if (!('choice' in now)) return
    const { vault, request } = props
    if (await act.run(() => engine.give(vault.id, request.id, now.choice)))
      navigate(`/toegang/${request.id}`, { replace: true })
  }
  return (
    <div class={style.form}>
      <Card>
        <ul class={style.maps}>
          <For each={wishes}>
            {(wish, at) => (
              <li>
                <div class={style.map}>
                  <PlaceAvatar vault={props.vault} child={wish.child} />
                  <span>
                    <MapName vault={props.vault} place={wish} />
                  </span>
                </div>
                <Choice
                  legend={words().choiceOf(sayMaps([wish], mapWords()))}
                  options={offered(wish).map((value) => ({ value, label: verbs[value]() }))}
                  value={draft().verbs[at()] ?? 'none'}
                  onChange={(value) => change({ verbs: draft().verbs.with(at(), value) })}
                />
              </li>
            )}
          </For>
        </ul>
      </Card>
      <Card>
        <div class={style.period}>
          <Radio
            legend={words().past(name())}
            options={[
              { value: 'from-today', label: words().fromToday },
              { value: 'with-history', label: words().withHistory },
            ]}
            value={draft().past}
            onChange={(value) => change({ past: value })}
          />
          <DateField
            label={words().end}
            help={
              draft().end !== '' && draft().end === evaluation() ? words().endEvaluation : words().endOther
            }
            error={wrong()}
            value={draft().end}
            min={addDays(today(), 1)}
            max={askedEnd}
            onChange={(value) => {
              setTouched(true)
              change({ end: value })
            }}
          />
        </div>
      </Card>
      <p class={shared.exact} aria-live="polite">
        <Show when={given().length > 0} fallback={<b>{words().youGiveNothing}</b>}>
          <b>{words().youGive}</b> {sayGiven(name(), given(), draft().past, draft().end, today(), mapWords())}
        </Show>
      </p>
      <Problem words={act.problem()} />
      <Button
        kind="lamp"
        size="main"
        wide
        blocked={blocked()}
        waiting={act.waiting() ? t().access.request.signing : undefined}
        onPress={() => void sign()}
      >
        {label()}
      </Button>
    </div>
  )
}
