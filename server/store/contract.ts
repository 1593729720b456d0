// What the server keeps, and what each store promises. SQLite and PostgreSQL hold to this by one test suite.

/** base64url, no padding, of 32 bytes (a hash) or of the random bytes its owner drew: opaque here. */
export type Id = string

/** Milliseconds since 1970 UTC. Callers pass their clock; the store has none. */
export type TimeMs = number

export type LogKind = 'card' | 'keyring' | 'organisation' | 'family' | 'compartment' | 'member'

/** A log's head. `frontier` is what the tree needs to go on (RFC 6962 §2.1), opaque here; `root` is 32 bytes. */
export type Head = {
  log: Id
  kind: LogKind
  vault: Id | null
  owner: Id | null
  size: number
  root: Uint8Array
  frontier: Uint8Array
  /** The name it goes by in the global log, the count its next leaf there carries, the size that was last shown. */
  label: Id
  n: number
  beaten: number
  /** Takes over from `label` at the next beat; null when none waits. */
  nextLabel: Id | null
}

/** A leaf as signed: canonical JSON, at most 64 KiB. `entry` is the hash of the entry it is part of. */
export type Leaf = { log: Id; seq: number; entry: Id; bytes: Uint8Array }

/** Whether a person gets the leaves of a log alone, or the ciphertext that they name too. */
export type May = 'leaves' | 'content'

/** What one entry adds to one log. `root` and `frontier` are those after its leaves. */
export type LogAppend = {
  log: Id
  kind: LogKind
  vault: Id | null
  owner: Id | null
  /** Size of the log before; 0 creates it. */
  expectedSize: number
  leaves: readonly Uint8Array[]
  root: Uint8Array
  frontier: Uint8Array
  /** Required when the log is created; later on it names the label to go to. */
  label?: Id
}

/**
 * Ciphertext that an entry names. With bytes null it must be here already (staged, or in another log) and
 * from now on belongs to this log as well. The caller has checked that `hash` is the hash of `bytes`.
 */
export type BlobPut = { hash: Id; log: Id; bytes: Uint8Array | null }

/** All keys that `entry` gives to `recipient`, in one HPKE message. */
export type LockboxPut = { recipient: Id; vault: Id; entry: Id; bytes: Uint8Array }

/** `may` null takes the person out. */
export type ReaderChange = { person: Id; log: Id; may: May | null }

/** What a locator from a recovery sheet leads to; `way` null takes it out. */
export type WayChange = { locator: Id; person: Id; way: Id | null }

/** Null takes the invitation out. */
export type InvitationChange = { locator: Id; vault: Id; invitation: Invitation | null }

/** A sealed invitation, how often it may still be opened, and until when. */
export type Invitation = { sealed: Uint8Array; uses: number; end: TimeMs }

/** One signed entry with everything that hangs on it: all of it is written or none. */
export type Commit = {
  entry: Id
  /** The logs it lands in, each once, in any order. */
  logs: readonly LogAppend[]
  blobs?: readonly BlobPut[]
  lockboxes?: readonly LockboxPut[]
  readers?: readonly ReaderChange[]
  ways?: readonly WayChange[]
  invitations?: readonly InvitationChange[]
  /** Ciphertext taken out of a log; the bytes go with the last log that held them. */
  erased?: readonly { log: Id; hash: Id }[]
  /**
   * The vault that goes whole with this entry: its logs, their leaves and readers, ciphertext that no other log holds,
   * lockboxes and invitations. Of a log that has grown since it was last shown the head alone stays, for the next beat.
   */
  erasedVault?: Id
}

/**
 * Why nothing of a commit was written: heads that moved, or the vault a new log is of, which is not there (any more); ciphertext that it names without bytes and that is
 * not here; locators that belong to another person or vault.
 */
export type Unwritten = { conflict: Id[] } | { missing: Id[] } | { taken: Id[] }

export type Logs = {
  /**
   * Writes one entry: compare-and-swap on the head of every log it touches. Once it returns 'appended' it is
   * on disk (fsync) and survives a power cut. Concurrent calls share one transaction; who loses in it gets
   * its answer and spoils nothing for the others. Throws when the disk or the database fails: then
   * whether it was written is unknown until `head` is read.
   */
  append(commit: Commit): Promise<'appended' | Unwritten>
  head(log: Id): Promise<Head | null>
  /** Those that exist, in no particular order. */
  heads(logs: readonly Id[]): Promise<Head[]>
  /** Leaves with from ≤ seq < to, in order; fewer when the log ends. */
  leaves(log: Id, from: number, to: number): Promise<Leaf[]>
  /** Every log a person may read. */
  logsOf(person: Id): Promise<{ head: Head; may: May }[]>
  readersOf(log: Id): Promise<{ person: Id; may: May }[]>
}

export type Contents = {
  /** Keeps ciphertext ahead of the entry that will name it; swept when none has by `until`. */
  stage(hash: Id, bytes: Uint8Array, until: TimeMs): Promise<void>
  /** Null when unknown or erased. `logs` is empty while it is only staged. */
  blob(hash: Id): Promise<{ bytes: Uint8Array; logs: Id[] } | null>
  /** The logs alone, without loading the bytes: decide first, then read. Null when unknown or erased. */
  logsOfBlob(hash: Id): Promise<Id[] | null>
  /** The length of these together, in bytes, without loading them; what is unknown or erased counts nothing. */
  bytesOf(hashes: readonly Id[]): Promise<number>
  /** A recipient's lockboxes with cursor > after (0 for all), oldest first. None can appear behind a cursor. */
  lockboxes(recipient: Id, after: number, countMax: number): Promise<(LockboxPut & { cursor: number })[]>
}

