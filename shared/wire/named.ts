// What somebody whom a family's policies name, and who holds no vault, is served of the family's log.
import * as v from 'valibot'
import { bytes16, bytes32, count, list } from '#shared/log/shapes.ts'
import { anyBytes } from './append.ts'

const path = list(bytes32, 64)

/**
 * GET /api/vaults/{vault}/named?from={size}: the leaves of the family's log that name the signed-in person in its first
 * `size` leaves and did not in its first `from`, each with its proofs in the tree of `checkpoint`. `size` may be less than
 * the log's when there is much: `more` is then 1. `history` proves that the tree of `from` grew into this one. `shown`
 * is the newest head of this log in the register, as far as it lies within `size`; `labels` those it came to stand under
 * since `from`. Null for who asked something there and was never
 * named; not-found for anybody else who was not.
 */
export const named = v.strictObject({
  log: bytes32,
  from: count,
  size: count,
  more: v.picklist([0, 1]),
  checkpoint: v.string(),
  history: path,
  leaves: v.pipe(
    v.array(v.strictObject({ seq: count, leaf: anyBytes, proof: path, from: count, history: path })),
    v.maxLength(256),
  ),
  shown: v.nullable(v.strictObject({ label: bytes16, n: count, size: count, root: bytes32, history: path })),
  labels: list(bytes16, 4096),
})
export const namedOrNot = v.nullable(named)
export type Named = v.InferOutput<typeof named>
