// Sentences of Thuis, made from what the vault says: what somebody asks, what a proposal changes, what was fetched.

import { say, t } from '#web/app/text.ts'
import { goalNumber } from '#web/plan/goal-number.ts'
import type { Proposal } from '#web/plan/state.ts'
import type { LogLine, RequestView, VaultView } from '#web/vault/shown.ts'

const childName = (vault: VaultView, id: string): string =>
  vault.children.find((child) => child.id === id)?.name ?? ''

/** “2 mappen” */
export const countMaps = (count: number): string =>
  (count === 1 ? t().home.map : t().home.maps)(say().number(count))

/** “2 mappen van Bram” when all are of the same children, named. */
function mapsAsked(vault: VaultView, request: RequestView): string {
  const { wishes } = request
  const ofChildren = [...new Set(wishes.map((wish) => wish.child))]
  const count = countMaps(wishes.length)
  if (ofChildren.includes(null)) return count
  const names = ofChildren.flatMap((id) => (id === null ? [] : [childName(vault, id)]))
  return names.includes('') ? count : t().home.mapsOf(count, say().list(names))
}

/** “Kinderfysiotherapeut. Wil 2 mappen van Bram zien.” */
export function asked(vault: VaultView, request: RequestView): string {
  const role = vault.people.find((person) => person.person === request.person)?.role ?? ''
  const maps = mapsAsked(vault, request)
  return role === '' ? t().home.wantsNoRole(maps) : t().home.wants(say().capital(role), maps)
}

const charactersMax = 48

/** The beginning of a text, whole words, without its full stop. */
function opening(text: string): string {
  const plain = text.trim().replace(/\.$/, '')
  if (plain.length <= charactersMax) return plain
  return `${plain.slice(0, charactersMax).replace(/\s+\S*$/, '')}…`
}

/** What a proposal would change: “doel 2: Bram gaat elke dag op tijd naar school”. */
export function changed(vault: VaultView, proposal: Proposal): string {
  const parts = t().home.planParts
  const plan = vault.plan?.state
  const item = plan?.items.get(proposal.target)
  switch (proposal.change.kind) {
    case 'plan-goal': {
      const number = plan ? goalNumber(plan, proposal.target) : null
      if (number === null || item?.now.content.kind !== 'plan-goal') return parts.newGoal
      return parts.goal(say().number(number), opening(item.now.content.text))
    }
    case 'plan-action':
      return item?.now.content.kind === 'plan-action'
        ? parts.action(opening(item.now.content.text))
        : parts.newAction
    case 'plan-party':
      return parts.party
    case 'plan-inform':
      return parts.inform
    case 'plan-space':
      return parts.space
    case 'plan-evaluation':
      return parts.evaluation
    default:
      return proposal.change satisfies never
  }
}

/** “de map Gezondheid van Yara”; of several together “3 mappen”. */
export function fetchedMaps(vault: VaultView, line: LogLine): string {
  const { looked } = t().home
  const logs = line.what.is === 'fetched' ? line.what.maps : []
  const known = logs.length === 1 ? vault.maps.find((map) => map.log === logs[0]) : undefined
  const map = known ?? line.map
  if (logs.length > 1 || map === null) return countMaps(Math.max(logs.length, 1))
  const name = t().common.maps[map.name]
  return map.child === null ? looked.map(name) : looked.mapOf(name, childName(vault, map.child))
}
