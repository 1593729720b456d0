// Maps: the categories that stand beside each child and each family; one subject × one category is one map.

/** The start set of every child; *eigen-woorden* comes once a child writes. */
export const startMaps = ['gezondheid', 'ontwikkeling', 'school', 'hulp', 'thuis', 'documenten'] as const

export const childMaps = [...startMaps, 'eigen-woorden'] as const
export type ChildMap = (typeof childMaps)[number]

/** Maps of the family as a whole: the plan, and one page per network member. */
export const familyMaps = ['gezinsplan', 'bladzijde'] as const
export type FamilyMap = (typeof familyMaps)[number]

/** Of those who decide, and of nobody else: what is put before a young person and was said about it. Never shared. */
export const innerMaps = ['besluiten'] as const

/** The maps that are shown and shared. */
export type MapName = ChildMap | FamilyMap
