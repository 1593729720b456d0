// Contents: what the records on this device say, opened; and why what could not be opened could not.
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { openRecord } from '#crypto/secret/seal.ts'
import { accessOf } from '#shared/compartment/state.ts'
import type { Log } from '#shared/log/check.ts'
import type { AnyEvent } from '#shared/log/entry.ts'
import { kindIs } from '#shared/log/is.ts'
import { blobs } from '#shared/wire/logs.ts'
import type { Connection } from './http.ts'
import { boxesInForce, type InForce, newestReseal, placeOf } from './in-force.ts'
import type { Keychain } from './keychain.ts'
import type { Line, LogFile } from './replica.ts'

/** One revision, opened. `seq` is the sequence number of its leaf, from 0. */
export type Opened = {
  log: string
  seq: number
  record: string
  rev: number
  author: string
  time: number
  seen: number
  bytes: Uint8Array
}
export type Unopened = { log: string; seq: number; why: 'withheld' | 'broken' | 'no-key' }

/** The fields of a put or an adoption that opening needs. */
type Named = {
  record: string
  rev: number
  prev: string | null
  schema: number
  epoch: number
  body: string
  box: string
  author?: string
  device?: string
}

/** Hashes asked for in one request. */
const ASK_MAX = 64

export class Contents {
  readonly #opened = new Map<string, Map<string, Opened>>()
  readonly #unopened = new Map<string, Map<string, Unopened>>()
  /** pieces of logs whose opened contents changed since they were last kept, as `log/piece` */
  readonly changed = new Set<string>()

  of(log: string): Opened[] {
    return [...(this.#opened.get(log)?.values() ?? [])].sort((a, b) => a.seq - b.seq)
  }

  unopened(log: string): Unopened[] {
    return [...(this.#unopened.get(log)?.values() ?? [])]
  }

  keep(opened: Opened): void {
    const own = this.#opened.get(opened.log) ?? new Map<string, Opened>()
    own.set(placeOf(opened), opened)
    this.#opened.set(opened.log, own)
    this.#unopened.get(opened.log)?.delete(placeOf(opened))
    this.changed.add(`${opened.log}/${pieceOf(opened)}`)
  }

  /** What is opened of one piece, by its name in `changed`. */
  ofPiece(name: string): Opened[] {
    const [log = '', piece] = name.split('/')
    return [...(this.#opened.get(log)?.values() ?? [])].filter((opened) => pieceOf(opened) === Number(piece))
  }

  /** The newest revision of each record, in order of its first line. */
  newest(log: string): Opened[] {
    const byRecord = new Map<string, Opened>()
    for (const opened of this.of(log)) byRecord.set(opened.record, opened)
    return [...byRecord.values()]
  }

  /** Fetches and opens every revision of a log that is not open yet. What the server does not give is `withheld`. */
  async open(file: LogFile, keys: Keychain, connection: Connection): Promise<void> {
    const { log } = file
    const vault = vaultOf(log)
    if (vault === null) return
    const own = this.#opened.get(log.id)
    const from = firstFor(keys.person, log)
    const todo = file.lines
      .slice(from)
      .flatMap((line) =>
        namedBy(line).flatMap((named) =>
          own?.has(placeOf({ seq: line.seq, record: named.record })) ? [] : [{ line, named }],
        ),
      )
    const inForce = await this.#inForce(file, todo, connection)
    for (let at = 0; at < todo.length; at += ASK_MAX / 2) {
      const some = todo.slice(at, at + ASK_MAX / 2).map(({ line, named }) => ({
        line,
        named: { ...named, ...inForce.get(placeOf({ seq: line.seq, record: named.record })) },
      }))
      const hashes = [...new Set(some.flatMap(({ named }) => [named.body, named.box]))]
      const answer = await connection.post('/api/blobs', blobs, { log: log.id, hashes })
      const found = new Map(
        answer.blobs.flatMap((b) => (b.bytes === null ? [] : [[b.hash, fromBase64url(b.bytes)]])),
      )
      for (const { line, named } of some) this.#openOne(log, vault, line, named, found, keys)
    }
  }

  /** Where the keys of what is to be opened lie, when the map was sealed again since it was written. */
  async #inForce(
    file: LogFile,
    todo: readonly { line: Line }[],
    connection: Connection,
  ): Promise<ReadonlyMap<string, InForce>> {
    const again = newestReseal(file)
    if (!again || todo.every(({ line }) => line.seq > again.seq)) return new Map()
    // A list that is kept back leaves the boxes that the lines name: those are gone, so it shows as withheld.
    return (await boxesInForce(file, connection)) ?? new Map()
  }

  #openOne(
    log: Log,
    vault: string,
    line: Line,
    named: Named,
    found: ReadonlyMap<string, Uint8Array>,
    keys: Keychain,
  ): void {
    const [body, box] = [found.get(named.body), found.get(named.box)]
    const opened = this.#tryOpen(log, vault, line, named, body, box, keys)
    if (typeof opened !== 'string') {
      this.keep(opened)
      return
    }
    const own = this.#unopened.get(log.id) ?? new Map<string, Unopened>()
    own.set(placeOf({ seq: line.seq, record: named.record }), { log: log.id, seq: line.seq, why: opened })
    this.#unopened.set(log.id, own)
  }

  #tryOpen(
    log: Log,
    vault: string,
    line: Line,
    named: Named,
    body: Uint8Array | undefined,
    box: Uint8Array | undefined,
    keys: Keychain,
  ): Opened | Unopened['why'] {
    if (!body || !box) return 'withheld'
    // Other bytes than its author named are no bytes of this record: the server keeps back what was written.
    if (base64url(sha256(body)) !== named.body || base64url(sha256(box)) !== named.box) return 'withheld'
    const state = kindIs(log, 'compartment') || kindIs(log, 'family') ? log.state : null
    const epochKey = state && keys.epochKey(vault, log.id, named.epoch, state)
    if (!epochKey) return state ? keys.whyMissing(log.id, named.epoch, state) : 'no-key'
    const { record, rev, prev, schema, epoch, author = line.person, device = line.device } = named
    const context = { vault, log: log.id, record, rev, prev, author, device, schema, slot: 'body', epoch }
    try {
      const bytes = openRecord({ epochKey, context, box, body })
      return { log: log.id, seq: line.seq, record, rev, author, time: line.time, seen: line.seen, bytes }
    } catch {
      // The hashes are those its author signed, so these are the bytes that were written: sealed wrongly.
      return 'broken'
    }
  }
}

/** Contents are kept in pieces of this many lines, so that a new one does not write a long log again. */
const PIECE_LINES = 128
const pieceOf = ({ seq }: { seq: number }): number => Math.floor(seq / PIECE_LINES)

/** The first line whose content is this person's: who was let in from today is owed nothing older, so nothing is withheld. */
function firstFor(person: string, log: Log): number {
  const access = kindIs(log, 'compartment') ? accessOf(log.state, person) : null
  return access?.history === 'from-now' ? access.since : 0
}

const vaultOf = (log: Log): string | null => {
  if (kindIs(log, 'family')) return log.id
  return kindIs(log, 'compartment') ? log.state.vault : null
}

/** The revisions a line names, in its own log. */
const namedBy = (line: Line): Named[] =>
  line.events
    .filter((e) => e.type === 'put' || e.type === 'adopt')
    .map((e) => e as AnyEvent as unknown as Named)
