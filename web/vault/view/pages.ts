// Pages: the one page of each network member that is read here, with what stands on it.
import type { Entry, Reply } from '#web/child/entry.ts'
import { timeline } from '#web/child/timeline.ts'
import type { Core } from '#web/vault/core.ts'
import { linesOf } from '#web/vault/lines.ts'
import type { MapCard } from '#web/vault/sealed-kinds.ts'
import type { MapView, PageView } from '#web/vault/shown.ts'
import { ENTRIES } from './maps.ts'

export function pageViews(core: Core, maps: readonly MapView[], cards: readonly MapCard[]): PageView[] {
  return maps.flatMap(({ log, name, member, may, opened }) => {
    const about = cards.find((card) => card.about.member?.id === member)?.about.member
    if (name !== 'bladzijde' || !about) return []
    const lines = linesOf(core, log).flatMap((line) =>
      ENTRIES.has(line.content.kind)
        ? [{ map: name, written: { ...line, content: line.content as Entry | Reply } }]
        : [],
    )
    return [{ log, member: about, may, opened, entries: timeline(lines) }]
  })
}
