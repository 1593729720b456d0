// Wish: one map a professional asks for, or a family gives, with reading and writing apart.
import * as v from 'valibot'
import { childMaps, familyMaps } from '#web/child/maps.ts'
import { id } from '#web/record/field.ts'

export const wish = v.strictObject({
  /** Whose map; null for a map of the family as a whole. A `bladzijde` is the asker's own. */
  child: v.nullable(id),
  map: v.picklist([...childMaps, ...familyMaps]),
  read: v.boolean(),
  write: v.boolean(),
})

export type Wish = v.InferOutput<typeof wish>

const samePlace = (a: Wish, b: Wish): boolean => a.child === b.child && a.map === b.map

/** One wish per map, and none that asks nothing: nobody can be asked the same thing twice in one request. */
export const wishes = v.pipe(
  v.array(wish),
  v.minLength(1),
  v.maxLength(60),
  v.check((all) => all.every((one) => one.read || one.write), 'empty'),
  v.check((all) => all.every((one, i) => all.findIndex((other) => samePlace(one, other)) === i), 'repeated'),
)

/** *Niets*, *Lezen*, *Lezen en schrijven*, and writing alone for who may add without seeing what stands. */
export type Verb = 'none' | 'read' | 'write' | 'read-write'

export function verbOf(given: Pick<Wish, 'read' | 'write'>): Verb {
  if (given.read) return given.write ? 'read-write' : 'read'
  return given.write ? 'write' : 'none'
}

/** Whether what is given is all, part or none of what was asked. More than was asked cannot be given: `null`. */
export function shareOf(asked: readonly Wish[], given: readonly Wish[]): 'all' | 'part' | 'none' | null {
  const find = (list: readonly Wish[], one: Wish) => list.find((other) => samePlace(other, one))
  const within = (one: Wish, of: Wish | undefined) =>
    (!one.read || of?.read === true) && (!one.write || of?.write === true)
  if (!given.every((one) => within(one, find(asked, one)))) return null
  if (given.every((one) => !one.read && !one.write)) return 'none'
  return asked.every((one) => within(one, find(given, one))) ? 'all' : 'part'
}
