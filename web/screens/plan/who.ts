// Who: somebody named in a plan or on a timeline, as a screen shows them: short name, avatar, role.
import { shortName } from '#web/app/names.ts'
import { hueOf, whoOf } from '#web/app/who.ts'
import type { Who as Shape } from '#web/parts/avatar.tsx'
import { initials } from '#web/people/initials.ts'
import type { PersonView, VaultView } from '#web/vault/shown.ts'

export type Being = {
  /** *Noor*, *Oma Rie*, *Joris*: as a sentence says it. */
  readonly name: string
  readonly full: string
  readonly shape: Shape
  readonly initials: string
  readonly role: string
  readonly organisation: string | null
}

const ofPerson = (person: PersonView): Being => ({
  name: shortName(person),
  full: person.name,
  shape: whoOf(person),
  initials: person.initials,
  role: person.role,
  organisation: person.organisation,
})

/** Who an id stands for: a child, somebody with an account, or somebody who is only named in the plan. Null: nobody known. */
export function beingOf(vault: VaultView, id: string): Being | null {
  const child = vault.children.find((one) => one.id === id || (one.person !== null && one.person === id))
  if (child)
    return {
      name: child.name,
      full: child.name,
      shape: { kind: 'child', hue: hueOf(child.colour) },
      initials: initials(child.name, 1),
      role: '',
      organisation: null,
    }
  const person = vault.people.find((one) => one.person === id)
  if (person) return ofPerson(person)
  const party = vault.plan?.state.items.get(id)?.now.content
  if (party?.kind !== 'plan-party') return null
  const account = vault.people.find((one) => one.person === party.person)
  if (account) return { ...ofPerson(account), role: party.role }
  const shape = (
    {
      family: { kind: 'family' },
      network: { kind: 'network' },
      professional: { kind: 'helper', petal: 10 },
      service: { kind: 'helper', petal: 10 },
    } as const
  )[party.part]
  return {
    name: shortName({ name: party.name, shape: party.part === 'network' ? 'network' : 'helper' }),
    full: party.name,
    shape,
    initials: initials(party.name, party.part === 'family' ? 1 : 2),
    role: party.role,
    organisation: party.organisation ?? null,
  }
}

/** First the family, then the network, then professionals: *licht als het kan, zwaar als het moet*. */
export function weightOf(shape: Shape['kind']): number {
  return { family: 0, child: 0, network: 1, helper: 2, asker: 2 }[shape]
}
