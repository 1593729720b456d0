// How maps are said: “Gezondheid en School van Bram”, “Thuis van alle vijf de kinderen”, “het gezinsplan”.
import type { Formats } from '#web/text/format.ts'
import type { Text } from '#web/text/index.ts'
import { groupPlaces, type Place } from './names.ts'

/** What a sentence about maps needs to know. */
export type MapWords = {
  readonly text: Text
  readonly say: Formats
  /** children's names by id */
  readonly names: ReadonlyMap<string, string>
}

/** All these maps in words, as one list. A child nobody knows is left unnamed. */
export function sayMaps(places: readonly Place[], words: MapWords): string {
  const { text, say, names } = words
  return say.list(
    groupPlaces(places).map(({ maps, children }) => {
      const listed = say.list(maps.map((map) => text.common.maps[map]))
      if (children.length === 0) return listed
      const all = children.length > 2 && children.length === names.size
      const whose = all
        ? text.access.allChildren(say.word(children.length))
        : say.list(children.map((child) => names.get(child) ?? text.access.aChild))
      return text.common.mapOf(listed, whose)
    }),
  )
}
