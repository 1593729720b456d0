// Diff: word by word, for *Nu staat er* and *Dit wordt het*. Longest common subsequence, so nothing moves about.

export type Piece = { readonly what: 'same' | 'removed' | 'added'; readonly text: string }

/** Words with the white space that follows them: joined again they are the text. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+|\s+$/gu) ?? []
}

/** Above this many comparisons the middle is shown as replaced whole: a screen must not wait. */
const COMPARISONS_MAX = 4_000_000

/**
 * The pieces from one text to another, neighbours of one kind joined.
 * *same* and *removed* together are the first text; *same* and *added* the second.
 */
export function diffWords(before: string, after: string): Piece[] {
  const a = wordsOf(before)
  const b = wordsOf(after)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return joined([
    ...a.slice(0, start).map((text): Piece => ({ what: 'same', text })),
    ...middle,
    ...a.slice(a.length - end).map((text): Piece => ({ what: 'same', text })),
  ])
}

function between(a: readonly string[], b: readonly string[]): Piece[] {
  const removed = (text: string): Piece => ({ what: 'removed', text })
  const added = (text: string): Piece => ({ what: 'added', text })
  if (a.length * b.length > COMPARISONS_MAX) return [...a.map(removed), ...b.map(added)]
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]]
    if (x !== undefined && x === y) {
      pieces.push({ what: 'same', text: x })
      i++
      j++
    } else if (x !== undefined && (y === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push(removed(x))
      i++
    } else if (y !== undefined) {
      pieces.push(added(y))
      j++
    }
  }
  return pieces
}

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (last?.what === piece.what) out[out.length - 1] = { what: last.what, text: last.text + piece.text }
    else out.push(piece)
  }
  return out
}
