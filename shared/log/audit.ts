// What holds a log that came in a file: the one check, its checkpoint, its heads in the global log, the clock it names.
import { equal, fromBase64url } from '#crypto/public/bytes.ts'
import { type Checkpoint, parseCheckpoint } from '#crypto/public/checkpoint.ts'
import { parseNote, parseVerifierKey, type VerifierKey, verifyNote } from '#crypto/public/note.ts'
import { EMPTY_ROOT, leafHash, verifyConsistency, verifyInclusion } from '#crypto/public/tree.ts'
import { checkRead, type Log, type Surroundings } from './check.ts'
import { type AnyEvent, type Entry, labelOf, readLeaf } from './entry.ts'
import type { CheckedLine } from './export-across.ts'
import { type ExportedLog, type ExportFile, type GlobalLine, importLeaf } from './export-file.ts'
import { headOf, parseGlobalLeaf } from './global.ts'
import type { KindName } from './kind.ts'
import { Refused } from './refusal.ts'

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
    /** whom the first event is about that is about somebody */
    about: string | null
  }[]
}
/** What a log is held against. `seen` gets every checkpoint of the global log that its entries name. */
export type Audit = {
  origin: string
  key: VerifierKey
  global: Checkpoint
  around: Surroundings
  seen: Map<number, Entry['seen']>
  /** gets what is found of this log, also when it does not hold */
  report: LogReport[]
  /** gets the lines of this log */
  lines: CheckedLine[]
}

/** Checks a log by itself: every line, that its checkpoint is of exactly these, and its heads. @throws {Refused} */
export function auditLog(given: ExportedLog, audit: Audit): Log {
  const { origin, key, global, around, seen, report, lines } = audit
  const about: LogReport = { log: given.log, kind: given.kind, size: 0, covered: 0, entries: [] }
  report.push(about)
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
      const subject = part.events.map(subjectOf).find((one) => one !== null) ?? null
      about.entries.push({
        seq,
        person,
        device,
        time: entry.time,
        decided: entry.seen.time,
        events,
        about: subject,
      })
    } catch (error) {
      throw error instanceof Refused ? new Refused(error.code, { log: given.log, seq }) : error
    }
    about.size = log.size
    roots.push(log.frontier.root())
    if ('epochs' in log.state) for (const { label } of log.state.epochs.slice(-2)) labels.add(label)
  }
  if (!log) throw new Refused('log-empty', { log: given.log, seq: 0 })
  const noted = checkpointOf(given.checkpoint, `${origin}/${given.log}`, key, given.log)
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

/** The proofs of the clock. */
export type Clock = Pick<ExportFile['global'], 'seen' | 'consistency'>

/** The clock: each `seen` ends in the beat leaf that carries its time, and each tree grew from the one before. */
export function auditSeen(proofs: Clock, named: Map<number, Entry['seen']>, global: Checkpoint): void {
  const wrong = (code: string) => new Refused(code)
  let before = { size: 0, root: EMPTY_ROOT }
  for (const { size, beat, consistency } of proofs.seen) {
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
  if (!grew(before, global, proofs.consistency)) throw wrong('seen-forks')
}

/** @throws {Refused} when one size is said to have had two roots */
export const noteSeen = (seen: Map<number, Entry['seen']>, one: Entry['seen']): void => {
  const known = seen.get(one.size)
  if (known && (known.root !== one.root || known.time !== one.time)) throw new Refused('seen-forks')
  seen.set(one.size, one)
}

export type Tree = { size: number; root: Uint8Array }

const grew = (before: Tree, after: Tree, proof: readonly string[]): boolean =>
  verifyConsistency({
    oldSize: before.size,
    oldRoot: before.root,
    newSize: after.size,
    newRoot: after.root,
    proof: proof.map((hash) => fromBase64url(hash, 32)),
  })

/** The leaf's bytes, proven to stand in this tree. @throws {Refused} */
export function provenIn(
  line: GlobalLine,
  { size, root }: Tree,
  wrong: (code: string) => Refused,
): Uint8Array {
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

/** The server's key that a file names. `known`: the one it must be. @throws {Refused} */
export function keyOf({ vkey, origin }: { vkey: string; origin: string }, known?: string): VerifierKey {
  if (known !== undefined && known !== vkey) throw new Refused('vkey-differs')
  try {
    const key = parseVerifierKey(vkey)
    if (key.name === origin) return key
  } catch {
    throw new Refused('vkey-wrong')
  }
  throw new Refused('vkey-wrong')
}

/** The checkpoint in a signed note. @throws {Refused} */
export function checkpointOf(note: string, origin: string, key: VerifierKey, log: string | null): Checkpoint {
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

/** Whom an event is about, when it is about somebody. */
function subjectOf({ person, grantee, author, terms }: AnyEvent): string | null {
  const inTerms = typeof terms === 'object' && terms !== null && 'grantee' in terms ? terms.grantee : null
  const one = [person, grantee, author, inTerms].find((id) => typeof id === 'string')
  return typeof one === 'string' ? one : null
}
