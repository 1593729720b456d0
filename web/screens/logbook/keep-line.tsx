// Keeps the file of one line: its proof, or its proof with the one text it names.
import { createSignal, Show } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import type { LogLine } from '#web/vault/shown.ts'
import style from './logbook.module.css'
import { save } from './save.ts'

export function KeepLine(props: {
  line: LogLine
  /** the line names a text */
  text: boolean
}) {
  const engine = useEngine()
  const [making, setMaking] = createSignal<'proof' | 'text' | null>(null)
  const [problem, setProblem] = createSignal('')
  const words = () => t().logbook.proof
  const keep = async (what: 'proof' | 'text') => {
    setMaking(what)
    setProblem('')
    try {
      const bytes = await engine.exportLine(props.line.ref, what === 'text')
      if (bytes) save(`${words().file(String(props.line.ref.line))}.json`, Uint8Array.from(bytes))
      else setProblem(words().keepWaits)
    } catch (error) {
      console.error(error)
      setProblem(words().keepFailed)
    } finally {
      setMaking(null)
    }
  }
  const waiting = (what: 'proof' | 'text') => (making() === what ? words().keeping : undefined)
  return (
    <div class={style.keepLine}>
      <Button kind="quiet" waiting={waiting('proof')} onPress={() => void keep('proof')}>
        {words().keep}
      </Button>
      <Show when={props.text}>
        <Button kind="quiet" waiting={waiting('text')} onPress={() => void keep('text')}>
          {words().keepText}
        </Button>
        <p>{words().keepTextWords}</p>
      </Show>
      <p role="status">{problem()}</p>
    </div>
  )
}
