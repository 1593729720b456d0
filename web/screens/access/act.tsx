// Asking the engine to do something: waiting while it does, and in words why it did not. The log shows that it did.
import { createSignal, Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Note } from '#web/parts/note.tsx'
import type { CommonRefusal } from '#web/vault/engine.ts'

type Answer = { done: true } | { done: false; queued: true } | { done: false; queued: false; refused: string }

/** Runs one command at a time. `own` gives the sentences of refusals that only this command has. */
export function createAct<Own extends string = never>(own?: () => Record<Own, string>) {
  const [waiting, setWaiting] = createSignal(false)
  const [code, setCode] = createSignal<string>()
  const known = (refused: string): refused is CommonRefusal => refused in t().refusal
  const problem = () => {
    const refused = code()
    if (refused === undefined) return undefined
    const mine: Record<string, string> = own?.() ?? {}
    return mine[refused] ?? (known(refused) ? t().refusal[refused] : t().refusal['server-refused'])
  }
  /** What the command gave when it was done; null when it was not: then the reason shows. */
  const run = async <Given extends Answer>(
    command: () => Promise<Given>,
  ): Promise<(Given & { done: true }) | null> => {
    if (waiting()) return null
    setWaiting(true)
    setCode(undefined)
    try {
      const outcome = await command()
      if (isDone(outcome)) return outcome
      setCode('refused' in outcome ? String(outcome.refused) : 'queued')
      return null
    } finally {
      setWaiting(false)
    }
  }
  return { waiting, problem, run, clear: () => setCode(undefined) }
}

const isDone = <Given extends Answer>(outcome: Given): outcome is Given & { done: true } => outcome.done

/** Why something was not done, read out when it appears. */
export function Problem(props: { words: string | undefined }) {
  return (
    <Show when={props.words}>
      {(words) => (
        <Note tone="ask" live>
          {words()}
        </Note>
      )}
    </Show>
  )
}
