// What the page asks of its worker, and what comes back.
import type { SignatureToCheck } from '#web/vault/ports.ts'

export type Asked = { id: number } & (
  | { do: 'stretch'; password: string; salt: Uint8Array; sheetVersion: number }
  | { do: 'verify'; signatures: readonly SignatureToCheck[] }
)
export type Answered = { id: number } & ({ result: Uint8Array | readonly boolean[] } | { error: string })
/** The first thing a worker says: it listens from now on. */
export type Listening = { listening: true }
