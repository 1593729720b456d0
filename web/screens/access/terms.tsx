// The terms of a request or of what another holder proposed: which maps, which verbs, from when and until when.
import { For, type JSX, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import type { Past } from '#web/consent/request.ts'
import type { Wish } from '#web/consent/wish.ts'
import { Card } from '#web/parts/card.tsx'
import type { VaultView } from '#web/vault/shown.ts'
import style from './access.module.css'
import { MapRow } from './map-row.tsx'

export function Terms(props: {
  vault: VaultView
  /** Stands above the maps: “Wat Ravi wil”. */
  title: string
  wishes: readonly Wish[]
  past: Past
  end: string
  purpose?: string
  children?: JSX.Element
}) {
  const { today } = useNow()
  const words = () => t().access.request
  return (
    <Card>
      <div class={style.terms}>
        <Show when={props.purpose}>
          {(purpose) => (
            <div class={style.purpose}>
              <p class={style.label}>{words().why}</p>
              <p>{words().quoted(purpose())}</p>
            </div>
          )}
        </Show>
        <div>
          <p class={style.label}>{props.title}</p>
          <ul class={style.maps}>
            <For each={props.wishes}>
              {(wish) => (
                <MapRow
                  vault={props.vault}
                  place={{ child: wish.child, map: wish.map }}
                  read={wish.read}
                  write={wish.write}
                />
              )}
            </For>
          </ul>
        </div>
        {props.children}
        <dl class={style.dates}>
          <div>
            <dt>{words().from}</dt>
            <dd>{props.past === 'from-today' ? words().fromToday : words().withHistory}</dd>
          </div>
          <div>
            <dt>{words().to}</dt>
            <dd>{say().day(props.end, today())}</dd>
          </div>
        </dl>
      </div>
    </Card>
  )
}
