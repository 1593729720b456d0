// Under way: maps that are being closed again on this device, each with how far it is.
import { For } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Progress } from '#web/parts/progress.tsx'
import type { VaultView } from '#web/vault/shown.ts'
import { childNames } from './names.ts'
import { sayMaps } from './say-maps.ts'

/** Nothing when there is none. */
export function UnderWay(props: { vault: VaultView }) {
  const maps = () => props.vault.maps.flatMap((map) => (map.resealing ? [{ map, ...map.resealing }] : []))
  const placed = ({ child, name }: VaultView['maps'][number]) =>
    sayMaps([{ child, map: name }], { text: t(), say: say(), names: childNames(props.vault) })
  return (
    <div aria-live="polite">
      <For each={maps()}>
        {({ map, done, of }) => (
          <Progress
            label={t().access.receipt.again.progress(placed(map), say().number(done), say().number(of))}
            value={done}
            max={of}
          />
        )}
      </For>
    </div>
  )
}
