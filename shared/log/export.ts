// What an export proves: every log by itself, the clock, and consent. Stops at the first thing wrong.
import { auditLog, auditSeen, checkpointOf, keyOf, type LogReport } from './audit.ts'
import type { Card, Surroundings } from './check.ts'
import type { Entry } from './entry.ts'
import { auditAcross, type CheckedLine, type CheckedLog } from './export-across.ts'
import type { ExportFile } from './export-file.ts'
import { kindIs } from './is.ts'
import { Refused } from './refusal.ts'

export {
  type ExportedLog,
  type ExportFile,
  exportLeaf,
  parseExport,
  writeExport,
} from './export-file.ts'

/** The first thing that is wrong; `log` and `seq` where they are known. */
export type Wrong = { code: string; log: string | null; seq: number | null }
export type ExportReport = {
  origin: string
  /** the verifier key in the file: only a key from elsewhere says whose it is */
  vkey: string
  exported: number
  /** the global checkpoint; null when it does not stand */
  global: { size: number } | null
  logs: LogReport[]
  /** maps the family's log names that are not in the file */
  missing: string[]
  /** entries judged by the rules across logs; 0: consent cannot be judged, for the family's log or a map is not here */
  judged: number
  wrong: Wrong | null
}

export type Verifying = {
  /** the verdict on one signature; libsodium's when not given */
  verify?: Surroundings['verify']
  /** the server's verifier key, from elsewhere than this file; without it the file's own word is taken */
  vkey?: string | undefined
}

/** Checks everything in the file that can be checked without anything else, and stops at the first thing wrong. */
export function verifyExport(file: ExportFile, { verify, vkey }: Verifying = {}): ExportReport {
  const report: ExportReport = {
    origin: file.origin,
    vkey: file.vkey,
    exported: file.exported,
    global: null,
    logs: [],
    missing: [],
    judged: 0,
    wrong: null,
  }
  try {
    audit(file, report, { verify, vkey })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    report.wrong = { code: error.code, log: error.where?.log ?? null, seq: error.where?.seq ?? null }
  }
  return report
}

function audit(file: ExportFile, report: ExportReport, { verify, vkey }: Verifying): void {
  const { origin } = file
  const key = keyOf(file, vkey)
  const global = checkpointOf(file.global.checkpoint, origin, key, null)
  report.global = { size: global.size }
  const cards = new Map<string, Card>()
  const around: Surroundings = {
    card: (person) => cards.get(person) ?? null,
    ...(verify === undefined ? {} : { verify }),
  }
  const seen = new Map<number, Entry['seen']>()
  const all = [...file.cards, ...file.organisations, ...file.logs]
  const ids = new Set<string>()
  const checked: CheckedLog[] = []
  for (const given of all) {
    if (ids.has(given.log)) throw new Refused('log-twice', { log: given.log, seq: 0 })
    ids.add(given.log)
    const lines: CheckedLine[] = []
    const log = auditLog(given, { origin, key, global, around, seen, report: report.logs, lines })
    checked.push({ log, lines })
    if (kindIs(log, 'card')) cards.set(log.id, log)
    if (kindIs(log, 'family'))
      report.missing = log.state.compartments.map((c) => c.log).filter((id) => !all.some((l) => l.log === id))
  }
  auditSeen(file.global, seen, global)
  report.judged = auditAcross(checked, cards, report.missing)
}
