// Similar: how alike two short Dutch texts are, to notice that two people may be doing the same. It never decides.

/** Words that say nothing about what is done. */
const EMPTY = new Set(
  'de het een en of in op aan te om met van voor bij naar uit over er is zijn wordt worden dat die dit deze als ook nog even elke elk per week dag maand wie wat hij zij ze we wij ik u je hem haar hun samen'.split(
    ' ',
  ),
)

/** The stem of a word, roughly: *bellen* and *belt* meet; *wegen* and *gewogen* do not, and need not. */
function stem(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '')
  const short = plain.length > 3 ? plain.replace(/(?:en|te|de|t|s|e)$/u, '') : plain
  return short.replace(/([a-z])\1/gu, '$1')
}

function stems(text: string): Set<string> {
  const words = text.toLocaleLowerCase('nl').match(/[\p{L}\p{M}0-9]+/gu) ?? []
  return new Set(words.filter((word) => !EMPTY.has(word)).map(stem))
}

/** Dice's coefficient over the stems: 0 nothing in common, 1 the same words. Empty texts are alike to nothing. */
export function similarity(a: string, b: string): number {
  const [x, y] = [stems(a), stems(b)]
  if (x.size === 0 || y.size === 0) return 0
  const both = [...x].filter((word) => y.has(word)).length
  return (2 * both) / (x.size + y.size)
}

/** From half of the words in common on, it is worth a question. */
export const SIMILAR = 0.5
