// What an export proves: every log by the one check, its checkpoint, its place in the global log, and the clock it names.
import { equal, fromBase64url } from '#crypto/public/bytes.ts'
import { type Checkpoint, parseCheckpoint } from '#crypto/public/checkpoint.ts'
import { parseNote, parseVerifierKey, type VerifierKey, verifyNote } from '#crypto/public/note.ts'
import { EMPTY_ROOT, leafHash, verifyConsistency, verifyInclusion } from '#crypto/public/tree.ts'
import { type Card, checkRead, type Log, type Surroundings } from './check.ts'
import { type Entry, labelOf, readLeaf } from './entry.ts'
import { auditAcross, type CheckedLine, type CheckedLog } from './export-across.ts'
import { type ExportedLog, type ExportFile, type GlobalLine, importLeaf } from './export-file.ts'
import { headOf, parseGlobalLeaf } from './global.ts'
import { kindIs } from './is.ts'
import type { KindName } from './kind.ts'
import { Refused } from './refusal.ts'

export {
  type ExportedLog,
  type ExportFile,
  exportLeaf,
  parseExport,
  writeExport,
} from './export-file.ts'

export type LogReport = {
  log: string
  kind: KindName
  /** lines that stand, from the first on */
  size: number
  /** how many of them the global log is proven to cover */
  covered: number
  entries: {
    seq: number
    person: string
    device: string
    /** the author's own clock, and the time that decides; Unix seconds */
    time: number
    decided: number
    events: string[]
  }[]
}
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
    if (vkey !== undefined && vkey !== file.vkey) throw new Refused('vkey-differs')
    audit(file, report, verify)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    report.wrong = { code: error.code, log: error.where?.log ?? null, seq: error.where?.seq ?? null }
  }
  return report
}

function audit(file: ExportFile, report: ExportReport, verify: Surroundings['verify']): void {
  const key = keyOf(file)
  const global = checkpointOf(file.global.checkpoint, file.origin, key, null)
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
    const log = auditLog(given, { file, key, global, around, seen, report, lines })
    checked.push({ log, lines })
    if (kindIs(log, 'card')) cards.set(log.id, log)
    if (kindIs(log, 'family'))
      report.missing = log.state.compartments.map((c) => c.log).filter((id) => !all.some((l) => l.log === id))
  }
  auditSeen(file, seen, global)
  report.judged = auditAcross(checked, cards, report.missing)
}

type Audit = {
  file: ExportFile
  key: VerifierKey
  global: Checkpoint
  around: Surroundings
  seen: Map<number, Entry['seen']>
  report: ExportReport
  /** gets the lines of this log */
  lines: CheckedLine[]
}

function auditLog(given: ExportedLog, { file, key, global, around, seen, report, lines }: Audit): Log {
  const about: LogReport = { log: given.log, kind: given.kind, size: 0, covered: 0, entries: [] }
  report.logs.push(about)
  const roots: Uint8Array[] = []
  const labels = new Set([labelOf(given.log)])
  let log: Log | null = null
  for (const [seq, line] of given.lines.entries()) {
    try {
      const bytes = importLeaf(line)
      const read = readLeaf(bytes)
      const { entry, part } = read.leaf
      log = checkRead(log, read, bytes, around)
      if (log.id !== given.log || log.kind !== given.kind) throw new Refused('other-log')
      noteSeen(seen, entry.seen)
      lines.push({ bytes, read })
      const { person, device } = entry.author
      const events = part.events.map((e) => e.type)
      about.entries.push({ seq, person, device, time: entry.time, decided: entry.seen.time, events })
    } catch (error) {
      throw error instanceof Refused ? new Refused(error.code, { log: given.log, seq }) : error
    }
    about.size = log.size
    roots.push(log.frontier.root())
    if ('epochs' in log.state) for (const { label } of log.state.epochs.slice(-2)) labels.add(label)
  }
  if (!log) throw new Refused('log-empty', { log: given.log, seq: 0 })
  const noted = checkpointOf(given.checkpoint, `${file.origin}/${given.log}`, key, given.log)
  if (noted.size !== log.size || !equal(noted.root, log.frontier.root()))
    throw new Refused('checkpoint-differs', { log: given.log, seq: log.size })
  about.covered = auditHeads(given, { global, roots, labels })
  return log
}

