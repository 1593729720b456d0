// The opened lines of a map, as what families write: content with who, when and where.
import { type Content, parseContent } from '#web/record/record.ts'
import type { Written } from '#web/record/written.ts'
import type { Opened } from './contents.ts'
import type { Core } from './core.ts'
import { ownDrops } from './own-words.ts'
import { parseSealedKind } from './sealed-kinds.ts'

const parsed = new WeakMap<Opened, Content | null>()

/** Null for a record of the engine's own. Each opened revision is parsed once. */
function contentOf(opened: Opened): Content | null {
  const known = parsed.get(opened)
  if (known !== undefined) return known
  const content = parseContent(opened.bytes)
  const result = content.kind === 'unknown' && parseSealedKind(opened.bytes) !== null ? null : content
  parsed.set(opened, result)
  return result
}

/** What people wrote in a map, in log order, then what this person left for it; lines count from 1. */
export const linesOf = (core: Core, map: string): Written<Content>[] =>
  [...core.contents.of(map), ...ownDrops(core, map)].flatMap((opened) => {
    const content = contentOf(opened)
    if (content === null) return []
    const { log, record, rev, author, time, seen } = opened
    return [{ log, seq: opened.seq + 1, record, rev, author, time, seen, content }]
  })
