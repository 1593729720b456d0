// Who is who in a vault: names, shapes and colours, as far as this person may know them.
import { childColours, childrenOf, type Directory } from '#web/people/directory.ts'
import { initials } from '#web/people/initials.ts'
import { petalColours } from '#web/people/petal.ts'
import type { Core } from '#web/vault/core.ts'
import type { Person } from '#web/vault/sealed-kinds.ts'
import type { PersonView } from '#web/vault/shown.ts'
import { mapsOf, rollOf } from '#web/vault/vaults.ts'

/** Everybody known here: from the roll, for who holds the vault; else from the maps that are read. */
export function peopleOf(core: Core, vault: string): Map<string, Person> {
  const known = new Map<string, Person>()
  for (const { card } of mapsOf(core, vault))
    for (const person of card?.people ?? []) known.set(person.person, person)
  for (const person of rollOf(core, vault)?.value.people ?? []) known.set(person.person, person)
  return known
}

/** When each helper first came and, when nothing is open to them now, when it last ended (deciding time). */
function stays(core: Core, vault: string): { helper: string; from: number; until: number | null }[] {
  const all = new Map<string, { helper: string; from: number; until: number | null }>()
  for (const { log } of mapsOf(core, vault)) {
    const now = new Set(log.state.access.map((a) => a.person))
    for (const line of core.replica.file(log.id)?.lines ?? [])
      for (const event of line.events) {
        const person = event.person
        if (typeof person !== 'string') continue
        const stay = all.get(person)
        if (event.type === 'admit' && event.end !== 0)
          all.set(person, {
            helper: person,
            from: Math.min(stay?.from ?? line.seen, line.seen),
            until: now.has(person) ? null : (stay?.until ?? null),
          })
        if ((event.type === 'remove' || event.type === 'expire') && stay && !now.has(person))
          all.set(person, { ...stay, until: Math.max(stay.until ?? 0, line.seen) })
      }
  }
  return [...all.values()]
}

export function personViews(
  core: Core,
  vault: string,
  known: ReadonlyMap<string, Person>,
  directory: Directory | null,
): PersonView[] {
  const petals = petalColours(stays(core, vault))
  const colours = directory ? childColours(directory) : new Map<string, number>()
  const children = directory ? childrenOf(directory) : []
  return [...known.values()].map(({ person, profile, shape, coordinator }) => {
    const child = children.find((c) => c.person === person)
    const helper = shape === 'helper'
    return {
      person,
      name: profile.name,
      initials: initials(profile.name, shape === 'family' || shape === 'child' ? 1 : 2),
      shape,
      petal: helper ? (petals.get(person) ?? null) : null,
      child: child ? (colours.get(child.id) ?? null) : null,
      role: profile.profession ?? (coordinator ? 'zorgcoördinator' : ''),
      organisation: profile.organisation ?? null,
    }
  })
}
