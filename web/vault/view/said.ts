// What a line says: one sentence for each of its events that says something, as data.
import type { Log } from '#shared/log/check.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { kindIs } from '#shared/log/is.ts'
import type { Line, LogFile } from '#web/vault/replica.ts'
import type { CopyRecord } from '#web/vault/sealed-kinds.ts'
import type { LogKind, LogWhat } from '#web/vault/shown.ts'

export type Said = { what: LogWhat; kind: LogKind; about: string | null }

/** What is open here of the records a log names, as far as a sentence leans on it. */
export type Records = {
  /** the log is that of the plan's map */
  isPlan: boolean
  /** copies that were made */
  copies: ReadonlyMap<string, CopyRecord>
  /** records of a plan that are proposals */
  proposals: ReadonlySet<string>
  /** records that hold what somebody wrote; the rest is the engine's own, or is not open here */
  written: ReadonlySet<string>
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0)
const may = (value: unknown) => (value === 'write' || value === 'both' ? value : 'read')

/** Every sentence of one line, in the order of its events. Events that read the same are one sentence. */
export function sentencesOf(file: LogFile, line: Line, records: Records): Said[] {
  const { events } = line
  const takenBack = new Set(
    peopleOf(events, 'narrow').filter((one) => peopleOf(events, 'expire').includes(one)),
  )
  const all = events.flatMap((event): Said[] => {
    if (takenBack.has(text(event.person))) {
      const one = { what: { is: 'taken-back', maps: 1 }, kind: 'access', about: text(event.person) } as const
      return event.type === 'expire' ? [one] : []
    }
    const one =
      saidOfCopy(event, records.copies) ??
      saidOfCode(event, file, line) ??
      asProposal(said(event, file.log, records.isPlan), records.proposals)
    return one === null ? [] : [one]
  })
  const rotates = events.some((e) => e.type === 'epoch') && !events.some((e) => gives.has(e.type))
  if (all.length === 0 && rotates && kindIs(file.log, 'compartment'))
    return [{ what: { is: 'rotated' }, kind: 'access', about: null }]
  return merged(withoutCards(all, records.written))
}

/** A new key with one of these beside it is told by that, here or in the family's own log. */
const gives = new Set(['admit', 'narrow', 'remove', 'expire'])

const peopleOf = (events: readonly AnyEvent[], type: string): string[] =>
  events.flatMap((event) => (event.type === type ? [text(event.person)] : []))

/** An admission brings the map's card with it: the engine's own record beside an act is no act. */
function withoutCards(all: readonly Said[], written: ReadonlySet<string>): Said[] {
  const acts = all.some(({ what }) => what.is !== 'wrote')
  return all.filter(({ what }) => !(acts && what.is === 'wrote' && !written.has(what.record)))
}

/** One visit may rest on several grants, and one save may write several records: each reads as one. */
function merged(all: readonly Said[]): Said[] {
  const out = new Map<string, Said>()
  for (const one of all) {
    const { what } = one
    const key =
      what.is === 'fetched'
        ? 'fetched'
        : what.is === 'wrote'
          ? `wrote ${what.rev > 1} ${what.proposal}`
          : JSON.stringify([one.about, what])
    const first = out.get(key)
    if (first === undefined) out.set(key, one)
    else if (first.what.is === 'fetched' && what.is === 'fetched')
      out.set(key, {
        ...first,
        what: { is: 'fetched', maps: [...new Set([...first.what.maps, ...what.maps])] },
      })
  }
  return [...out.values()]
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

const asProposal = (one: Said | null, proposals: ReadonlySet<string>): Said | null =>
  one?.what.is === 'wrote' && proposals.has(one.what.record)
    ? { ...one, what: { ...one.what, proposal: true } }
    : one

/** What one event says; null when another event of the same entry says it. */
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
    case 'reseal':
      return access({ is: 'resealed', count: number(event.count) })
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
