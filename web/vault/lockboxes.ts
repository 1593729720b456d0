// Lockboxes: keys that others sealed to this person. Each must be named by the entry it came with, open, and hold what was committed to.
import { fromBase64url } from '#crypto/public/bytes.ts'
import { BoxError } from '#crypto/secret/hpke.ts'
import type { EpochKey } from '#crypto/secret/lockbox.ts'
import { type AnyEvent, parseLeaf, saltedHash } from '#shared/log/entry.ts'
import { kindIs } from '#shared/log/is.ts'
import { lockboxes } from '#shared/wire/logs.ts'
import type { Known, Lockbox } from './known.ts'
import { Alarm } from './register.ts'

/** Most lockboxes that may wait for an entry not known here; older ones are of logs that are served no more. */
const WAITING_MAX = 64

/** Fetches and opens those that are new, and tries again those that came before their entry did. @throws {Alarm} */
export async function openLockboxes(core: Known): Promise<void> {
  core.waiting = core.waiting.filter((lockbox) => !openOne(core, lockbox))
  for (;;) {
    const answer = await core.connection.get(`/api/lockboxes?after=${core.cursor}`, lockboxes)
    for (const { cursor, ...lockbox } of answer.lockboxes) {
      if (!openOne(core, lockbox)) core.waiting = [...core.waiting, lockbox].slice(-WAITING_MAX)
      core.cursor = cursor
    }
    if (answer.lockboxes.length === 0) return
  }
}

/** False when it must wait: its entry, or the epoch of one of its keys, is not known here yet. @throws {Alarm} */
function openOne(core: Known, { vault, entry, bytes }: Lockbox): boolean {
  const named = namedIn(core, vault, entry)
  const [first] = named
  if (!first) return false
  const sealed = fromBase64url(bytes)
  // Not what its author sealed: put in its place by who stands between.
  if (!named.every(({ salt, box }) => saltedHash(salt, sealed) === box))
    throw new Alarm('lockbox-differs', first.log, first.seq)
  const keys = opened(core, vault, sealed)
  if (keys === null) {
    // What its author sealed and named opens for nobody: whoever wrote that line is to blame, not the server.
    for (const { log } of named) core.keys.broken.add(log)
    return true
  }
  return keys.map((key) => kept(core, vault, key, first.seq)).every(Boolean)
}

function kept(core: Known, vault: string, key: EpochKey, seq: number): boolean {
  const log = core.replica.file(key.log)?.log
  const state = log && (kindIs(log, 'compartment') || kindIs(log, 'family')) ? log.state : null
  const meets = core.keys.keep(vault, key, state)
  if (meets === false) throw new Alarm('key-differs', key.log, seq)
  if (meets) core.keys.broken.delete(key.log)
  // A key for a log that is served no more opens nothing that is shown.
  return meets === true || !core.served.has(key.log)
}

function opened(core: Known, vault: string, sealed: Uint8Array): readonly EpochKey[] | null {
  try {
    return core.keys.openLockbox(vault, sealed)
  } catch (error) {
    if (error instanceof BoxError) return null
    throw error
  }
}

type Named = { log: string; seq: number; salt: string; box: string }

/** Where this entry names a lockbox for this person. */
function namedIn(core: Known, vault: string, entry: string): Named[] {
  const found: Named[] = []
  for (const { log, leaves, lines } of core.replica.files.values()) {
    if (log.id !== vault && !('vault' in log.state && log.state.vault === vault)) continue
    for (const line of lines) {
      const leaf = line.entry === entry ? leaves[line.seq] : undefined
      const box = leaf && line.events.map((event) => boxFor(event, core.person)).find(Boolean)
      if (leaf && box) found.push({ log: log.id, seq: line.seq, salt: parseLeaf(leaf).part.salt, box })
    }
  }
  return found
}

function boxFor(event: AnyEvent, person: string): string | null {
  const all = [event.box, ...(Array.isArray(event.boxes) ? event.boxes : [])]
  return all.find((one) => one?.person === person)?.box ?? null
}
