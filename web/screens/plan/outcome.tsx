// Outcome: runs one command at a time and says what came of it; what was typed stays where it is until the log has it.
import { type Accessor, createSignal, Match, Show, Switch } from 'solid-js'
import { useEngine, useView } from '#web/app/engine.tsx'
import { useOfflineTold } from '#web/app/notices.tsx'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { IconCloudOff } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import type { PlanRefusal } from '#web/plan/decide.ts'
import type { CommonRefusal, Outcome } from '#web/vault/engine.ts'

type Refused = CommonRefusal | PlanRefusal
type Said = { is: 'queued'; at: number } | { is: 'refused'; why: Refused } | { is: 'failed' }

export interface Asking {
  /** The name of the command that is under way. */
  busy: Accessor<string | null>
  said: Accessor<Said | null>
  /** Runs the command unless one is under way. True when it is in the log or safely queued on this device. */
  run(name: string, command: () => Promise<Outcome<PlanRefusal>>): Promise<boolean>
}

export function useAsking(): Asking {
  const [busy, setBusy] = createSignal<string | null>(null)
  const [said, setSaid] = createSignal<Said | null>(null)
  const run: Asking['run'] = async (name, command) => {
    if (busy() !== null) return false
    setBusy(name)
    setSaid(null)
    try {
      const outcome = await command()
      if (outcome.done) return true
      setSaid(
        outcome.queued
          ? { is: 'queued', at: Math.floor(Date.now() / 1000) }
          : { is: 'refused', why: outcome.refused },
      )
      return outcome.queued
    } catch (error) {
      console.error(error)
      setSaid({ is: 'failed' })
      return false
    } finally {
      setBusy(null)
    }
  }
  return { busy, said, run }
}

/** The sentence for a refusal, whichever list it is in. */
function refusalWords(why: Refused): string {
  const own: Partial<Record<Refused, string>> = t().plan.refused
  const common: Partial<Record<Refused, string>> = t().refusal
  return own[why] ?? common[why] ?? t().refusal['server-refused']
}

/** What came of the last command, when that was not simply that it was done. */
export function OutcomeNote(props: { asking: Asking }) {
  const view = useView()
  const words = () => t().plan.outcome
  const queued = () => {
    const said = props.asking.said()
    return said?.is === 'queued' ? said : null
  }
  const refused = () => {
    const said = props.asking.said()
    if (said?.is === 'refused') return refusalWords(said.why)
    return said?.is === 'failed' ? words().failed : null
  }
  return (
    <Switch>
      <Match when={queued()}>
        {(at) => (
          <Show
            when={view().queued > 0}
            fallback={
              <Note tone="confirm" live title={words().sentTitle}>
                {words().sent}
              </Note>
            }
          >
            <Queued at={at().at} />
          </Show>
        )}
      </Match>
      <Match when={refused()}>
        {(text) => (
          <Note tone="ask" live title={words().refusedTitle}>
            {text()}
          </Note>
        )}
      </Match>
    </Switch>
  )
}

/** It waits on this device. `at`: since when, Unix seconds. */
function Queued(props: { at: number }) {
  const engine = useEngine()
  useOfflineTold()
  return (
    <Note
      tone="ask"
      icon={IconCloudOff}
      live
      title={t().plan.outcome.queuedTitle}
      answers={<Button onPress={() => void engine.sync()}>{t().common.retry}</Button>}
    >
      <p>{t().refusal.queued}</p>
      <p>{t().plan.outcome.queued(say().time(props.at))}</p>
    </Note>
  )
}
