// The logbook: every line of every log that is read here, as data for sentences, with its proof.
import { kindIs } from '#shared/log/is.ts'
import { dayOf } from '#web/record/day.ts'
import { copiesIn } from '#web/vault/copies.ts'
import type { Core } from '#web/vault/core.ts'
import { linesOf } from '#web/vault/lines.ts'
import type { Line, LogFile } from '#web/vault/replica.ts'
import type { LogLine, MapView } from '#web/vault/shown.ts'
import { proofOf } from './proof.ts'
import { type Records, type Said, sentencesOf } from './said.ts'

/**
 * Newest first: by beat, then log, then number, so that no author's clock moves a line. Fetches of the same maps by the
 * same person on the same day are folded into the newest of them.
 */
export function logbook(core: Core, vault: string, maps: readonly MapView[]): LogLine[] {
  const lines: LogLine[] = []
  for (const file of filesOf(core, vault)) {
    const map = maps.find((m) => m.log === file.log.id) ?? null
    const records = recordsOf(core, file.log.id, map?.name === 'gezinsplan')
    for (const line of file.lines)
      for (const [nth, said] of sentencesOf(file, line, records).entries())
        lines.push(lineView(core, { file, line, map, said, nth }))
  }
  return folded(lines.sort(newestFirst))
}

const newestFirst = (a: LogLine, b: LogLine): number =>
  b.seen - a.seen ||
  (a.ref.log === b.ref.log ? 0 : a.ref.log < b.ref.log ? -1 : 1) ||
  b.ref.line - a.ref.line ||
  b.nth - a.nth

function recordsOf(core: Core, log: string, isPlan: boolean): Records {
  const written = linesOf(core, log)
  const proposals = written.filter(({ content }) => content.kind === 'plan-proposal')
  return {
    isPlan,
    copies: copiesIn(core, log),
    proposals: new Set(isPlan ? proposals.map(({ record }) => record) : []),
    written: new Set(written.map(({ record }) => record)),
  }
}

const filesOf = (core: Core, vault: string): LogFile[] =>
  [...core.replica.files.values()].filter(({ log }) => {
    if (kindIs(log, 'family')) return log.id === vault
    if (kindIs(log, 'compartment') || kindIs(log, 'member')) return log.state.vault === vault
    return kindIs(log, 'card') && log.id === core.person
  })

type Place = { file: LogFile; line: Line; map: MapView | null; said: Said; nth: number }

function lineView(core: Core, { file, line, map, said, nth }: Place): LogLine {
  return {
    ref: { log: file.log.id, line: line.seq + 1 },
    nth,
    map: map ? { name: map.name, child: map.child } : null,
    kind: said.kind,
    person: line.person,
    about: said.about,
    what: said.what,
    time: line.time,
    seen: line.seen,
    proof: proofOf(core, file.log.id, line),
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