export type People = {
  way(locator: Id): Promise<{ person: Id; way: Id } | null>
  /** Opens an invitation and takes one of its uses. Null when unknown, used up or past its end. */
  openInvitation(
    locator: Id,
    now: TimeMs,
  ): Promise<{ vault: Id; sealed: Uint8Array; usesLeft: number } | null>
  /** A person's own sealed summary of heads and state; version counts from 1. */
  bookmark(person: Id): Promise<{ version: number; sealed: Uint8Array } | null>
  /** Replaces version `expected` (0: there is none yet) by expected + 1; false when another was faster. */
  keepBookmark(person: Id, expected: number, sealed: Uint8Array): Promise<boolean>
}

/** A signed-in device. `thumbprint` is its DPoP key's (RFC 9449 §6.1); `refresh` the hash of its refresh token. */
export type Session = { id: Id; person: Id; device: Id; thumbprint: string; refresh: Id; end: TimeMs }

export type Sessions = {
  openSession(session: Session): Promise<void>
  /** Null when unknown, closed or past its end. */
  session(id: Id, now: TimeMs): Promise<Session | null>
  /** Swaps the refresh token: of two who present the same one exactly one gets the session, the other null. */
  rotateSession(id: Id, refresh: Id, to: { refresh: Id; end: TimeMs }, now: TimeMs): Promise<Session | null>
  closeSession(id: Id): Promise<void>
  /** Closes all of a person's sessions, or those of one device. */
  closeSessions(person: Id, device?: Id): Promise<void>
}

export type Once = {
  /** Puts a value for one use (a challenge, a DPoP jti) until `end`; false when the key is in use. */
  putOnce(key: string, value: Uint8Array, end: TimeMs, now: TimeMs): Promise<boolean>
  /** Gives the value to exactly one caller; null when unknown, taken or past its end. */
  takeOnce(key: string, now: TimeMs): Promise<Uint8Array | null>
}

export type Settings = {
  setting(key: string): Promise<Uint8Array | null>
  /** Writes once: gives back what stands, one's own bytes or those of who was first. */
  settle(key: string, value: Uint8Array): Promise<Uint8Array>
}

/** What a beat has to show of a log. */
export type Unshown = Pick<Head, 'log' | 'size' | 'root' | 'label' | 'n' | 'beaten' | 'nextLabel'>

/** A hash tile of the global log: `width` (1 to 256) times 32 bytes (C2SP tlog-tiles). */
export type Tile = { level: number; index: number; hashes: Uint8Array }

/** What one beat adds to the global log. */
export type Beat = {
  /** Size of the global log before. */
  expectedSize: number
  /** In order; `label` null for a leaf that is about no log. At most 65,535 bytes each (tlog-tiles bundles). */
  leaves: readonly { label: Id | null; bytes: Uint8Array }[]
  /** Every tile that is new or wider; a partial tile is the start of its wider successor and is replaced. */
  tiles: readonly Tile[]
  /** The signed note over the new size, as served. */
  checkpoint: Uint8Array
  /** What was shown of which log. `label` and `n` are what its next leaf will carry. */
  beaten: readonly { log: Id; size: number; label: Id; n: number }[]
}

export type Transparency = {
  /** Logs that have grown since they were last shown, those that were erased since among them. */
  changedSinceBeat(): Promise<Unshown[]>
  /** All or nothing, compare-and-swap on the global log's size; false when another instance was faster. */
  beat(beat: Beat): Promise<boolean>
  /** Size and signed note of the global log; null before the first beat. */
  globalHead(): Promise<{ size: number; checkpoint: Uint8Array } | null>
  /** The first `width` hashes of a tile, or null when it is not that wide (yet). */
  tile(level: number, index: number, width: number): Promise<Uint8Array | null>
  /** Leaves of the global log with from ≤ index < to, in order: what an entry bundle is made of. */
  globalLeaves(from: number, to: number): Promise<Uint8Array[]>
  /** The leaves that carry a label, oldest first, from an index of the global log on. */
  labelLeaves(label: Id, from: number): Promise<{ index: number; bytes: Uint8Array }[]>
  /**
   * One holder at a time until `end`, renewed by calling again: keeps several instances from doing the same
   * work. The compare-and-swap of `beat` holds also when a clock is off.
   */
  lease(name: string, holder: string, end: TimeMs, now: TimeMs): Promise<boolean>
}

/** `size` 0: the log was erased. */
export type Change = { log: Id; size: number }

export type Changes = {
  /**
   * Hears of every append, by any instance, after it is durable; a head may be told twice and, after a lost
   * connection, all are told again: compare with the size you know. Returns how to stop listening.
   */
  subscribe(listener: (change: Change) => void): () => void
}

export type Store = Logs &
  Contents &
  People &
  Sessions &
  Once &
  Settings &
  Transparency &
  Changes & {
    /** Deletes what is past its end: sessions, one-time values, invitations, staged ciphertext. */
    sweep(now: TimeMs): Promise<void>
    /** Copies a live SQLite store into one file. PostgreSQL has its own tools: there it throws and names pg_dump. */
    backup(path: string): Promise<void>
    /** Finishes what was asked, then lets go of the database. */
    close(): Promise<void>
  }
