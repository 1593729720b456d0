// Directory: who belongs to the family, with what a vault needs to know of each. Sealed under the family epoch.
import * as v from 'valibot'
import { basis, day, id, order, words } from '#web/record/field.ts'

const familyRoles = ['parent', 'child', 'guardian', 'network'] as const

const member = v.strictObject({
  id,
  name: words,
  /** *ouder*, *kind* (from 12 on *jongere*), *voogd*, *netwerklid*. */
  role: v.picklist(familyRoles),
  /** The account, once they have one. */
  person: v.exactOptional(id),
  /** What they are to the family: *oma*, *buurvrouw*. */
  relation: v.exactOptional(words),
  birth: v.exactOptional(day),
  /** Before birth, in place of `birth`. */
  expected: v.exactOptional(day),
  /** Place among the children; it gives the ribbon's colour. */
  order: v.exactOptional(order),
  /** Recorded as unable to judge a matter of their own, with by whom and when (12–17 only). */
  unable: v.exactOptional(v.strictObject({ since: day, by: words })),
})

export const directory = v.strictObject({
  kind: v.literal('directory'),
  basis,
  /** The family's name as it calls itself: *De Boer*. */
  name: words,
  members: v.pipe(
    v.array(member),
    v.maxLength(100),
    v.check((all) => new Set(all.map((one) => one.id)).size === all.length, 'repeated'),
  ),
})

export type Directory = v.InferOutput<typeof directory>
export type Member = Directory['members'][number]

/** The children in the family's own order, then by birth. */
export function childrenOf(directory: Directory): Member[] {
  const key = (child: Member) => child.birth ?? child.expected ?? '9999-12-31'
  return directory.members
    .filter((member) => member.role === 'child')
    .sort(
      (a, b) =>
        (a.order ?? 1000) - (b.order ?? 1000) || key(a).localeCompare(key(b)) || (a.id < b.id ? -1 : 1),
    )
}

/** The ribbon of each child, 1–5 by their place; a sixth child begins again with the first weave. */
export function childColours(directory: Directory): Map<string, number> {
  return new Map(childrenOf(directory).map((child, i) => [child.id, (i % 5) + 1]))
}

/** The member with this account, or null: not of this family. */
export function memberOf(directory: Directory, person: string): Member | null {
  return directory.members.find((member) => member.person === person) ?? null
}
