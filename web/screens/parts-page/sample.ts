// The people on the parts page: a family with nine helpers, one who asks, and the network.
import type { PetalColour } from '#web/parts/avatar.tsx'
import { type Helper, initialsOf, type NetworkMember } from '#web/parts/flower/petals.ts'

/** All maps this family has. */
export const mapCount = 24

const helper = (
  name: string,
  initials: string,
  role: string,
  colour: PetalColour,
  seen: number,
  more: Partial<Helper> = {},
): Helper => ({
  id: (name.split(' ')[0] ?? name).toLowerCase(),
  name,
  initials,
  role,
  organisation: role,
  colour,
  sees: Array.from({ length: seen }, (_, index) => `map-${index}`),
  writes: false,
  endsSoon: false,
  asks: false,
  sentence: `${name} ziet ${seen} van ${mapCount} mappen`,
  ...more,
})

export const helpers: readonly Helper[] = [
  helper('Joris van Beek', 'JB', 'zorgcoördinator', 1, 18, { writes: true }),
  helper('Fatima Amrani', 'FA', 'psycholoog', 2, 9, { writes: true }),
  helper('Marieke Postma', 'MP', 'jeugdarts', 3, 12, { writes: true }),
  helper('Lieke Smit', 'LS', 'mentor van Sam', 4, 5),
  helper('Samira El Idrissi', 'SE', 'gezinsbegeleider', 5, 14, { writes: true, endsSoon: true }),
  helper('Tom de Ruiter', 'TR', 'logopedist', 6, 3),
  helper('Hein Kuipers', 'HK', 'intern begeleider', 7, 6),
  helper('Bas Hendriks', 'BH', 'schuldhulpverlener', 8, 2),
  helper('Anouk Visser', 'AV', 'wijkverpleegkundige', 9, 6),
  helper('Ravi Sewdien', 'RS', 'vraagt toegang', 10, 0, {
    asks: true,
    sentence: 'Ravi Sewdien vraagt toegang tot 2 mappen',
  }),
]

export const network: readonly NetworkMember[] = [
  { id: 'rie', name: 'Oma Rie', sentence: 'Oma Rie ziet haar eigen afspraken' },
  { id: 'els', name: 'Els, buurvrouw', sentence: 'Els, buurvrouw, ziet de agenda' },
]

const organisations = [
  'Zuidkant Thuis',
  'Praktijk De Linde',
  'JGZ Rijnoever',
  'Kompas College',
  'Wijkteam Noord',
]

/** Fourteen helpers of five organisations. */
export const many: readonly Helper[] = Array.from({ length: 14 }, (_, index) => {
  const organisation = organisations[index % organisations.length] ?? ''
  const name = `Hulpverlener ${index + 1}`
  const colour = ((index % 10) + 1) as PetalColour
  return helper(name, initialsOf(name), organisation, colour, (index * 5) % 20, {
    id: `many-${index}`,
    organisation,
  })
})

export const organisationWords = (organisation: string, members: readonly Helper[], seen: number) => ({
  role: `${members.length} hulpverleners`,
  sentence: `${members.length} hulpverleners van ${organisation} zien ${seen} van ${mapCount} mappen`,
})
