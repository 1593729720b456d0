// What an export proves over its logs: every entry judged by the rules across logs, as a holder's own client judges it.
import { base64url } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { leafHash } from '#crypto/public/tree.ts'
import { checkAcross, type Landed, type World } from './across.ts'
import { type Card, checkRead, type Log } from './check.ts'
import type { ReadLeaf } from './entry.ts'
import { kindIs } from './is.ts'
import { Refused } from './refusal.ts'
import { landTogether, type Waiting } from './together.ts'
import { keepTrial, trialOf } from './trial.ts'

/** One line of a log that was checked by itself. */
export type CheckedLine = { bytes: Uint8Array; read: ReadLeaf }
/** A log that was checked by itself, with its lines. */
export type CheckedLog = { log: Log; lines: readonly CheckedLine[] }

type Part = Waiting & CheckedLine

/**
 * Judges the logs of every vault whose family log is among them. Signatures were verified when each log was checked.
 * @param missing maps that a family names and that are not here
 * @returns how many entries were judged; 0 when the rules could not be run, because no family's log is there or because
 * a rule asks for a map that is not
 * @throws {Refused} with the rule that is broken, and where
 */
export function auditAcross(
  checked: readonly CheckedLog[],
  cards: ReadonlyMap<string, Card>,
  missing: readonly string[],
): number {
  const vaults = new Set(checked.flatMap(({ log }) => (kindIs(log, 'family') ? [log.id] : [])))
  const mine = checked.filter(({ log }) => vaults.has(vaultOf(log) ?? ''))
  const logs = new Map<string, Log>()
  const world = worldOf(logs, cards, new Set(missing))
  let count = 0
  const stuck = landTogether(
    mine.map(({ log, lines }) => lines.map((line) => partOf(log.id, line))),
    (parts) => {
      const refused = land(parts, { logs, world, cards })
      if (refused === null) count++
      return refused
    },
  )
  if (stuck === null) return count
  const { part, refused } = stuck
  if (refused?.code === NOT_HERE) return 0
  const where = { log: part.log, seq: part.read.leaf.part.seq }
  throw new Refused(refused?.code ?? 'entry-incomplete', refused?.where ?? where)
}

type Place = { logs: Map<string, Log>; world: World; cards: ReadonlyMap<string, Card> }

/** Lands an entry on trial, and keeps it when every rule holds. */
function land(parts: readonly Part[], { logs, world, cards }: Place): Refused | null {
  const before = new Map(parts.map(({ log }) => [log, logs.get(log) ?? null]))
  const around = { card: (person: string) => cards.get(person) ?? null, verify: () => true }
  try {
    const landed = parts.map((part): Landed => {
      const was = logs.get(part.log) ?? null
      const after = checkRead(was && trialOf(was), part.read, part.bytes, around)
      logs.set(part.log, after)
      return { before: was, after, events: part.read.leaf.part.events, by: byOf(part) }
    })
    checkAcross(landed, world)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    for (const [id, log] of before) {
      if (log) logs.set(id, log)
      else logs.delete(id)
    }
    return error
  }
  for (const id of before.keys()) {
    const log = logs.get(id)
    if (log) logs.set(id, keepTrial(log))
  }
  return null
}

/** Not a rule: what a rule asks for is not in the file. */
const NOT_HERE = 'map-not-here'

const worldOf = (
  logs: ReadonlyMap<string, Log>,
  cards: ReadonlyMap<string, Card>,
  missing: ReadonlySet<string>,
): World => ({
  log(id) {
    if (missing.has(id)) throw new Refused(NOT_HERE)
    return logs.get(id) ?? null
  },
  memberLog(vault, person) {
    for (const log of logs.values())
      if (kindIs(log, 'member') && log.state.vault === vault && log.state.owner === person) return log
    return null
  },
  card(person) {
    const card = cards.get(person)
    if (!card) throw new Refused('card-unknown')
    return card
  },
  replay: true,
})

const vaultOf = (log: Log): string | null => {
  if (kindIs(log, 'family')) return log.id
  return kindIs(log, 'compartment') || kindIs(log, 'member') ? log.state.vault : null
}

function partOf(log: string, line: CheckedLine): Part {
  const { entry } = line.read.leaf
  const hash = base64url(sha256(line.read.entryBytes))
  return { ...line, log, entry: hash, seen: entry.seen.time, time: entry.time }
}

function byOf({ read, bytes, log }: Part): Landed['by'] {
  const { entry, part } = read.leaf
  const { person, device } = entry.author
  return {
    person,
    device,
    seq: part.seq,
    index: 0,
    log,
    leaf: base64url(leafHash(bytes)),
    salt: part.salt,
    seen: entry.seen,
    time: entry.time,
    events: part.events,
  }
}
