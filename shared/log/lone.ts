// One leaf of a log that is not read whole: proven to stand in its tree, signed, and on the history its author saw.
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { leafHash, verifyConsistency, verifyInclusion } from '#crypto/public/tree.ts'
import { verifySignature } from '#crypto/public/verify.ts'
import { isActive } from '#shared/card/state.ts'
import type { Surroundings } from './check.ts'
import { type Leaf, messageOf, readLeaf } from './entry.ts'
import { LIMITS } from './limits.ts'
import { Refused } from './refusal.ts'

/** `from`: the size its entry came upon, which is its own `seq` or that of an earlier part of the same entry. */
export type LoneLeaf = {
  seq: number
  bytes: Uint8Array
  /** audit path in the tree (RFC 6962 §2.1.1), from the leaf up */
  proof: readonly Uint8Array[]
  from: number
  /** that the first `from` leaves, whose root the author signed as `prev`, are a beginning of the tree */
  history: readonly Uint8Array[]
}

/**
 * Checks one leaf of the log `id` against a tree of it. What is not checked is what needs the leaves between: the rules
 * of its kind. Not for cards and keyrings, which more than a device signs. @throws {Refused}
 */
export function checkLone(
  id: string,
  lone: LoneLeaf,
  tree: { size: number; root: Uint8Array },
  around: Surroundings,
): { leaf: Leaf; entry: string } {
  const where = { log: id, seq: lone.seq }
  const refuse = (code: string) => new Refused(code, where)
  const read = readLeaf(lone.bytes)
  const { entry, part, sigs } = read.leaf
  const { person, at, device } = entry.author
  if (!verifyInclusion({ ...tree, index: lone.seq, leaf: leafHash(lone.bytes), proof: lone.proof }))
    throw refuse('not-included')
  const hash = base64url(sha256(read.partBytes))
  // A first part names no log: its hash is the log's id.
  if ((part.seq === 0 ? hash : part.log) !== id) throw refuse('other-log')
  if (part.seq !== lone.seq) throw refuse('wrong-seq')
  if (!entry.parts.includes(hash)) throw refuse('part-not-in-entry')
  // Every author signs the whole history: the tree that is shown here must have grown out of theirs.
  const before = { oldSize: lone.from, oldRoot: fromBase64url(part.prev, 32) }
  const grown = { newSize: tree.size, newRoot: tree.root, proof: lone.history }
  if (lone.from > lone.seq || lone.seq - lone.from >= LIMITS.partsMax) throw refuse('wrong-prev')
  if (!verifyConsistency({ ...before, ...grown })) throw refuse('wrong-prev')
  const card = around.card(person, at)
  if (!card) throw refuse('card-unknown')
  if (card.size < at) throw refuse('card-behind')
  if (!isActive(card.state, device, at)) throw refuse('device-not-active')
  if (sigs[0]?.key !== device) throw refuse('signature-missing')
  const message = messageOf(read.entryBytes)
  const verify = around.verify ?? verifySignature
  if (new Set(sigs.map((s) => s.key)).size !== sigs.length) throw refuse('signature-wrong')
  for (const { key, sig } of sigs)
    if (!verify(fromBase64url(sig, 64), message, fromBase64url(key, 32))) throw refuse('signature-wrong')
  return { leaf: read.leaf, entry: base64url(sha256(read.entryBytes)) }
}
