// The tables, one type per row. Bytes are Uint8Array and integers are numbers on both databases.
import type { Generated } from 'kysely'
import type { Id, LogKind, May, TimeMs } from './contract.ts'

/** Which database speaks: what little SQL differs asks this. */
export type Engine = 'sqlite' | 'postgres'

export type Schema = {
  log: {
    id: Id
    kind: LogKind
    vault: Id | null
    owner: Id | null
    size: number
    root: Uint8Array
    frontier: Uint8Array
    label: Id
    n: number
    beaten: number
    next_label: Id | null
  }
  /** Of a log that was erased and had grown since it was last shown: what the next beat shows of it. */
  last_head: {
    id: Id
    size: number
    root: Uint8Array
    label: Id
    n: number
    beaten: number
    next_label: Id | null
  }
  leaf: { log: Id; seq: number; entry: Id; bytes: Uint8Array }
  /** `until` is set while nothing has named it yet; a `place` overrules it. */
  blob: { hash: Id; bytes: Uint8Array; until: TimeMs | null }
  /** That a log holds a blob. */
  place: { hash: Id; log: Id }
  lockbox: { cursor: Generated<number>; recipient: Id; vault: Id; entry: Id; bytes: Uint8Array }
  reader: { person: Id; log: Id; may: May }
  way: { locator: Id; person: Id; way: Id }
  invitation: { locator: Id; vault: Id; sealed: Uint8Array; uses: number; until: TimeMs }
  bookmark: { person: Id; version: number; sealed: Uint8Array }
  session: { id: Id; person: Id; device: Id; thumbprint: string; refresh: Id; until: TimeMs }
  once: { key: string; value: Uint8Array; until: TimeMs }
  setting: { key: string; value: Uint8Array }
  /** One row, from the first migration on. */
  global_log: { id: number; size: number; checkpoint: Uint8Array }
  global_leaf: { idx: number; label: Id | null; bytes: Uint8Array }
  tile: { level: number; idx: number; hashes: Uint8Array }
  lease: { name: string; holder: string; until: TimeMs }
}
