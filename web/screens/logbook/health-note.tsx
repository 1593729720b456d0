// Whether the log is right: checked, being checked, behind, or which line is not right, what that means and whom to show.
import { type JSX, Match, Switch } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { IconClock } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import type { VaultView } from '#web/vault/shown.ts'
import { EvidenceNote } from './evidence.tsx'
import { meaningOf } from './health.ts'
import style from './logbook.module.css'

/** A beat younger than this (seconds) is *zojuist*. */
const justNow = 300

export function HealthNote(props: {
  vault: VaultView
  /** What a log is called in a sentence. */
  logName: (log: string) => string
  /** The button that keeps the log. */
  keep: JSX.Element
}) {
  const { now } = useNow()
  const words = () => t().logbook.health
  const health = () => props.vault.health
  const lines = () => say().number(health().lines)
  const when = () => (now() - health().seen < justNow ? words().justNow : say().moment(health().seen, now()))
  const alarm = () => {
    const { code, log, line } = health().alarm ?? { code: '', log: props.vault.id, line: null }
    const { inLog } = t().logbook
    return {
      title:
        line === null
          ? words().wrongWhole(props.logName(log))
          : words().wrong(say().capital(inLog(say().number(line), props.logName(log)))),
      means: words().means[meaningOf(code)],
      code: words().code(code, log),
    }
  }
  return (
    <Switch>
      <Match when={health().evidence?.settled === false ? health().evidence : null}>
        {(found) => <EvidenceNote code={found().code} noticed={found().noticed} />}
      </Match>
      <Match when={health().is === 'checked'}>
        <Note tone="confirm" large title={words().checked}>
          {health().lines === 1 ? words().one : words().all(lines())} {words().onDevice(when())}
        </Note>
      </Match>
      <Match when={health().is === 'checking'}>
        <Note tone="tell" large icon={IconClock} title={words().checking}>
          {words().checkingWords(lines())}
        </Note>
      </Match>
      <Match when={health().is === 'behind'}>
        <Note tone="ask" large icon={IconClock} title={words().behind}>
          {words().behindWords(lines(), when())}
        </Note>
      </Match>
      <Match when={health().is === 'alarm'}>
        <Note tone="stop" large title={alarm().title} answers={props.keep}>
          <p>{alarm().means}</p>
          <p>
            {words().closed} {words().whom}
          </p>
          <details class={style.code}>
            <summary>{words().controller}</summary>
            <code>{alarm().code}</code>
          </details>
        </Note>
      </Match>
    </Switch>
  )
}
