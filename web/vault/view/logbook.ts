// The logbook: every line of every log that is read here, as data for a sentence, with its proof.

import type { Log } from '#shared/log/check.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { kindIs } from '#shared/log/is.ts'
import { dayOf } from '#web/record/day.ts'
import { copiesIn } from '#web/vault/copies.ts'
import type { Core } from '#web/vault/core.ts'
import { linesOf } from '#web/vault/lines.ts'
import type { Line, LogFile } from '#web/vault/replica.ts'
import type { CopyRecord } from '#web/vault/sealed-kinds.ts'
import type { LogKind, LogLine, LogWhat, MapView, Receipt } from '#web/vault/shown.ts'
import { innerMapsOf } from '#web/vault/vaults.ts'

type Said = { what: LogWhat; kind: LogKind; about: string | null }
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0)
const may = (value: unknown) => (value === 'write' || value === 'both' ? value : 'read')

/** What one event says; null when another line of the same entry says it. */
function said(event: AnyEvent, log: Log, isPlan: boolean): Said | null {
  const about = text(event.person) || text(event.grantee) || null
  const access = (what: LogWhat): Said => ({ what, kind: 'access', about })
  const family = (what: LogWhat): Said => ({ what, kind: 'family', about })
  switch (event.type) {
    case 'create':
      return kindIs(log, 'family')
        ? family({ is: 'vault-started' })
        : kindIs(log, 'compartment')
          ? family({ is: 'map-made' })
          : null
    case 'holder':
      return event.acts === 'add' ? family({ is: 'holder-added' }) : family({ is: 'holder-removed' })
    case 'policy':
      return family({ is: 'policy' })
    case 'invite':
      return access({ is: 'invited', uses: number(event.uses), end: number(event.end) })
    case 'request':
      return access({ is: 'asked', maps: 0 })
    case 'approve': {
      const terms = event.terms as { compartments?: unknown; end?: unknown; grantee?: unknown } | string
      if (typeof terms === 'string') return access({ is: 'approved', maps: 0, end: 0 })
      return {
        what: { is: 'approved', maps: count(terms.compartments), end: number(terms.end) },
        kind: 'access',
        about: text(terms.grantee) || null,
      }
    }
    case 'decline':
      return access({ is: 'declined' })
    case 'admit': {
      if (event.end === 0) return null
      const past = event.history === 'whole' ? ('with-history' as const) : ('from-today' as const)
      return access({ is: 'admitted', may: may(event.may), past, end: number(event.end) })
    }
    case 'narrow':
      return access({ is: 'narrowed', may: may(event.may), end: number(event.end) })
    case 'revoke':
      return access({ is: 'taken-back', maps: count(event.logs) })
    case 'expire':
      return access({ is: 'expired' })
    case 'access':
      return { what: { is: 'fetched', maps: event.compartments as string[] }, kind: 'fetch', about: null }
    case 'put':
      if (kindIs(log, 'family')) return null
      return {
        what: { is: 'wrote', record: text(event.record), rev: number(event.rev), proposal: false },
        kind: isPlan ? 'plan' : 'write',
        about: null,
      }
    case 'adopt':
      return { what: { is: 'adopted' }, kind: 'write', about: text(event.author) || null }
    case 'drop':
      return { what: { is: 'dropped' }, kind: 'write', about: null }
    case 'erase':
      return family({ is: 'erased' })
    case 'device-add':
    case 'device-revoke':
      return { what: { is: 'other', type: event.type }, kind: 'device', about: null }
    case 'epoch':
    case 'remove':
    case 'keepers':
    case 'compartment':
    case 'keys':
    case 'note':
      return null
    default:
      return family({ is: 'other', type: event.type })
  }
}

/** Newest first. Fetches of the same maps by the same person on the same day are folded into the newest of them. */
export function logbook(core: Core, vault: string, maps: readonly MapView[]): LogLine[] {
  const lines: LogLine[] = []
  const inner = new Set(innerMapsOf(core, vault).map(({ log }) => log.id))
  for (const file of filesOf(core, vault)) {
    if (inner.has(file.log.id)) continue
    const map = maps.find((m) => m.log === file.log.id) ?? null
    const isPlan = map?.name === 'gezinsplan'
    const copies = copiesIn(core, file.log.id)
    const proposals = isPlan ? proposalsIn(core, file.log.id) : new Set<string>()
    for (const line of file.lines) {
      const all = line.events
        .map(
          (event) =>
            saidOfCopy(event, copies) ?? saidOfCode(event, file, line) ?? said(event, file.log, isPlan),
        )
        .filter((one) => one !== null)
      // An admission brings the map's card with it, a new map its first records: the sentence is the first of them.
      const first = all[0]
      if (first) lines.push(lineView(core, file, line, asProposal(first, proposals), map))
    }
  }
  lines.sort(
    (a, b) =>
      b.seen - a.seen || b.time - a.time || (a.ref.log < b.ref.log ? -1 : 1) || b.ref.line - a.ref.line,
  )
  return folded(lines)
}

