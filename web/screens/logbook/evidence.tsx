// Two signed heads that cannot both be: what happened, what it means, what is safe, what to do, and the file to show.
import { createSignal, For, Show } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { Note } from '#web/parts/note.tsx'
import type { EvidenceCode } from '#web/vault/shown.ts'
import style from './logbook.module.css'
import { save } from './save.ts'

export function EvidenceNote(props: { code: EvidenceCode; noticed: number }) {
  const engine = useEngine()
  const { now } = useNow()
  const [asking, setAsking] = createSignal(false)
  const [waiting, setWaiting] = createSignal(false)
  const [still, setStill] = createSignal(false)
  const words = () => t().logbook.evidence
  const told = () => {
    const { happened, happenedWords, means, meansWords, safe, safeWords, whom, whomWords } = words()
    return [
      [happened, happenedWords[props.code](say().moment(props.noticed, now()))],
      [means, meansWords],
      [safe, safeWords],
      [words().now, words().nowWords],
      [whom, whomWords],
    ] as const
  }
  const goOn = async () => {
    setWaiting(true)
    const ended = await engine.settleEvidence()
    // Gone on, this note is gone too.
    setWaiting(false)
    setAsking(false)
    setStill(!ended.done)
  }
  return (
    <Note
      tone="stop"
      large
      title={words().title[props.code]}
      answers={
        <div class={style.asks}>
          <Show
            when={asking()}
            fallback={
              <>
                <KeepEvidence />
                <Button onPress={() => setAsking(true)}>{words().goOn}</Button>
              </>
            }
          >
            <p role="status">
              <b>{words().sure}</b> {words().sureWords}
            </p>
            <Button onPress={() => setAsking(false)}>{words().no}</Button>
            <Button waiting={waiting() ? words().yes : undefined} onPress={() => void goOn()}>
              {words().yes}
            </Button>
          </Show>
        </div>
      }
    >
      <dl class={style.told}>
        <For each={told()}>
          {([term, sentence]) => (
            <div>
              <dt>{term}</dt>
              <dd>{sentence}</dd>
            </div>
          )}
        </For>
      </dl>
      <p role="status">{still() ? words().still : ''}</p>
    </Note>
  )
}

/** After somebody decided to go on: that it was so, and the file still. */
export function SettledEvidence(props: { noticed: number }) {
  const { now } = useNow()
  return (
    <Note tone="tell" answers={<KeepEvidence />}>
      {t().logbook.evidence.settled(say().moment(props.noticed, now()))}
    </Note>
  )
}

function KeepEvidence() {
  const engine = useEngine()
  const { today } = useNow()
  const keep = () => {
    const bytes = engine.evidence()
    if (bytes) save(`${t().logbook.evidence.file}-${today()}.json`, Uint8Array.from(bytes))
  }
  return <Button onPress={keep}>{t().logbook.evidence.keep}</Button>
}
