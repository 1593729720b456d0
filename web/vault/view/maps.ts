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
import { ownBirth } from '#web/vault/own.ts'
import type { MapCard } from '#web/vault/sealed-kinds.ts'
import type { ChildView, ClosedMap, MapView } from '#web/vault/shown.ts'
import { unreadPlace } from '#web/vault/unread.ts'

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
  const place = placeOf(core, log, card)
  if (!place) return null
  const now = core.ports.now()
  const own = log.state.access.find((a) => a.person === core.person)
  const generationOf = (person: string) => {
    const of = core.replica.card(person)
    return (of && currentKeys(of.state)?.generation) ?? null
  }
  return {
    log: log.id,
    ...place,
    may: own?.may ?? 'read',
    readers: log.state.access
      .filter((a) => a.end !== 0 && mayRead(a) && !hasEnded(a, now))
      .map((a) => a.person),
    stale: staleBecause(log.state, now, generationOf).length > 0,
    resealing: core.resealing.get(log.id) ?? null,
    waiting: dropsFor(core, log),
    lines: log.size,
    last: lastWritten(core, log.id),
    opened: core.contents.of(log.id).length > 0,
  }
}

/** Who wrote last in a map, and when: known to whom it was given, before they open it. */
function lastWritten(core: Core, log: string): MapView['last'] {
  const copies = copiesIn(core, log)
  const last = core.replica
    .file(log)
    ?.lines.findLast((line) =>
      line.events.some((e) => e.type === 'adopt' || (e.type === 'put' && !copies.has(String(e.record)))),
    )
  return last ? { person: last.person, time: last.time, line: last.seq + 1 } : null
}

/** A map whose name is not on this device, though it may have been fetched on another. */
export function closedMap(core: Core, { id, state }: Log<'compartment'>): ClosedMap {
  const visits = core.replica.memberLog(state.vault, core.person)?.state.visits ?? []
  const fetched = visits.findLast((visit) => visit.compartments.includes(id))?.time ?? null
  return { log: id, fetched, last: lastWritten(core, id) }
}

/** Texts left for a map that stand in nobody's copy of it yet. */
const dropsFor = (core: Core, { id, state }: Log<'compartment'>): number =>
  core.replica
    .of('member')
    .filter((member) => member.state.vault === state.vault)
    .flatMap((member) => member.state.drops)
    .filter(({ log, record, rev }) => log === id && (state.records.get(record)?.rev ?? 0) < rev).length

/** What a map is: as its card says, or, for who may only write in it, as they asked for it. */
function placeOf(
  core: Core,
  log: Log<'compartment'>,
  card: MapCard | null,
): Pick<MapView, 'name' | 'child' | 'member'> | null {
  if (card) {
    const { map: name, child, member } = card.about
    if (name === 'besluiten') return null
    return { name, child: child?.id ?? null, member: member?.id ?? null }
  }
  const unread = unreadPlace(core, log)
  return unread && { name: unread.name, child: unread.child?.id ?? null, member: null }
}

/** The children this person may know of: all, for who holds the vault; else those whose maps they read. */
export function childViews(
  core: Core,
  directory: Directory | null,
  maps: readonly MapView[],
  /** children by name: those of the maps that were opened, and those an invitation told of */
  named: readonly { id: string; name: string }[],
): ChildView[] {
  const members = directory
    ? childrenOf(directory)
    : childrenNamed(named).map((one) => ownMember(core, one, maps))
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

/** A young person reads no directory: their own maps are those they keep the keys of, and their birthday is their own. */
function ownMember(core: Core, member: Member, maps: readonly MapView[]): Member {
  const kept = maps.some(
    ({ child, log }) =>
      child === member.id &&
      core.replica.log(log, 'compartment')?.state.keepers.includes(core.person) === true,
  )
  const birth = kept ? ownBirth(core) : null
  return kept ? { ...member, person: core.person, ...(birth === null ? {} : { birth }) } : member
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
