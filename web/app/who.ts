// Who somebody is, as an avatar shows it.
import type { Hue, PetalColour, Who } from '#web/parts/avatar.tsx'
import type { PersonView } from '#web/vault/shown.ts'

const within = (value: number | null, max: number): number =>
  value !== null && value >= 1 && value <= max ? value : 1

export const hueOf = (colour: number | null): Hue => within(colour, 5) as Hue
export const petalOf = (colour: number | null): PetalColour => within(colour, 10) as PetalColour

/** The avatar's shape and colour; who only `asks` is dashed. */
export function whoOf(person: PersonView, asks = false): Who {
  switch (person.shape) {
    case 'family':
      return { kind: 'family' }
    case 'child':
      return { kind: 'child', hue: hueOf(person.child) }
    case 'network':
      return { kind: 'network' }
    case 'helper':
      return { kind: asks ? 'asker' : 'helper', petal: petalOf(person.petal) }
    default:
      return person.shape satisfies never
  }
}
