// Commits for tests of the store, which looks into nothing: a log's state is its size and its last bytes.
import { createHash, randomBytes } from 'node:crypto'
import type { Commit, Id, LogAppend } from '#server/store/contract.ts'

/** A fresh random id: 43 characters. */
export const newId = (): Id => randomBytes(32).toString('base64url')

export const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

/** The id a blob of these bytes has. */
export const hashOf = (bytes: Uint8Array): Id => createHash('sha256').update(bytes).digest('base64url')

/** One or more lines for a compartment log; the root is told apart by its last line. */
export function lines(log: Id, expectedSize: number, ...said: string[]): LogAppend {
  return {
    log,
    kind: 'compartment',
    vault: null,
    owner: null,
    expectedSize,
    leaves: said.map(bytes),
    root: new Uint8Array(createHash('sha256').update(said.join()).digest()),
    frontier: bytes(`frontier after ${said.at(-1)}`),
    ...(expectedSize === 0 ? { label: `label of ${log}` } : {}),
  }
}

/** An entry over these logs, with what hangs on it. */
export function entry(logs: LogAppend | LogAppend[], rest: Partial<Commit> = {}): Commit {
  return { entry: newId(), logs: Array.isArray(logs) ? logs : [logs], ...rest }
}
