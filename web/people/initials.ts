// Initials: the one or two letters in somebody's avatar.

/** Dutch name particles that do not count: Joris van Beek is JB, Noor de Boer NB, Samira El Idrissi SE. */
const PARTICLES = new Set([
  'van',
  'von',
  'de',
  'den',
  'der',
  'ter',
  'ten',
  'te',
  'het',
  "'t",
  '’t',
  'op',
  'in',
])

const firstLetter = (part: string): string => part.match(/\p{L}/u)?.[0]?.toLocaleUpperCase('nl') ?? ''

/**
 * Two letters for a helper, from the first name and what follows it; with `count` 1 only the first (family).
 * A name without letters gives an empty string.
 */
export function initials(name: string, count: 1 | 2 = 2): string {
  const parts = name.split(/[\s,]+/u).filter((part) => firstLetter(part) !== '')
  const [first, ...rest] = parts
  if (first === undefined) return ''
  const next = rest.find((part) => !PARTICLES.has(part)) ?? rest.at(-1)
  return count === 1 || next === undefined ? firstLetter(first) : firstLetter(first) + firstLetter(next)
}
