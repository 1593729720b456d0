// One row of the logbook: who did what, when; opened, its proof.
import { Show } from 'solid-js'
import { useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { IconTile } from '#web/parts/avatar.tsx'
import { IconClock } from '#web/parts/icon.tsx'
import { TimelineRow } from '#web/parts/timeline.tsx'
import { childNames, firstName, personIn } from '#web/screens/access/names.ts'
import { PersonAvatar } from '#web/screens/access/person.tsx'
import type { VaultView } from '#web/vault/shown.ts'
import style from './logbook.module.css'
import { Proof } from './proof.tsx'
import { allowedSince, momentOf, type Row, rowKeyOf } from './rows.ts'
import { sentenceOf } from './sentence.ts'

export function LineRow(props: { vault: VaultView; row: Row; log: string; fresh: boolean }) {
  const view = useView()
  const { today } = useNow()
  const line = () => props.row.line
  const called = (id: string) => {
    const name = personIn(props.vault, id)?.name
    return name === undefined ? null : firstName(name)
  }
  const sentence = () =>
    sentenceOf(props.row, {
      text: t(),
      say: say(),
      names: childNames(props.vault),
      called,
      me: view().me.person,
      today: today(),
      placeOf: (log) => {
        const map = props.vault.maps.find((one) => one.log === log)
        return map ? { child: map.child, map: map.name } : null
      },
      asked: ({ line }) => {
        const request = props.vault.requests.find(
          (one) => one.person === line.person && one.asked === line.time,
        )
        if (!request) return null
        const open = request.state === 'requested' || request.state === 'partly-agreed'
        return { places: request.wishes, waitsFor: open ? request.waitsFor : [] }
      },
    })
  /** The moment, and for a fetch why it was allowed. */
  const when = () => {
    const { what, times } = line()
    const time = say().time(momentOf(line()))
    if (what.is === 'expired') return `${time}, ${t().logbook.what.bySelf}`
    if (what.is !== 'fetched') return time
    const since = allowedSince(props.vault.logbook, line())
    const at = times > 1 ? t().logbook.last(time) : time
    return since === null ? at : at + t().logbook.because(say().day(since, today()))
  }
  const cited = () => t().logbook.inLog(say().number(line().ref.line), props.log)
  const asks = () =>
    line().what.is === 'asked' &&
    !props.vault.helpers.some((helper) => helper.person === line().person && helper.maps.length > 0)
  return (
    <TimelineRow
      lead={
        <span id={`regel-${rowKeyOf(line())}`}>
          <Show
            when={line().what.is !== 'expired'}
            fallback={<IconTile icon={IconClock} kind="clockwork" size="s" />}
          >
            <PersonAvatar person={personIn(props.vault, line().person)} asks={asks()} size="s" />
          </Show>
        </span>
      }
      who={sentence().who}
      what={sentence().what}
      when={
        <>
          {when()}
          <span class={style.cited}>, {cited()}</span>
        </>
      }
      fresh={props.fresh}
    >
      <Proof
        line={line()}
        log={props.log}
        also={props.row.refs.slice(1)}
        by={
          line().person === view().me.person
            ? null
            : (called(line().person) ?? say().capital(t().access.somebody))
        }
      />
    </TimelineRow>
  )
}
