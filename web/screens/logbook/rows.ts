// Rows: the log's lines as a person reads them: what belongs to one act in one row, by day, filtered.
import { dayOf } from '#web/record/day.ts'
import type { Place } from '#web/screens/access/names.ts'
import type { LineRef, LogKind, LogLine } from '#web/vault/shown.ts'

/** One row: a line, with the lines of the same act folded into it. */
export type Row = {
  readonly line: LogLine
  /** All maps the act was about; empty when it was about none. */
  readonly places: readonly Place[]
  /** Every line that is folded here, the shown one first. */
  readonly refs: readonly LineRef[]
}

export type Day = { readonly day: string; readonly rows: readonly Row[] }

export const filters = ['all', 'access', 'fetch', 'plan', 'device'] as const
export type Filter = (typeof filters)[number]

const kinds: Record<Exclude<Filter, 'all'>, LogKind> = {
  access: 'access',
  fetch: 'fetch',
  plan: 'plan',
  device: 'device',
}

export const keyOf = ({ log, line }: LineRef): string => `${log}.${line}`

/** The key of a row. The first sentence of a line has the line's own, by which it is asked for. */
export const rowKeyOf = ({ ref, nth }: Pick<LogLine, 'ref' | 'nth'>): string =>
  nth === 0 ? keyOf(ref) : `${keyOf(ref)}.${nth}`

/** Acts that leave a line in every map they touch; a person reads them as one. */
const perMap = new Set<LogLine['what']['is']>(['admitted', 'narrowed', 'expired', 'map-made', 'rotated'])

/** What comes with the making of a map or a vault: the maps' own cards, who decides. No act of its own. */
const alongside = new Set<LogLine['what']['is']>(['wrote', 'policy', 'holder-added'])
const makes = new Set<LogLine['what']['is']>(['map-made', 'vault-started'])

/** The rows, newest first as the lines are. An admission to six maps is one row that names the six. */
export function rowsOf(lines: readonly LogLine[]): Row[] {
  const made = new Set(lines.filter((line) => makes.has(line.what.is)).map(entryOf))
  const rows: { line: LogLine; places: Place[]; refs: LineRef[] }[] = []
  const acts = new Map<string, (typeof rows)[number]>()
  const beside = new Map<string, LineRef[]>()
  for (const line of lines) {
    if (alongside.has(line.what.is) && made.has(entryOf(line))) {
      beside.set(entryOf(line), [...(beside.get(entryOf(line)) ?? []), line.ref])
      continue
    }
    const place = line.map && { child: line.map.child, map: line.map.name }
    const act = perMap.has(line.what.is) ? actOf(line) : null
    const known = act === null ? undefined : acts.get(act)
    if (known) {
      if (!known.refs.some((ref) => keyOf(ref) === keyOf(line.ref))) known.refs.push(line.ref)
      if (place) known.places.push(place)
      continue
    }
    const row = { line, places: place ? [place] : [], refs: [line.ref] }
    rows.push(row)
    if (act !== null) acts.set(act, row)
  }
  for (const row of rows) {
    if (!makes.has(row.line.what.is)) continue
    row.refs.push(...(beside.get(entryOf(row.line)) ?? []))
    beside.delete(entryOf(row.line))
  }
  return rows
}

/** What one person signed at one moment is one entry, for all its logs. */
const entryOf = ({ person, time, seen }: LogLine): string => `${person} ${time} ${seen}`

/** Lines of one entry that say the same of the same person are one act. */
const actOf = (line: LogLine): string => `${entryOf(line)} ${line.about} ${JSON.stringify(line.what)}`

/** What a filter and a person leave. Somebody's lines are those by them and those about them. */
export function filtered(lines: readonly LogLine[], filter: Filter, person: string | null): LogLine[] {
  return lines.filter(
    (line) =>
      (filter === 'all' || line.kind === kinds[filter]) &&
      (person === null || line.person === person || line.about === person),
  )
}

/** Everybody in these lines, each once, in the order they are met. */
export function peopleIn(lines: readonly LogLine[]): string[] {
  return [...new Set(lines.flatMap(({ person, about }) => (about === null ? [person] : [person, about])))]
}

/** A moment before the beat its author had seen cannot be: the beat stands in for it. */
export const momentOf = (line: Pick<LogLine, 'time' | 'seen'>): number => Math.max(line.time, line.seen)

/** The rows by day, in their order: a later row never stands under a later day. */
export function daysOf(rows: readonly Row[]): Day[] {
  const days: { day: string; rows: Row[] }[] = []
  for (const row of rows) {
    const own = dayOf(momentOf(row.line))
    const last = days.at(-1)
    if (last && own >= last.day) last.rows.push(row)
    else days.push({ day: own, rows: [row] })
  }
  return days
}

/** The day from which this fetch was allowed: the newest admission of who fetched, before it. Null when none is known. */
export function allowedSince(lines: readonly LogLine[], fetch: LogLine): string | null {
  const admission = lines.find(
    (line) => line.what.is === 'admitted' && line.about === fetch.person && line.seen <= fetch.seen,
  )
  return admission ? dayOf(momentOf(admission)) : null
}