/** A copy that was made, of the plan or of a receipt. */
function saidOfCopy(event: AnyEvent, copies: ReadonlyMap<string, CopyRecord>): Said | null {
  const copy = event.type === 'put' ? copies.get(text(event.record)) : undefined
  if (!copy) return null
  return {
    what: { is: 'copied', of: copy.of },
    kind: copy.of === 'plan' ? 'plan' : 'access',
    about: copy.person ?? null,
  }
}

/** A code that no longer works: ended by hand, or because its end had come. */
function saidOfCode(event: AnyEvent, file: LogFile, line: Line): Said | null {
  if (event.type !== 'invite-end') return null
  const made = file.lines
    .flatMap((one) => one.events)
    .find((e) => e.type === 'invite' && e.invite === event.invite)
  const by = number(made?.end) > line.seen ? 'hand' : 'end'
  return { what: { is: 'code-ended', by }, kind: 'access', about: null }
}

/** Records of a plan that are proposals, as far as they are open here. */
const proposalsIn = (core: Core, log: string): Set<string> =>
  new Set(
    linesOf(core, log).flatMap(({ record, content }) => (content.kind === 'plan-proposal' ? [record] : [])),
  )

const asProposal = (said: Said, proposals: ReadonlySet<string>): Said =>
  said.what.is === 'wrote' && proposals.has(said.what.record)
    ? { ...said, what: { ...said.what, proposal: true } }
    : said

const filesOf = (core: Core, vault: string): LogFile[] =>
  [...core.replica.files.values()].filter(({ log }) => {
    if (kindIs(log, 'family')) return log.id === vault
    if (kindIs(log, 'compartment') || kindIs(log, 'member')) return log.state.vault === vault
    return kindIs(log, 'card') && log.id === core.person
  })

function lineView(
  core: Core,
  file: LogFile,
  line: Line,
  { what, kind, about }: Said,
  map: MapView | null,
): LogLine {
  const head = core.registered.get(file.log.id)
  return {
    ref: { log: file.log.id, line: line.seq + 1 },
    map: map ? { name: map.name, child: map.child } : null,
    kind,
    person: line.person,
    about,
    what,
    time: line.time,
    seen: line.seen,
    proof: {
      signed: true,
      device: line.device,
      chained: true,
      registered: head && head.size > line.seq ? head.index : null,
      leaf: line.leaf,
      root: line.root,
    },
    times: 1,
  }
}

function folded(lines: readonly LogLine[]): LogLine[] {
  const out: LogLine[] = []
  const seen = new Map<string, LogLine>()
  for (const line of lines) {
    if (line.what.is !== 'fetched') {
      out.push(line)
      continue
    }
    const key = `${line.person} ${dayOf(line.time)} ${line.what.maps.join()}`
    const first = seen.get(key)
    if (first) first.times++
    else {
      seen.set(key, line)
      out.push(line)
    }
  }
  return out
}

/** What taking back did, from the logs alone: which keys were replaced, who holds them, what had been fetched before. */
export function receiptOf(
  core: Core,
  vault: string,
  person: string,
  at: number,
  maps: readonly MapView[],
): Receipt | null {
  const line = core.replica.file(vault)?.lines[at - 1]
  if (!line?.events.some((e) => e.type === 'revoke' && e.grantee === person)) return null
  const holds = new Set<string>()
  const rotated: Receipt['rotated'][number][] = []
  for (const map of maps) {
    const same = core.replica.file(map.log)?.lines.find((l) => l.entry === line.entry)
    const epoch = same?.events.find((e) => e.type === 'epoch')
    if (!epoch) continue
    rotated.push({ log: map.log, name: map.name, child: map.child })
    for (const box of epoch.boxes as { person: string }[]) holds.add(box.person)
  }
  const latest = new Map<string, number>()
  for (const visit of core.replica.memberLog(vault, person)?.state.visits ?? [])
    if (visit.time <= line.seen) for (const log of visit.compartments) latest.set(log, visit.time)
  const fetched = [...latest].flatMap(([log, time]) => {
    const map = maps.find((m) => m.log === log)
    return map ? [{ log, name: map.name, child: map.child, time }] : []
  })
  return { person, time: line.time, line: { log: vault, line: at }, rotated, holds: [...holds], fetched }
}
