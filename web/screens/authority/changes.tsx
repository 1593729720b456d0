// What waits for both: who announced what, until when, yes or no; and a disagreement, which stays to be seen.
import { For, Match, Show, Switch } from 'solid-js'
import { useEngine, useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { IconHand } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import { dayOf } from '#web/record/day.ts'
import { createAct, Problem } from '#web/screens/access/act.tsx'
import type { ChangeView } from '#web/vault/engine-authority.ts'
import type { VaultView } from '#web/vault/shown.ts'
import style from './authority.module.css'
import { Called, called } from './names.ts'

export function Changes(props: { vault: VaultView; changes: readonly ChangeView[] }) {
  return (
    <Show when={props.changes.length > 0}>
      <section>
        <SectionTitle>{t().authority.changes.title}</SectionTitle>
        <div class={style.rows}>
          <For each={props.changes}>{(change) => <Change vault={props.vault} change={change} />}</For>
        </div>
      </section>
    </Show>
  )
}

function Change(props: { vault: VaultView; change: ChangeView }) {
  const engine = useEngine()
  const view = useView()
  const { today } = useNow()
  const act = createAct()
  const words = () => t().authority.changes
  const me = () => view().me.person
  const mine = () => props.change.by === me()
  const waitsForMe = () => props.change.waitsFor.includes(me())
  const about = () => {
    const { what, by, person, name } = props.change
    if (what === 'unknown') return words().unknown(Called(props.vault, me(), by))
    const wants = mine() ? words().youWant : words().wants(Called(props.vault, me(), by))
    if (what === 'leave' && person === by) return words().leaveSelf(wants)
    const whom = person === me() ? t().authority.you : (name?.split(' ')[0] ?? t().authority.somebody)
    return words()[what](wants, whom)
  }
  const day = () => say().day(dayOf(props.change.until), today())
  const state = () => {
    const { change, by, waitsFor } = props.change
    if (change === null) return words().unknownWords
    if (props.change.state === 'over')
      return mine() || !waitsForMe() ? words().over : words().overOther(Called(props.vault, me(), by))
    if (waitsForMe()) return words().forYou(called(props.vault, me(), by), day())
    return words().forOther(say().list(waitsFor.map((one) => called(props.vault, me(), one))), day())
  }
  const no = () => void act.run(() => engine.refuseChange(props.vault.id, props.change.waits))
  const waiting = () => (act.waiting() ? words().agreeing : undefined)
  return (
    <Show
      when={props.change.state !== 'refused'}
      fallback={
        <Note tone="ask" icon={IconHand} large title={words().refused}>
          {words().refusedWords} {words().refusedAbout(about())}
        </Note>
      }
    >
      <Note
        tone="ask"
        large
        title={about()}
        answers={
          <ButtonRow>
            <Switch>
              <Match when={props.change.change !== null && props.change.state === 'over' && !waitsForMe()}>
                <Button
                  waiting={waiting()}
                  onPress={() =>
                    void act.run(() => engine.makeChange(props.vault.id, props.change.change ?? ''))
                  }
                >
                  {words().make}
                </Button>
              </Match>
              <Match when={props.change.change !== null && waitsForMe()}>
                <Button
                  waiting={waiting()}
                  onPress={() =>
                    void act.run(() => engine.agreeToChange(props.vault.id, props.change.change ?? ''))
                  }
                >
                  {words().agree}
                </Button>
              </Match>
            </Switch>
            <Button onPress={no}>{mine() ? words().withdraw : words().no}</Button>
          </ButtonRow>
        }
      >
        {state()}
        <Problem words={act.problem()} />
      </Note>
    </Show>
  )
}
