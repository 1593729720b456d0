// What a grantee may not, said as plainly as what they may.
import { For } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { SectionTitle } from '#web/parts/heading.tsx'
import { childNames } from '#web/screens/access/names.ts'
import { sayMaps } from '#web/screens/access/say-maps.ts'
import type { MapView, VaultView } from '#web/vault/shown.ts'
import style from './family-of.module.css'

export function MayNot(props: { vault: VaultView }) {
  const words = () => t().board.family
  const listed = (may: MapView['may']) => {
    const places = props.vault.maps
      .filter((map) => map.may === may)
      .map((map) => ({ child: map.child, map: map.name }))
    return places.length === 0
      ? null
      : sayMaps(places, { text: t(), say: say(), names: childNames(props.vault) })
  }
  const sentences = () => {
    const reads = listed('read')
    const writes = listed('write')
    return [
      ...(reads === null ? [] : [words().mayNotWrite(reads)]),
      ...(writes === null ? [] : [words().mayNotRead(writes)]),
      words().mayNotMore,
      words().mayNotShare,
    ]
  }
  return (
    <section>
      <SectionTitle>{words().mayNot}</SectionTitle>
      <ul class={style.mayNot}>
        <For each={sentences()}>{(sentence) => <li>{sentence}</li>}</For>
      </ul>
    </section>
  )
}
