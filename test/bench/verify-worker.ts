// A thread that says of each leaf whether all its signatures stand.
import { parentPort } from 'node:worker_threads'
import { fromBase64url, fromUtf8 } from '#crypto/public/bytes.ts'
import { verifySignature } from '#crypto/public/verify.ts'
import { type Leaf, messageOf, splitLeaf } from '#shared/log/entry.ts'

// The bytes are the very ones the check reads, cut in the same way; whether they are canonical is its business.
const stands = (bytes: Uint8Array): boolean => {
  const { sigs } = JSON.parse(fromUtf8(bytes)) as Leaf
  const message = messageOf(splitLeaf(bytes).entryBytes)
  return sigs.every(({ key, sig }) =>
    verifySignature(fromBase64url(sig, 64), message, fromBase64url(key, 32)),
  )
}

parentPort?.on('message', (leaves: Uint8Array[]) => {
  parentPort?.postMessage(Uint8Array.from(leaves, (leaf) => (stands(leaf) ? 1 : 0)))
})
