// Geef minder: what somebody has, made less: fewer maps, less right, an earlier day. More takes a new request.
import { useNavigate, useParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useEngine, useVault } from '#web/app/engine.tsx'
import { Frame } from '#web/app/frame.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Choice } from '#web/parts/choice.tsx'
import { DateField } from '#web/parts/date-field.tsx'
import shared from '#web/screens/access/access.module.css'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import { Gone } from '#web/screens/access/gone.tsx'
import { MapName, PlaceAvatar } from '#web/screens/access/map-row.tsx'
import { childNames, firstName, personIn } from '#web/screens/access/names.ts'
import { sayMaps } from '#web/screens/access/say-maps.ts'
import style from '#web/screens/giving/giving.module.css'
import type { HelperView, VaultView } from '#web/vault/shown.ts'
import { asItIs, changesOf, type Draft, type Keeps, lastDay, leftOf, readyOf, wrongEnd } from './draft.ts'

export default function Less() {
  const params = useParams()
  const vault = useVault()
  const helper = createMemo(() =>
    vault()?.helpers.find((one) => one.person === params.person && one.maps.length > 0),
  )
  const name = (own: VaultView, { person }: HelperView) =>
    firstName(personIn(own, person)?.name ?? t().access.somebody)
  return (
    <Show
      when={vault() && helper()}
      fallback={<Gone title={t().access.grant.gone} words={t().access.grant.goneWords} />}
    >
      {(found) => (
        <Show when={vault()}>
          {(own) => (
            <Frame
              back={{ href: `/toegang/wie/${found().person}`, label: name(own(), found()) }}
              title={t().access.less.title(name(own(), found()))}
              lead={t().access.less.lead}
            >
              <Form vault={own()} helper={found()} name={name(own(), found())} />
            </Frame>
          )}
        </Show>
      )}
    </Show>
  )
}

function Form(props: { vault: VaultView; helper: HelperView; name: string }) {
  const engine = useEngine()
  const navigate = useNavigate()
  const { today } = useNow()
  const act = createAct()
  const words = () => t().access.less
  // What they had when this was opened: the log may change it while it is being chosen.
  const { maps, person } = props.helper
  const [draft, setDraft] = createSignal<Draft>(asItIs(maps))
  const change = (some: Partial<Draft>) => setDraft({ ...draft(), ...some })
  const mapWords = () => ({ text: t(), say: say(), names: childNames(props.vault) })
  const placed = (map: (typeof maps)[number]) => sayMaps([{ child: map.child, map: map.name }], mapWords())
  const labels: Record<Keeps, () => string> = {
    none: () => t().access.giving.none,
    read: () => t().access.giving.read,
    write: () => t().access.giving.write,
    both: () => t().access.giving.both,
  }
  const changes = () => changesOf(draft(), maps)
  const ready = () => readyOf(draft(), maps, today())
  const wrong = () => {
    const code = wrongEnd(draft(), maps, today())
    return code === null || code === 'missing' ? undefined : words()[code]
  }
  const blocked = () => {
    const now = ready()
    return 'to' in now
      ? undefined
      : { change: words().nothing, end: words().chooseEnd, all: words().all }[now.missing]
  }
  const sign = async () => {
    const now = ready()
    if (!('to' in now)) return
    if (await act.run(() => engine.narrow(props.vault.id, person, now.to)))
      navigate(`/toegang/wie/${person}`, { replace: true })
  }
  return (
    <div class={style.form}>
      <Card>
        <ul class={style.maps}>
          <For each={maps}>
            {(map, at) => (
              <li>
                <div class={style.map}>
                  <PlaceAvatar vault={props.vault} child={map.child} />
                  <span>
                    <MapName vault={props.vault} place={{ child: map.child, map: map.name }} />
                  </span>
                </div>
                <Choice
                  legend={t().access.giving.choiceOf(placed(map))}
                  options={leftOf(map).map((value) => ({ value, label: labels[value]() }))}
                  value={draft().may[at()] ?? map.may}
                  onChange={(value) => change({ may: draft().may.with(at(), value) })}
                />
              </li>
            )}
          </For>
        </ul>
      </Card>
      <Card>
        <DateField
          label={t().access.giving.end}
          help={words().endNow(say().dayYear(lastDay(maps)))}
          error={wrong()}
          value={draft().end}
          min={today()}
          max={lastDay(maps)}
          onChange={(value) => change({ end: value })}
        />
      </Card>
      <div class={shared.exact} aria-live="polite">
        <Show when={changes().length > 0} fallback={<b>{words().nothing}</b>}>
          <b>{words().changes}</b>
          <ul>
            <For each={changes()}>
              {(one) => (
                <li>
                  {one.may === 'none'
                    ? words().gone(placed(one.from))
                    : words().kept(placed(one.from), t().common.may[one.may], say().dayYear(one.end))}
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
      <Problem words={act.problem()} />
      <Button
        size="main"
        wide
        blocked={blocked()}
        waiting={act.waiting() ? words().doing : undefined}
        onPress={() => void sign()}
      >
        {words().do}
      </Button>
      <p class={shared.free}>
        {t().access.grant.free} {t().access.receipt.honest}
      </p>
    </div>
  )
}
