// Thuis of somebody of the network: their page, and what else a family lets them see. They open it; the family sees that.
import { For, Show } from 'solid-js'
import { useView } from '#web/app/engine.tsx'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Button } from '#web/parts/button.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { IconClock } from '#web/parts/icon.tsx'
import { Note } from '#web/parts/note.tsx'
import { dayOf } from '#web/record/day.ts'
import { endsSoon } from '#web/screens/access/stance.ts'
import { endIn } from '#web/screens/board/standing-in.ts'
import { MapList, OpenMaps } from '#web/screens/family-of/maps.tsx'
import { OwnAgreements } from '#web/screens/page/agreements.tsx'
import { PageLines } from '#web/screens/page/lines.tsx'
import type { VaultView } from '#web/vault/shown.ts'
import style from './home.module.css'

export function Shared(props: { vault: VaultView }) {
  const view = useView()
  const { today } = useNow()
  const words = () => t().home.network
  const me = () => view().me.person
  const more = () => props.vault.maps.some((map) => map.name !== 'bladzijde')
  const soon = () => {
    const end = endIn(props.vault, me())
    return end === null ? null : endsSoon(dayOf(end), today())
  }
  return (
    <div class={style.shared}>
      <Show
        when={props.vault.maps.length + props.vault.unopened > 0}
        fallback={
          <section>
            <SectionTitle>{words().title(props.vault.family ?? '')}</SectionTitle>
            <p class={style.soft}>{words().none}</p>
          </section>
        }
      >
        <Show when={soon() !== null}>
          <Note
            tone="ask"
            icon={IconClock}
            title={t().board.family.endsSoon(say().inDays(soon() ?? 0))}
            answers={<Button href={`/gezin/${props.vault.id}/vraag`}>{t().board.family.extend}</Button>}
          >
            {t().board.family.endsSoonWords}
          </Note>
        </Show>
        <OpenMaps vault={props.vault} page={!more()} />
        <OwnAgreements vault={props.vault} me={me()} />
        <For each={props.vault.pages}>
          {(page) => (
            <section>
              <SectionTitle>{t().page.mine}</SectionTitle>
              <PageLines vault={props.vault} page={page} />
            </section>
          )}
        </For>
        <Show when={more()}>
          <MapList vault={props.vault} />
        </Show>
      </Show>
    </div>
  )
}
