// Heart lines: a family's name in as few lines as the heart of the flower has room for.

/** Characters that fit across the heart, and lines that fit above each other. */
const ACROSS = 10
const LINES_MAX = 3

/** `parts` each begin a line; one that is too long goes on in the next, and what has no room left ends in “…”. */
export function heartLines(parts: readonly string[]): string[] {
  const lines = parts.filter((part) => part.trim() !== '').flatMap(wrapped)
  if (lines.length <= LINES_MAX && lines.every((line) => line.length <= ACROSS)) return lines
  const shown = lines.slice(0, LINES_MAX)
  return shown.map((line, at) => {
    const more = line.length > ACROSS || (at === LINES_MAX - 1 && lines.length > LINES_MAX)
    return more ? `${line.slice(0, ACROSS - 1).replace(/[\s-]+$/u, '')}…` : line
  })
}

/** Broken at spaces and after hyphens. */
function wrapped(part: string): string[] {
  const lines: string[] = []
  for (const piece of part.split(/(?<=-)|\s+/u)) {
    const last = lines.at(-1)
    const joined = last === undefined ? piece : `${last}${last.endsWith('-') ? '' : ' '}${piece}`
    if (last !== undefined && joined.length <= ACROSS) lines[lines.length - 1] = joined
    else lines.push(piece)
  }
  return lines
}
