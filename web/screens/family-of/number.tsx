// The number that a family may ask somebody to read out: the same one stands on their screen.
import { Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Card } from '#web/parts/card.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import style from '#web/screens/access/compare.module.css'
import { ComparisonNumber } from '#web/screens/access/compare.tsx'
import type { VaultView } from '#web/vault/shown.ts'

export function OwnNumber(props: { vault: VaultView; me: string }) {
  const mine = () => props.vault.helpers.find((helper) => helper.person === props.me)
  const words = () => t().access.compare
  return (
    <Show when={mine()}>
      {(helper) => (
        <section>
          <SectionTitle>{words().yours}</SectionTitle>
          <Card>
            <div class={style.compare}>
              <p>{words().yoursWords}</p>
              <ComparisonNumber number={helper().number} />
            </div>
          </Card>
        </section>
      )}
    </Show>
  )
}