/** How many leaves the global log covers. Each of its leaves must be a head of this log, counted without a gap. */
function auditHeads(
  given: ExportedLog,
  { global, roots, labels }: { global: Checkpoint; roots: Uint8Array[]; labels: Set<string> },
): number {
  const wrong = (code: string) => new Refused(code, { log: given.log, seq: roots.length })
  const counted = new Map<string, number>()
  let covered = 0
  let after = -1
  for (const line of given.heads) {
    const leaf = parseGlobalLeaf(provenIn(line, global, wrong))
    if (!('label' in leaf) || !labels.has(leaf.label)) throw wrong('head-of-another')
    const size = sizeAt(leaf, roots, covered)
    if (size === 0) throw wrong('head-differs')
    if (line.index <= after || leaf.n !== (counted.get(leaf.label) ?? 0)) throw wrong('head-out-of-count')
    counted.set(leaf.label, leaf.n + 1)
    after = line.index
    covered = size
  }
  if (covered === 0) throw wrong('head-missing')
  return covered
}

/** The size, not under `from`, at which the log had this head; 0 when it had it at none. */
function sizeAt({ label, head }: { label: string; head: string }, roots: Uint8Array[], from: number): number {
  for (let size = Math.max(from, 1); size <= roots.length; size++) {
    const root = roots[size - 1]
    if (root && headOf(label, size, root) === head) return size
  }
  return 0
}

/** The clock: each `seen` ends in the beat leaf that carries its time, and each tree grew from the one before. */
function auditSeen(file: ExportFile, named: Map<number, Entry['seen']>, global: Checkpoint): void {
  const wrong = (code: string) => new Refused(code)
  let before = { size: 0, root: EMPTY_ROOT }
  for (const { size, beat, consistency } of file.global.seen) {
    const seen = named.get(size)
    if (!seen) throw wrong('seen-unknown')
    const tree = { size, root: fromBase64url(seen.root, 32) }
    const leaf = parseGlobalLeaf(provenIn(beat, tree, wrong))
    if (beat.index !== size - 1 || !('beat' in leaf) || leaf.time !== seen.time)
      throw wrong('seen-is-no-beat')
    if (!grew(before, tree, consistency)) throw wrong('seen-forks')
    before = tree
    named.delete(size)
  }
  if (named.size > 0) throw wrong('seen-unproven')
  if (!grew(before, global, file.global.consistency)) throw wrong('seen-forks')
}

const noteSeen = (seen: Map<number, Entry['seen']>, one: Entry['seen']): void => {
  const known = seen.get(one.size)
  if (known && (known.root !== one.root || known.time !== one.time)) throw new Refused('seen-forks')
  seen.set(one.size, one)
}

type Tree = { size: number; root: Uint8Array }

const grew = (before: Tree, after: Tree, proof: readonly string[]): boolean =>
  verifyConsistency({
    oldSize: before.size,
    oldRoot: before.root,
    newSize: after.size,
    newRoot: after.root,
    proof: proof.map((hash) => fromBase64url(hash, 32)),
  })

function provenIn(line: GlobalLine, { size, root }: Tree, wrong: (code: string) => Refused): Uint8Array {
  let bytes: Uint8Array
  try {
    bytes = fromBase64url(line.leaf)
  } catch {
    throw wrong('proof-wrong')
  }
  const proof = line.proof.map((hash) => fromBase64url(hash, 32))
  if (!verifyInclusion({ root, size, index: line.index, leaf: leafHash(bytes), proof }))
    throw wrong('proof-wrong')
  return bytes
}

function keyOf({ vkey, origin }: ExportFile): VerifierKey {
  try {
    const key = parseVerifierKey(vkey)
    if (key.name === origin) return key
  } catch {
    throw new Refused('vkey-wrong')
  }
  throw new Refused('vkey-wrong')
}

function checkpointOf(note: string, origin: string, key: VerifierKey, log: string | null): Checkpoint {
  try {
    const parsed = parseNote(note)
    verifyNote(parsed, [key])
    const checkpoint = parseCheckpoint(parsed.text)
    if (checkpoint.origin === origin) return checkpoint
  } catch {
    throw new Refused('checkpoint-wrong', log === null ? null : { log, seq: 0 })
  }
  throw new Refused('checkpoint-wrong', log === null ? null : { log, seq: 0 })
}
