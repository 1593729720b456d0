// Diary: a child's lines as plain text, one per line, so that they can be read and written as a story.
//
//   # school
//   6 15:45 lieke conversation opinion «Gesprek met mentor»: Sam oogt moe, maar doet goed mee.
//
// Days ago, time, who, kind, fact or opinion (or nothing), a title if any, and the text.
import type { ChildKey, ChildMapKey, EntryKind, Row, Sheet } from './types.ts'

const MAPS: ReadonlySet<string> = new Set<ChildMapKey>([
  'gezondheid',
  'ontwikkeling',
  'school',
  'hulp',
  'thuis',
  'documenten',
  'eigen-woorden',
])
const KINDS: ReadonlySet<string> = new Set<EntryKind>([
  'note',
  'observation',
  'report',
  'conversation',
  'milestone',
  'own-words',
])
const LINE =
  /^(?<ago>\d+) (?<at>\d\d:\d\d) (?<by>[a-z-]+) (?<kind>[a-z-]+)(?: (?<nature>fact|opinion))?(?: «(?<title>[^»]+)»)?: (?<text>.+)$/

/** @throws when a line is not of that form: a story with a hole in it is not told. */
export function diary(child: ChildKey, story: string): Sheet[] {
  const sheets: { child: ChildKey; map: ChildMapKey; rows: Row[] }[] = []
  for (const line of story.split('\n').filter((one) => one !== '')) {
    const map = line.startsWith('# ') ? line.slice(2) : null
    if (map !== null) {
      if (!isMap(map)) throw new Error(`no map: ${line}`)
      sheets.push({ child, map, rows: [] })
    } else rowsOf(sheets).push(rowOf(line))
  }
  return sheets
}

function rowsOf(sheets: { rows: Row[] }[]): Row[] {
  const last = sheets.at(-1)
  if (!last) throw new Error('a diary begins with a map')
  return last.rows
}

function rowOf(line: string): Row {
  const { ago, at, by, kind, nature, title, text } = line.match(LINE)?.groups ?? {}
  if (at === undefined || by === undefined || kind === undefined || text === undefined || !isKind(kind))
    throw new Error(`no diary line: ${line}`)
  const row = [
    Number(ago),
    at,
    by,
    kind,
    nature === 'fact' || nature === 'opinion' ? nature : null,
    text,
  ] as const
  return title === undefined ? row : [...row, title]
}

function isMap(word: string): word is ChildMapKey {
  return MAPS.has(word)
}

function isKind(word: string): word is EntryKind {
  return KINDS.has(word)
}
