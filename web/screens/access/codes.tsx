// Codes that still work: until when, for how many people still, and closing one by hand.
import { createSignal, For, Show } from 'solid-js'
import { useEngine, useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { IconTile } from '#web/parts/avatar.tsx'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Card } from '#web/parts/card.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { IconKey } from '#web/parts/icon.tsx'
import { List, ListRow } from '#web/parts/list-row.tsx'
import { dayOf } from '#web/record/day.ts'
import type { CodeView, VaultView } from '#web/vault/shown.ts'
import style from './access.module.css'
import { createAct, Problem } from './act.tsx'
import { firstName, personIn } from './names.ts'

export function OpenCodes(props: { vault: VaultView }) {
  const engine = useEngine()
  const act = createAct()
  const [asked, setAsked] = createSignal<CodeView>()
  const words = () => t().access.codes
  const close = async () => {
    const code = asked()
    if (code) await act.run(() => engine.endInvite(props.vault.id, code.invite))
    setAsked(undefined)
  }
  return (
    <Show when={props.vault.codes.length > 0}>
      <section>
        <SectionTitle>{words().title}</SectionTitle>
        <Card fill="rows">
          <List>
            <For each={props.vault.codes}>
              {(code) => <CodeRow vault={props.vault} code={code} onClose={() => setAsked(code)} />}
            </For>
          </List>
        </Card>
        <Problem words={act.problem()} />
        <Dialog
          open={asked() !== undefined}
          onClose={() => setAsked(undefined)}
          title={words().question}
          answers={
            <ButtonRow>
              <Button wide onPress={() => setAsked(undefined)}>
                {t().common.leave}
              </Button>
              <Button wide waiting={act.waiting() ? words().closing : undefined} onPress={() => void close()}>
                {words().close}
              </Button>
            </ButtonRow>
          }
        >
          {words().consequence}
        </Dialog>
      </section>
    </Show>
  )
}

function CodeRow(props: { vault: VaultView; code: CodeView; onClose: () => void }) {
  const view = useView()
  const { today } = useNow()
  const words = () => t().access.codes
  const made = () => say().day(dayOf(props.code.made), today())
  const by = () => {
    const { by: person } = props.code
    if (person === view().me.person) return words().byYou(made())
    return words().by(firstName(personIn(props.vault, person)?.name ?? t().access.somebody), made())
  }
  const left = () => {
    const { uses, asked } = props.code
    const free = uses - asked
    return free === 1 ? words().forOne : words().forMany(say().word(free))
  }
  return (
    <ListRow
      lead={<IconTile icon={IconKey} />}
      title={words().until(say().day(dayOf(props.code.end), today()))}
      second={`${left()} ${by()}`}
    >
      <span class={style.closeCode}>
        <Button
          label={words().closeOf(say().day(dayOf(props.code.end), today()))}
          onPress={() => props.onClose()}
        >
          {words().close}
        </Button>
      </span>
    </ListRow>
  )
}
