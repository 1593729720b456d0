// Somebody's own agreements, where the family shares the plan with them: what they do, and by when.
import { For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { useNow } from '#web/app/today.ts'
import { Card } from '#web/parts/card.tsx'
import { SectionTitle } from '#web/parts/heading.tsx'
import { List, ListRow } from '#web/parts/list-row.tsx'
import { isPerson, itemsOf, statusOf } from '#web/plan/state.ts'
import type { VaultView } from '#web/vault/shown.ts'

export function OwnAgreements(props: { vault: VaultView; me: string }) {
  const { today } = useNow()
  const mine = () => {
    const plan = props.vault.plan?.state
    if (!plan) return []
    return itemsOf(plan, 'plan-action').filter((item) => {
      const status = statusOf(item)
      return (
        status !== 'done' &&
        status !== 'dropped' &&
        item.now.content.doers.some((doer) => isPerson(plan, doer, props.me))
      )
    })
  }
  return (
    <Show when={mine().length > 0}>
      <section>
        <SectionTitle>{t().page.agreements}</SectionTitle>
        <Card fill="rows">
          <List>
            <For each={mine()}>
              {({ now: { content } }) => (
                <ListRow
                  title={content.text}
                  second={
                    content.by === undefined ? content.when : t().page.by(say().day(content.by, today()))
                  }
                />
              )}
            </For>
          </List>
        </Card>
      </section>
    </Show>
  )
}
