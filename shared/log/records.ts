// Records: what people wrote, sealed; the log names each revision by the hashes of its ciphertext and its key box.
import * as v from 'valibot'
import type { Layer } from './layer.ts'
import { bytes16, bytes32, count, list, ordinal } from './shapes.ts'

export const recordFields = {
  record: bytes16,
  rev: ordinal,
  /** hash of the body of the revision before; null for the first */
  prev: v.nullable(bytes32),
  /** version of the envelope inside */
  schema: ordinal,
  /** SHA-256 of the sealed body, and of the box that holds its key */
  body: bytes32,
  box: bytes32,
  /** length of the sealed body in bytes */
  size: count,
  /** SHA-256 of each sealed attachment; their keys are in the body */
  files: list(bytes32, 16),
}

export type RecordHead = { rev: number; body: string; erased: boolean }

type Records = { records: Layer<RecordHead> }

/** The revision that may be written next on a record. */
export const nextRevision = (state: Records, record: string): { rev: number; prev: string | null } => {
  const head = state.records.get(record)
  return head ? { rev: head.rev + 1, prev: head.body } : { rev: 1, prev: null }
}

export const revisionFollows = (
  state: Records,
  event: { record: string; rev: number; prev: string | null },
): boolean => {
  const next = nextRevision(state, event.record)
  return event.rev === next.rev && event.prev === next.prev
}

export const notErased = (state: Records, event: { record: string }): boolean =>
  state.records.get(event.record)?.erased !== true

export const recordStands = (state: Records, event: { record: string }): boolean =>
  state.records.get(event.record)?.erased === false
