// Timeline: a child's entries, newest day first, each with its replies; and what a filter leaves of it.
import { histories, type RecordHistory } from '#web/record/history.ts'
import type { Written } from '#web/record/written.ts'
import type { Entry, EntryKind, Nature, Reply } from './entry.ts'
import type { MapName } from './maps.ts'

/** A line of a child's map, with the map it stands in. Lines of other kinds are left out before this. */
export type ChildLine = { readonly map: MapName; readonly written: Written<Entry | Reply> }

export type TimelineEntry = {
  readonly map: MapName
  readonly history: RecordHistory<Entry>
  /** Oldest first. A reply to an earlier text of the entry says so: it answered other words. */
  readonly replies: readonly { readonly written: Written<Reply>; readonly toEarlierText: boolean }[]
}

export type Filter = {
  readonly kinds?: ReadonlySet<EntryKind>
  readonly maps?: ReadonlySet<MapName>
  readonly authors?: ReadonlySet<string>
  readonly nature?: Nature
  /** First and last day, both included. */
  readonly from?: string
  readonly until?: string
}

function isReply(line: Written<Entry | Reply>): line is Written<Reply> {
  return line.content.kind === 'reply'
}

function isEntry(line: Written<Entry | Reply>): line is Written<Entry> {
  return line.content.kind !== 'reply'
}

/** All entries of a child, newest day first; on one day the last written first. Every text stays in its history. */
export function timeline(lines: Iterable<ChildLine>): TimelineEntry[] {
  const byLog = new Map<string, { map: MapName; written: Written<Entry | Reply>[] }>()
  for (const { map, written } of lines) {
    const log = byLog.get(written.log) ?? { map, written: [] }
    log.written.push(written)
    byLog.set(written.log, log)
  }
  const entries: TimelineEntry[] = []
  for (const { map, written } of byLog.values()) {
    const replies = histories(written.filter(isReply)).map((reply) => reply.current)
    for (const history of histories(written.filter(isEntry)))
      entries.push({
        map,
        history,
        replies: replies
          .filter((reply) => reply.content.to === history.record)
          .map((reply) => ({ written: reply, toEarlierText: reply.content.line < history.current.seq })),
      })
  }
  return entries.sort(newestFirst)
}

function newestFirst(a: TimelineEntry, b: TimelineEntry): number {
  const [x, y] = [a.history.current, b.history.current]
  if (x.content.on !== y.content.on) return x.content.on < y.content.on ? 1 : -1
  return y.time - x.time || (x.log === y.log ? y.seq - x.seq : x.log < y.log ? -1 : 1)
}

/** Whether an entry passes a filter; a part of the filter that is absent lets everything through. */
export function passes(entry: TimelineEntry, filter: Filter): boolean {
  const { content, author } = entry.history.current
  if (filter.kinds && !filter.kinds.has(content.kind)) return false
  if (filter.maps && !filter.maps.has(entry.map)) return false
  if (filter.authors && !filter.authors.has(author)) return false
  if (filter.nature && (content.kind === 'own-words' || content.nature !== filter.nature)) return false
  if (filter.from !== undefined && content.on < filter.from) return false
  return filter.until === undefined || content.on <= filter.until
}
