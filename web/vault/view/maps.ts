// Maps and children as a screen shows them.

import { currentKeys } from '#shared/card/state.ts'
import { hasEnded, mayRead, staleBecause } from '#shared/compartment/state.ts'
import type { Log } from '#shared/log/check.ts'
import type { Entry, Reply } from '#web/child/entry.ts'
import { type ChildLine, timeline } from '#web/child/timeline.ts'
import { childColours, childrenOf, type Directory, type Member } from '#web/people/directory.ts'
import { ageOn, dayOf } from '#web/record/day.ts'
import { copiesIn } from '#web/vault/copies.ts'
import type { Core } from '#web/vault/core.ts'
import { linesOf } from '#web/vault/lines.ts'
import type { MapCard } from '#web/vault/sealed-kinds.ts'
import type { ChildView, MapView } from '#web/vault/shown.ts'

/** Kinds that stand on a timeline. */
export const ENTRIES = new Set([
  'note',
  'observation',
  'report',
  'conversation',
  'milestone',
  'vaccination',
  'own-words',
  'reply',
])

/** A map that is known here; null while its card was never opened. */
export function mapView(core: Core, log: Log<'compartment'>, card: MapCard | null): MapView | null {
  if (!card || card.about.map === 'besluiten') return null
  const now = core.ports.now()
  const own = log.state.access.find((a) => a.person === core.person)
  const lines = core.replica.file(log.id)?.lines ?? []
  const copies = copiesIn(core, log.id)
  const last = lines.findLast((line) =>
    line.events.some((e) => e.type === 'adopt' || (e.type === 'put' && !copies.has(String(e.record)))),
  )
  const generationOf = (person: string) => {
    const of = core.replica.card(person)
    return (of && currentKeys(of.state)?.generation) ?? null
  }
  return {
    log: log.id,
    name: card.about.map,
    child: card.about.child?.id ?? null,
    member: card.about.member?.id ?? null,
    may: own?.may ?? 'read',
    readers: log.state.access
      .filter((a) => a.end !== 0 && mayRead(a) && !hasEnded(a, now))
      .map((a) => a.person),
    stale: staleBecause(log.state, now, generationOf).length > 0,
    lines: lines.length,
    last: last ? { person: last.person, time: last.time, line: last.seq + 1 } : null,
    opened: core.contents.of(log.id).length > 0,
  }
}

/** The children this person may know of: all, for who holds the vault; else those whose maps they read. */
export function childViews(
  core: Core,
  directory: Directory | null,
  maps: readonly MapView[],
  /** children by name: those of the maps that were opened, and those an invitation told of */
  named: readonly { id: string; name: string }[],
): ChildView[] {
  const members: Member[] = directory ? childrenOf(directory) : childrenNamed(named)
  const colours = childColours(directory ?? { kind: 'directory', name: '-', members })
  const today = dayOf(core.ports.now())
  return members.map((member) => {
    const own = maps.filter((map) => map.child === member.id)
    const lines: ChildLine[] = own.flatMap((map) =>
      linesOf(core, map.log).flatMap((line) =>
        ENTRIES.has(line.content.kind)
          ? [{ map: map.name, written: { ...line, content: line.content as Entry | Reply } }]
          : [],
      ),
    )
    const all = timeline(lines)
    return {
      id: member.id,
      name: member.name,
      member,
      colour: colours.get(member.id) ?? 1,
      age: member.birth ? ageOn(member.birth, today) : null,
      expected: member.expected ?? null,
      person: member.person ?? null,
      maps: own,
      timeline: all.filter((entry) => entry.history.current.content.kind !== 'own-words'),
      ownWords: all.filter((entry) => entry.history.current.content.kind === 'own-words'),
      unopened: own.flatMap((map) => unopenedIn(core, map.log)),
    }
  })
}

const childrenNamed = (named: readonly { id: string; name: string }[]): Member[] => {
  const found = new Map(named.map(({ id, name }) => [id, { id, name, role: 'child' as const }]))
  return [...found.values()]
}

function unopenedIn(core: Core, log: string): ChildView['unopened'] {
  const closed = core.contents.unopened(log).map(({ seq, why }) => ({ log, line: seq + 1, why }))
  const unread = linesOf(core, log).flatMap(({ seq, content }) =>
    content.kind === 'unknown'
      ? [{ log, line: seq, why: content.why === 'new-kind' ? ('new-kind' as const) : ('broken' as const) }]
      : [],
  )
  return [...closed, ...unread]
}
