// Thuis of somebody of the network: what a family lets them see. They open it themselves, and the family sees that.
import { Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Link, SectionTitle } from '#web/parts/heading.tsx'
import { Maps } from '#web/screens/family-of/maps.tsx'
import type { VaultView } from '#web/vault/shown.ts'
import style from './home.module.css'

export function Shared(props: { vault: VaultView }) {
  const words = () => t().home.network
  return (
    <section class={style.shared}>
      <SectionTitle>{words().title(props.vault.family ?? '')}</SectionTitle>
      <Show
        when={props.vault.maps.length + props.vault.unopened > 0}
        fallback={<p class={style.soft}>{words().none}</p>}
      >
        <Maps vault={props.vault} />
      </Show>
      <p class={style.settings}>
        <Link href="/instellingen">{t().home.settings}</Link>
      </p>
    </section>
  )
}
