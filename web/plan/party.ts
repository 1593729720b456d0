// Party: who is involved, the coordinator of now, and who the family gives a copy.
import type { Of } from './kinds.ts'
import { type Item, itemsOf, type Plan } from './state.ts'

type Party = Item<Of<'plan-party'>>

/** First what the family does itself, then the network, then professionals: *licht als het kan*. */
const PARTS = ['family', 'network', 'professional', 'service'] as const

export function parties(plan: Plan): Party[] {
  const place = (party: Party) => PARTS.indexOf(party.now.content.part)
  return itemsOf(plan, 'plan-party').sort((a, b) => place(a) - place(b))
}

/** The zorgcoördinator on a day: an assignment that has begun and neither ended nor been handed back. */
export function coordinatorOn(plan: Plan, today: string): Party | null {
  return (
    parties(plan).find((party) => {
      const { coordinator } = party.now.content
      if (!coordinator || coordinator.from > today || coordinator.until < today) return false
      return coordinator.handedBack === undefined || coordinator.handedBack > today
    }) ?? null
  )
}
