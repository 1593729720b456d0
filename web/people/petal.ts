// Petal: which of the ten petal colours a helper has in a vault. Once given it stays theirs.

const PETAL_COLOURS = 10

/** A helper's stay, from their first request on; `until` is null while they may see something or ask to. */
export type Stay = { readonly helper: string; readonly from: number; readonly until: number | null }

/**
 * The colour, 1–10, of every helper. Who comes first chooses first: the lowest colour nobody present has,
 * or the one fewest of those present have. Who comes back has the old colour again, and nobody's colour ever
 * changes because another comes or goes.
 */
export function petalColours(stays: readonly Stay[]): Map<string, number> {
  const colours = new Map<string, number>()
  const inOrder = [...stays].sort((a, b) => a.from - b.from || (a.helper < b.helper ? -1 : 1))
  for (const stay of inOrder) {
    if (colours.has(stay.helper)) continue
    const present = new Set(
      inOrder
        .filter((other) => other.from <= stay.from && (other.until === null || other.until > stay.from))
        .map((other) => other.helper),
    )
    const held = new Array<number>(PETAL_COLOURS).fill(0)
    for (const [helper, colour] of colours)
      if (present.has(helper)) held[colour - 1] = (held[colour - 1] ?? 0) + 1
    colours.set(stay.helper, held.indexOf(Math.min(...held)) + 1)
  }
  return colours
}
