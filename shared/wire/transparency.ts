// What anybody may ask of the global log, beside the C2SP tlog-tiles resources.
import * as v from 'valibot'
import { bytes16, bytes32, count, list } from '#shared/log/shapes.ts'

/**
 * GET /transparency/seen?from={size}: the newest checkpoint, the beat leaf it ends in with its inclusion proof, and
 * the consistency proof from `from` (empty when `from` is 0 or equal). Hashes are base64url of 32 bytes.
 */
export const seenAnswer = v.strictObject({
  checkpoint: v.string(),
  beat: v.strictObject({ index: count, leaf: v.string(), proof: list(bytes32, 64) }),
  consistency: list(bytes32, 128),
})
export type SeenAnswer = v.InferOutput<typeof seenAnswer>

/** Null when a server answered something else. */
export function seenIn(json: unknown): SeenAnswer | null {
  const parsed = v.safeParse(seenAnswer, json)
  return parsed.success ? parsed.output : null
}

/**
 * POST /transparency/labels: for each label its leaves from `n` on, with inclusion proofs in the tree of `size`: at most
 * 64 of one label and 1,024 in all; who needs more asks on from the next `n`.
 */
export const labelsBody = v.strictObject({
  size: count,
  labels: v.pipe(list(v.strictObject({ label: bytes16, n: count }), 128), v.minLength(1)),
})
export const labelsAnswer = v.strictObject({
  labels: v.array(
    v.strictObject({
      label: bytes16,
      leaves: v.array(v.strictObject({ index: count, leaf: v.string(), proof: list(bytes32, 64) })),
    }),
  ),
})
export type LabelsAnswer = v.InferOutput<typeof labelsAnswer>
