// Legal positions: what the parents recorded of who is what to which child, since when, and what shows it.
import { createSignal, For, Show } from 'solid-js'
import { useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { IconPlus } from '#web/parts/icon.tsx'
import { List, ListRow } from '#web/parts/list-row.tsx'
import type { LegalPosition } from '#web/people/position.ts'
import type { AuthorityView } from '#web/vault/engine-authority.ts'
import type { VaultView } from '#web/vault/shown.ts'
import style from './authority.module.css'
import { Called, childName } from './names.ts'
import { PositionForm } from './position-form.tsx'

export function Positions(props: { vault: VaultView; positions: AuthorityView['positions'] }) {
  const view = useView()
  const [adding, setAdding] = createSignal(false)
  const words = () => t().authority.positions
  const who = (position: LegalPosition) =>
    props.vault.people.some((one) => one.person === position.who)
      ? Called(props.vault, view().me.person, position.who)
      : position.who
  const title = (position: LegalPosition) =>
    words().line(who(position), words().names[position.position], childName(props.vault, position.child))
  const second = ({ since, until, evidence, position }: LegalPosition) => {
    const when = until
      ? words().until(say().dayYear(since), say().dayYear(until))
      : words().since(say().dayYear(since))
    const means = say().capital(words().means[position])
    return [when, `${means}.`, evidence ? `${evidence.replace(/\.$/, '')}.` : ''].filter(Boolean).join(' ')
  }
  return (
    <section>
      <SectionTitle>{words().title}</SectionTitle>
      <div class={style.rows}>
        <p class={style.soft}>{words().words}</p>
        <Show when={props.positions.length > 0} fallback={adding() ? undefined : <p>{words().none}</p>}>
          <Card fill="rows">
            <List label={words().title}>
              <For each={props.positions}>
                {({ position }) => <ListRow title={title(position)} second={second(position)} />}
              </For>
            </List>
          </Card>
        </Show>
        <Show
          when={adding()}
          fallback={
            <Show when={props.vault.children.length > 0}>
              <Button icon={IconPlus} onPress={() => setAdding(true)}>
                {words().add}
              </Button>
            </Show>
          }
        >
          <PositionForm vault={props.vault} onDone={() => setAdding(false)} />
        </Show>
      </div>
    </section>
  )
}
