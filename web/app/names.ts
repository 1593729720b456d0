// Names as sentences use them: a helper by first name, family and network as they are called.
import type { PersonView, VaultView } from '#web/vault/shown.ts'

/** “Marieke” of Marieke Postma; “Oma Rie” stays whole. */
export const shortName = (person: Pick<PersonView, 'name' | 'shape'>): string =>
  person.shape === 'network' ? person.name : (person.name.split(' ')[0] ?? person.name)

/** The person with this id in a vault; somebody unknown has an empty name. */
export function personIn(vault: VaultView, id: string): PersonView {
  return (
    vault.people.find((person) => person.person === id) ?? {
      person: id,
      name: '',
      initials: '',
      shape: 'helper',
      petal: null,
      child: null,
      role: '',
      organisation: null,
    }
  )
}
