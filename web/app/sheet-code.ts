// The sheet's groups while they are typed: the same rule as crypto/secret/sheet.ts, for before libsodium is there.
// A test holds the two equal.

const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
export const groupCount = 8
export const groupLength = 5

/** Typed text as it counts: upper case, without white space and dashes. */
const clean = (text: string): string => text.replace(/[\s\p{Dash}]/gu, '').toUpperCase()

/** Whether the last character of a group fits the four before it and its place, `index` from 0. */
export function checkGroup(text: string, index: number): boolean {
  const values = [...clean(text)].map((character) => alphabet.indexOf(character))
  if (values.length !== groupLength || values.includes(-1)) return false
  const sum = values.slice(0, -1).reduce((total, value, at) => total + (2 * at + 1) * value, index + 1)
  return sum % 32 === values.at(-1)
}

/** The first wrong character of a typed group, from 1, when the group is known; null when it is right. */
export function compareGroup(expected: string, typed: string): number | null {
  const own = clean(typed)
  if (own === expected) return null
  let same = 0
  while (same < own.length && own[same] === expected[same]) same++
  return same + 1
}

/** The groups after somebody typed or pasted `text` in group `index`: what is too long runs on into the next ones. */
export function spread(groups: readonly string[], index: number, text: string): readonly string[] {
  const whole = clean(text)
  // A whole code fills all groups, wherever it was pasted.
  const from = whole.length === groupCount * groupLength ? 0 : index
  const pieces = whole.match(new RegExp(`.{1,${groupLength}}`, 'gu')) ?? ['']
  return groups.map((group, at) => pieces[at - from] ?? group)
}
