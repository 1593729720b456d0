// Thuis of somebody of the network: what a family lets them see, and until when.
import { For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Card } from '#web/parts/card.tsx'
import { Link, SectionTitle } from '#web/parts/heading.tsx'
import { List, ListRow } from '#web/parts/list-row.tsx'
import type { VaultView } from '#web/vault/engine.ts'
import style from './home.module.css'

export function Shared(props: { vault: VaultView; now: number }) {
  const words = () => t().home.network
  const name = (map: VaultView['maps'][number]) => {
    const child = props.vault.children.find((one) => one.id === map.child)
    const title = t().common.maps[map.name]
    return child ? t().common.mapOf(title, child.name) : title
  }
  return (
    <section class={style.children}>
      <SectionTitle>{words().title(props.vault.family ?? '')}</SectionTitle>
      <Show when={props.vault.maps.length > 0} fallback={<p class={style.soft}>{words().none}</p>}>
        <Card fill="rows">
          <List>
            <For each={props.vault.maps}>
              {(map) => (
                <ListRow
                  title={name(map)}
                  second={map.last ? say().moment(map.last.time, props.now) : t().common.may[map.may]}
                  {...(map.child === null ? {} : { href: `/kind/${map.child}` })}
                />
              )}
            </For>
          </List>
        </Card>
      </Show>
      <p class={style.settings}>
        <Link href="/instellingen">{t().home.settings}</Link>
      </p>
    </section>
  )
}
