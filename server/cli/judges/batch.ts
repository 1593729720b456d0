// Some signatures in memory that threads share: whoever claims them first gives the verdict.
import { verifySignature } from '#crypto/public/verify.ts'

export type Signature = { signature: Uint8Array; message: Uint8Array; publicKey: Uint8Array }

/**
 * Four bytes of state, then for each signature the length of its message (u32 of this machine), 64 bytes of signature,
 * 32 of key and the message, up to a multiple of four.
 */
export type Batch = SharedArrayBuffer

const OPEN = 0
const CLAIMED = 1
const STANDS = 2
const FALLS = 3

const STATE_BYTES = 4
const HEAD_BYTES = 4 + 64 + 32

const spaceOf = (message: number): number => HEAD_BYTES + Math.ceil(message / 4) * 4

/** Signatures of 64 bytes under keys of 32. */
export function packBatch(signatures: readonly Signature[]): Batch {
  const size = signatures.reduce((sum, { message }) => sum + spaceOf(message.length), STATE_BYTES)
  const batch = new SharedArrayBuffer(size)
  const bytes = new Uint8Array(batch)
  const words = new Uint32Array(batch)
  let at = STATE_BYTES
  for (const { signature, message, publicKey } of signatures) {
    words[at / 4] = message.length
    bytes.set(signature, at + 4)
    bytes.set(publicKey, at + 4 + 64)
    bytes.set(message, at + HEAD_BYTES)
    at += spaceOf(message.length)
  }
  return batch
}

/** Gives the verdict, unless somebody has it in hand. @returns whether it was claimed here */
export function judgeBatch(batch: Batch): boolean {
  const state = new Int32Array(batch, 0, 1)
  if (Atomics.compareExchange(state, 0, OPEN, CLAIMED) !== OPEN) return false
  let stands = false
  try {
    stands = allStand(batch)
  } finally {
    // Also when this thread fails: who waits must not wait for ever.
    Atomics.store(state, 0, stands ? STANDS : FALLS)
    Atomics.notify(state, 0)
  }
  return true
}

/** Whether all of them stand, once somebody has said so; the thread sleeps until then. */
export function verdictOf(batch: Batch): boolean {
  const state = new Int32Array(batch, 0, 1)
  for (const waiting of [OPEN, CLAIMED]) Atomics.wait(state, 0, waiting)
  return Atomics.load(state, 0) === STANDS
}

/** Whether the verdict is there. */
export const isJudged = (batch: Batch): boolean => Atomics.load(new Int32Array(batch, 0, 1), 0) >= STANDS

function allStand(batch: Batch): boolean {
  const bytes = new Uint8Array(batch)
  const words = new Uint32Array(batch)
  for (let at = STATE_BYTES; at < bytes.length; ) {
    const length = words[at / 4] ?? 0
    const signature = bytes.subarray(at + 4, at + 4 + 64)
    const publicKey = bytes.subarray(at + 4 + 64, at + HEAD_BYTES)
    if (!verifySignature(signature, bytes.subarray(at + HEAD_BYTES, at + HEAD_BYTES + length), publicKey))
      return false
    at += spaceOf(length)
  }
  return true
}
