// About: what a compartment is, for those who may open it: the family, the child and the map.
import * as v from 'valibot'
import { basis, id, words } from '#web/record/field.ts'
import { childMaps, familyMaps, innerMaps } from './maps.ts'

export const about = v.strictObject({
  kind: v.literal('about'),
  basis,
  /** The family's name. */
  family: words,
  map: v.picklist([...childMaps, ...familyMaps, ...innerMaps]),
  /** Whose map it is; a map of the family has none. */
  child: v.exactOptional(v.strictObject({ id, name: words })),
  /** The network member a page is for. */
  member: v.exactOptional(v.strictObject({ id, name: words })),
})

export type About = v.InferOutput<typeof about>
