// Names: how people are called in a sentence, and how a list of maps is said.
import type { MapName } from '#web/child/maps.ts'
import type { PersonView, VaultView } from '#web/vault/shown.ts'

/** Words before a first name that belong to it: *Oma Rie*. */
const before = new Set(['oma', 'opa', 'tante', 'oom', 'juf', 'meester', 'mevrouw', 'meneer', 'dokter'])

/** What somebody is called in a sentence: *Samira* of Samira El Idrissi, *Oma Rie* of Oma Rie Bakker. */
export function firstName(name: string): string {
  // What follows a comma says who somebody is (*Els, buurvrouw*), not what they are called.
  const [called = name] = name.split(',')
  const [first = name, second] = called.trim().split(/\s+/)
  return second !== undefined && before.has(first.toLocaleLowerCase('nl')) ? `${first} ${second}` : first
}

export const personIn = (vault: VaultView, id: string): PersonView | null =>
  vault.people.find((one) => one.person === id) ?? null

/** The children's names, by their id in the directory. */
export const childNames = (vault: VaultView): ReadonlyMap<string, string> =>
  new Map(vault.children.map((child) => [child.id, firstName(child.name)]))

/** A map somewhere: of a child, or (null) of the family. */
export type Place = { readonly child: string | null; readonly map: MapName }

/** Maps that the same children have, so that a sentence names each once: *Thuis en School van Bram en Lotte*. */
export type PlaceGroup = { readonly maps: readonly MapName[]; readonly children: readonly string[] }

/** Groups places: first what belongs to the family, then children with the same maps together. Each place is in one. */
export function groupPlaces(places: readonly Place[]): PlaceGroup[] {
  const family = places.filter((place) => place.child === null).map((place) => place.map)
  const byChild = new Map<string, MapName[]>()
  for (const { child, map } of places) {
    if (child !== null) byChild.set(child, [...(byChild.get(child) ?? []), map])
  }
  const same = new Map<string, { maps: MapName[]; children: string[] }>()
  for (const [child, maps] of byChild) {
    const key = [...maps].sort().join()
    const group = same.get(key) ?? { maps, children: [] }
    group.children.push(child)
    same.set(key, group)
  }
  return [...(family.length === 0 ? [] : [{ maps: family, children: [] }]), ...same.values()]
}
