// Agreements: the rows of the afsprakenlijst, with its two warnings where the agreements stood.
import type { Of } from '#web/plan/kinds.ts'
import { type Item, itemsOf, type Plan, statusOf } from '#web/plan/state.ts'
import { type Warning, warnings } from '#web/plan/warning.ts'

export type Agreement = Item<Of<'plan-action'>>
export type AgreementRow = { readonly kind: 'agreement'; readonly item: Agreement } | Warning

/** What is open, lightest help first, and what is done or no longer needed. `weight` says how light somebody's help is. */
export function agreementRows(
  plan: Plan,
  weight: (doer: string) => number,
): { readonly open: AgreementRow[]; readonly closed: Agreement[] } {
  const all = itemsOf(plan, 'plan-action')
  const isClosed = (item: Agreement) => ['done', 'dropped'].includes(statusOf(item))
  const lightest = (item: Agreement) => Math.min(...item.now.content.doers.map(weight), 9)
  const place = (item: Agreement) => (item.now.content.doers.length === 0 ? 1.5 : lightest(item))
  const asked = warnings(plan)
  const shown = new Set<Warning>()
  const open = all
    .filter((item) => !isClosed(item))
    .sort((a, b) => place(a) - place(b))
    .flatMap((item): AgreementRow[] => {
      const warning = asked.find((one) =>
        one.kind === 'unowned' ? one.action.record === item.record : isOneOf(one.actions, item),
      )
      if (!warning) return [{ kind: 'agreement', item }]
      // Both agreements of a pair stand in one warning, at the place of the first.
      if (shown.has(warning)) return []
      shown.add(warning)
      return [warning]
    })
  return { open, closed: all.filter(isClosed) }
}

const isOneOf = (pair: readonly Agreement[], item: Agreement): boolean =>
  pair.some((one) => one.record === item.record)
