// What the documents say that a machine can hold: their links, their headings, the scripts they name.

/** A relative link of a Markdown file: where it points and, after `#`, at which heading. */
export type Link = { path: string; anchor: string | null; line: number }

const withoutCode = (line: string) => line.replace(/`[^`]*`/g, '')

/** The lines of a Markdown text that are not inside a fenced block, with their numbers from 1. */
function proseLines(text: string): [number, string][] {
  let fenced = false
  return text.split('\n').flatMap((line, index): [number, string][] => {
    const fence = /^\s*(?:```|~~~)/.test(line)
    if (fence) fenced = !fenced
    return fence || fenced ? [] : [[index + 1, line]]
  })
}

/** Every relative link and picture of a Markdown text; links with a scheme are left out. */
export function relativeLinks(text: string): Link[] {
  return proseLines(text).flatMap(([line, prose]) =>
    [...withoutCode(prose).matchAll(/\]\(([^)\s]+)[^)]*\)/g)].flatMap((match) => {
      const target = match[1] ?? ''
      if (/^[a-z][a-z+.-]*:/i.test(target)) return []
      const [path = '', anchor] = target.split('#')
      return [{ path: decodeURI(path), anchor: anchor ?? null, line }]
    }),
  )
}

/** The anchors of a Markdown text's headings, as GitHub and Forgejo make them. */
export function anchorsOf(text: string): Set<string> {
  const seen = new Map<string, number>()
  const anchors = new Set<string>()
  for (const [, line] of proseLines(text)) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1]
    if (heading === undefined) continue
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const anchor = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')
    const nth = seen.get(anchor) ?? 0
    seen.set(anchor, nth + 1)
    anchors.add(nth === 0 ? anchor : `${anchor}-${nth}`)
  }
  return anchors
}

/** The npm scripts that a text tells its reader to run. */
export const scriptsNamed = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/npm (?:run )?(start|test|(?<=run )[\w:-]+)/g)].map((match) => match[1] ?? ''),
  ),
]
