// What one helper may see, in words, with *Verander* and *Neem terug*. Taking back is as short as giving was.
import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { isOpen } from '#web/app/attention.ts'
import { useEngine } from '#web/app/engine.tsx'
import { personIn, shortName } from '#web/app/names.ts'
import { say, t } from '#web/app/text.ts'
import { hueOf, whoOf } from '#web/app/who.ts'
import { Avatar } from '#web/parts/avatar.tsx'
import { Badge } from '#web/parts/badge.tsx'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { IconCheck } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { initials } from '#web/people/initials.ts'
import { dayOf } from '#web/record/day.ts'
import type { HelperView, VaultView } from '#web/vault/shown.ts'
import { askedCount, readable, writable } from './helpers.ts'
import style from './home.module.css'
import { countMaps } from './sentences.ts'

export function HelperSheet(props: {
  vault: VaultView
  helper: HelperView
  now: number
  onClose: () => void
}) {
  const engine = useEngine()
  const navigate = useNavigate()
  const [asking, setAsking] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const words = () => t().home.flower
  const person = () => personIn(props.vault, props.helper.person)
  const request = () => props.vault.requests.find((one) => one.person === props.helper.person && isOpen(one))
  const groups = () => {
    const ids = [...props.vault.children.map((child) => child.id), null]
    return ids.flatMap((id) => {
      const maps = props.helper.maps.filter((map) => map.child === id)
      return maps.length === 0 ? [] : [{ child: props.vault.children.find((one) => one.id === id), maps }]
    })
  }
  const fetched = () =>
    props.helper.fetched === null
      ? words().sheetNever
      : words().sheetFetched(say().momentDay(props.helper.fetched, props.now))

  const takeBack = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const outcome = await engine.takeBack(props.vault.id, props.helper.person)
      if (outcome.done) {
        props.onClose()
        const line = outcome.receipt?.line.line
        if (line !== undefined) navigate(`/toegang/bewijs/${props.helper.person}/${line}`)
      } else setProblem(outcome.queued ? t().refusal.queued : t().refusal[outcome.refused])
    } catch (error) {
      console.error(error)
      setProblem(t().refusal['server-refused'])
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Sheet
        open={!asking()}
        onClose={() => !asking() && props.onClose()}
        lead={
          <Avatar
            who={whoOf(person(), props.helper.maps.length === 0)}
            initials={person().initials}
            size="l"
          />
        }
        title={person().name}
        second={[person().role, person().organisation].filter(Boolean).join(', ')}
        close={t().common.close}
        answers={
          <Show
            when={props.helper.maps.length > 0}
            fallback={
              <ButtonRow>
                <Button wide href={`/toegang/${request()?.id ?? ''}`}>
                  {words().look}
                </Button>
              </ButtonRow>
            }
          >
            <ButtonRow>
              <Button wide href={`/toegang/wie/${props.helper.person}`}>
                {t().common.change}
              </Button>
              <Button wide onPress={() => setAsking(true)}>
                {t().common.takeBack}
              </Button>
            </ButtonRow>
          </Show>
        }
      >
        <div class={style.helper}>
          <Show when={props.helper.shape === 'helper'}>
            <div>
              <Show
                when={props.helper.confirmed}
                fallback={<Badge tone="ask">{t().home.confirmedByNobody}</Badge>}
              >
                {(by) => (
                  <Badge tone="confirm" icon={IconCheck}>
                    {t().home.confirmedBy(by().organisation)}
                  </Badge>
                )}
              </Show>
            </div>
          </Show>
          <Show
            when={props.helper.maps.length > 0}
            fallback={<p>{words().sheetAsks(countMaps(askedCount(props.vault, props.helper)))}</p>}
          >
            <p>
              <b>
                {words().sheetSees(
                  say().number(readable(props.helper).length),
                  say().number(props.vault.maps.length),
                )}
              </b>
              {writable(props.helper).length === 0
                ? words().sheetReads
                : words().sheetWrites(say().number(writable(props.helper).length))}{' '}
              <Show when={props.helper.end}>
                {(end) => <>{words().sheetUntil(say().weekday(dayOf(end() - 1)))} </>}
              </Show>
              {fetched()}
            </p>
          </Show>
          <ul class={style.helperMaps}>
            <For each={groups()}>
              {({ child, maps }) => (
                <li>
                  <Avatar
                    who={child ? { kind: 'child', hue: hueOf(child.colour) } : { kind: 'family' }}
                    initials={initials(child?.name ?? props.vault.family ?? '', 1)}
                    size="s"
                  />
                  <span>
                    <b>{child?.name ?? words().familyMaps}</b>{' '}
                    {maps.map((map) => t().common.maps[map.name]).join(', ')}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Sheet>
      <Dialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={words().takeBackTitle(shortName(person()))}
        answers={
          <ButtonRow>
            <Button wide onPress={() => setAsking(false)}>
              {t().common.leave}
            </Button>
            <Button wide waiting={busy() ? words().takingBack : undefined} onPress={() => void takeBack()}>
              {t().common.takeBack}
            </Button>
          </ButtonRow>
        }
      >
        <p>{words().takeBackWords(shortName(person()))}</p>
        <Show when={problem()}>
          <Note tone="stop" live>
            {problem()}
          </Note>
        </Show>
      </Dialog>
    </>
  )
}
