// The helpers of a vault as petals and leaves: how much each sees, with the sentence that says the same.
import { isOpen } from '#web/app/attention.ts'
import { personIn } from '#web/app/names.ts'
import { say, t } from '#web/app/text.ts'
import { petalOf } from '#web/app/who.ts'
import type { Helper, NetworkMember } from '#web/parts/flower/petals.ts'
import { dayOf } from '#web/record/day.ts'
import type { HelperView, VaultView } from '#web/vault/shown.ts'
import { countMaps } from './sentences.ts'

const soonSeconds = 14 * 86_400

export const readable = (helper: HelperView) => helper.maps.filter((map) => map.may !== 'write')
export const writable = (helper: HelperView) => helper.maps.filter((map) => map.may !== 'read')

/** Maps asked for in the open request of somebody who sees nothing yet. */
export const askedCount = (vault: VaultView, helper: HelperView): number =>
  vault.requests.find((request) => request.person === helper.person && isOpen(request))?.wishes.length ?? 0

function sentence(vault: VaultView, helper: HelperView, name: string): string {
  const words = t().home.flower
  if (helper.maps.length === 0) return words.asks(name, countMaps(askedCount(vault, helper)))
  const sees = words.sees(name, say().number(readable(helper).length), say().number(vault.maps.length))
  return helper.end === null ? sees : words.until(sees, say().day(dayOf(helper.end - 1)))
}

/** Professionals, in the order in which the vault names them. `now` in Unix seconds. */
export function helpersOf(vault: VaultView, now: number): Helper[] {
  return vault.helpers
    .filter((helper) => helper.shape === 'helper')
    .map((helper) => {
      const person = personIn(vault, helper.person)
      const onlyAsks = helper.asks && helper.maps.length === 0
      return {
        id: helper.person,
        initials: person.initials,
        name: person.name,
        role: onlyAsks ? t().home.flower.asksRole : person.role,
        organisation: person.organisation ?? '',
        colour: petalOf(person.petal),
        sees: readable(helper).map((map) => map.log),
        writes: writable(helper).length > 0,
        endsSoon: helper.end !== null && helper.end - now < soonSeconds,
        asks: onlyAsks,
        sentence: sentence(vault, helper, person.name),
      }
    })
}

/** The network, as leaves on the stem. */
export function networkOf(vault: VaultView): NetworkMember[] {
  return vault.helpers
    .filter((helper) => helper.shape === 'network')
    .map((helper) => {
      const { name } = personIn(vault, helper.person)
      const onlyPage = helper.maps.every((map) => map.name === 'bladzijde')
      return {
        id: helper.person,
        name,
        sentence: onlyPage ? t().home.flower.seesPage(name) : sentence(vault, helper, name),
      }
    })
}
