// Vergelijk: the number that both see on their own screen. It may wait; until then it says so.
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { useEngine } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Card } from '#web/parts/card.tsx'
import { IconCheck } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import { dayOf } from '#web/record/day.ts'
import type { HelperView, VaultView } from '#web/vault/shown.ts'
import { createAct, Problem } from './act.tsx'
import style from './compare.module.css'
import { firstName, personIn } from './names.ts'

/** The number in groups of four, read out one group after the other. */
export function ComparisonNumber(props: { number: string }) {
  return (
    <p class={style.number}>
      <For each={props.number.match(/.{4}/g) ?? []}>{(group) => <span>{group}</span>}</For>
    </p>
  )
}

/** For a holder: compare, say that it is the same, or hear what to do when it is not. */
export function Compare(props: { vault: VaultView; helper: HelperView; name: string }) {
  const engine = useEngine()
  const { today } = useNow()
  const act = createAct()
  const [state, setState] = createSignal<'closed' | 'open' | 'differs'>('closed')
  const words = () => t().access.compare
  const by = () =>
    firstName(personIn(props.vault, props.helper.compared?.by ?? '')?.name ?? t().access.somebody)
  const same = async () => {
    await act.run(() => engine.compared(props.vault.id, props.helper.person))
  }
  return (
    <Switch>
      <Match when={props.helper.compared}>
        {(done) => (
          <p class={style.done}>
            <IconCheck size="s" />
            <span>{words().done(by(), say().day(dayOf(done().time), today()))}</span>
          </p>
        )}
      </Match>
      <Match when={state() === 'differs'}>
        <Note
          tone="ask"
          live
          title={words().differs}
          answers={<Button onPress={() => setState('open')}>{words().again}</Button>}
        >
          {words().differsWords(props.name)}
        </Note>
      </Match>
      <Match when={state() === 'open'}>
        <Card>
          <div class={style.compare}>
            <p>{words().how(props.name)}</p>
            <ComparisonNumber number={props.helper.number} />
            <Problem words={act.problem()} />
            <ButtonRow direction="stack">
              <Button
                wide
                waiting={act.waiting() ? t().access.request.signing : undefined}
                onPress={() => void same()}
              >
                {words().same}
              </Button>
              <Button wide onPress={() => setState('differs')}>
                {words().other}
              </Button>
              <Button wide onPress={() => setState('closed')}>
                {words().later}
              </Button>
            </ButtonRow>
          </div>
        </Card>
      </Match>
      <Match when={true}>
        <Note
          tone={props.helper.otherBefore ? 'ask' : 'tell'}
          title={words().notYet}
          answers={<Button onPress={() => setState('open')}>{words().compare(props.name)}</Button>}
        >
          <Show when={props.helper.otherBefore} fallback={words().why(props.name)}>
            {words().otherBefore(props.name)}
          </Show>
        </Note>
      </Match>
    </Switch>
  )
}
