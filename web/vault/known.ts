// What an open engine knows: its logs, keys and contents, and where it stands with the server.
import type { Seen } from '#shared/log/entry.ts'
import type { Contents } from './contents.ts'
import type { Connection } from './http.ts'
import type { Keychain } from './keychain.ts'
import type { NamedLog } from './named.ts'
import type { DeviceKeys } from './ports.ts'
import type { Register } from './register.ts'
import type { Replica } from './replica.ts'

/** A log as the server lists it for this person. */
export type Served = { kind: string; vault: string | null; owner: string | null }
/** The newest leaf of a log in the register: its label, number and index there, and the size of the log it is of. */
export type Registered = { label: string; n: number; index: number; size: number }

/** A log that was longer than the register says: since which beat, under which label it stood then. */
export type Awaited = { size: number; label: string; beat: number }

/** A lockbox as the server gives it: of which vault, with which entry it came, its bytes as base64url. */
export type Lockbox = { vault: string; entry: string; bytes: string }

export interface Known {
  readonly person: string
  readonly device: DeviceKeys
  readonly connection: Connection
  readonly register: Register
  readonly replica: Replica
  readonly contents: Contents
  readonly keys: Keychain
  /** logs the server serves this person now */
  served: Map<string, Served>
  readonly registered: Map<string, Registered>
  /** of families' logs this person does not read: the lines that name them, by vault */
  readonly named: Map<string, NamedLog>
  /** of each log the signed note of the server that was last verified */
  readonly notes: Map<string, string>
  /** size of the register that every log was last held against */
  checked: number
  /** logs whose newest head must come into the register */
  readonly awaited: Map<string, Awaited>
  /** lockboxes whose entry is not known here yet */
  waiting: readonly Lockbox[]
  /** the last lockbox that was opened */
  cursor: number
  /** Opens every user key this device was given and does not hold yet. */
  openUserKeys(): void
  /** Whether every log of this vault is read here, so that the rules across logs can be judged. */
  holds(vault: string): boolean
  /** Looks at the register again. */
  look(): Promise<Seen>
}
