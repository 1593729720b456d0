// Who gets a petal: each helper, or each organisation once there are more than twelve.
import type { PetalColour } from '#web/parts/avatar.tsx'

/** Somebody outside the family who may see something, or asks to. */
export interface Helper {
  id: string
  initials: string
  name: string
  /** Role or profession, under the name. */
  role: string
  organisation: string
  /** A helper keeps one petal colour in a vault. */
  colour: PetalColour
  /** Ids of the maps this helper may read. */
  sees: readonly string[]
  writes: boolean
  /** Ends within 14 days. */
  endsSoon: boolean
  /** Asks, and sees nothing yet. */
  asks: boolean
  /** The whole of it in one sentence: “Samira ziet 14 van 24 mappen, tot 4 december”. */
  sentence: string
}

/** Somebody of the network, as a leaf on the stem. */
export interface NetworkMember {
  id: string
  name: string
  sentence: string
}

/** What is drawn as one petal. */
export interface Petal {
  id: string
  initials: string
  name: string
  role: string
  colour: PetalColour
  /** Maps seen / all maps, 0 to 1. */
  share: number
  writes: boolean
  endsSoon: boolean
  asks: boolean
  sentence: string
}

/** At most this many helpers have a petal of their own. */
const helpersMax = 12

/** The petals for these helpers. `groupSentence` says one organisation's petal in words; `mapCount` is all maps there are. */
export function petalsOf(
  helpers: readonly Helper[],
  mapCount: number,
  groupSentence: (
    organisation: string,
    members: readonly Helper[],
    seen: number,
  ) => { role: string; sentence: string },
): Petal[] {
  const share = (seen: number) => (mapCount === 0 ? 0 : seen / mapCount)
  if (helpers.length <= helpersMax)
    return helpers.map((helper) => ({ ...helper, share: share(helper.sees.length) }))
  const groups = Map.groupBy(helpers, (helper) => helper.organisation)
  return [...groups].flatMap(([organisation, members]) => {
    const first = members[0]
    if (!first) return []
    const seen = new Set(members.flatMap((member) => member.sees)).size
    return {
      ...groupSentence(organisation, members, seen),
      id: `organisation:${organisation}`,
      initials: initialsOf(organisation),
      name: organisation,
      colour: first.colour,
      share: share(seen),
      writes: members.some((member) => member.writes),
      endsSoon: members.some((member) => member.endsSoon),
      asks: members.every((member) => member.asks),
    }
  })
}

/** First letters of the first two words, in capitals. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toLocaleUpperCase('nl'))
    .join('')
}
