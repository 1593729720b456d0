// The worker: what takes long, away from the thread that draws.
import { verifySignature } from '#crypto/public/verify.ts'
import { costOf, stretch } from '#crypto/secret/password.ts'
import type { Answered, Asked, Listening } from './messages.ts'

/** The one thread this file runs in, as far as it is used here. */
type Scope = {
  onmessage: ((event: MessageEvent<Asked>) => void) | null
  postMessage(answer: Answered | Listening): void
}
const scope = globalThis as unknown as Scope

scope.onmessage = ({ data }) => {
  try {
    scope.postMessage({ id: data.id, result: work(data) })
  } catch (error) {
    scope.postMessage({ id: data.id, error: error instanceof Error ? error.message : 'failed' })
  }
}

// libsodium was awaited above, and a browser drops what is sent to a worker before it listens.
scope.postMessage({ listening: true })

function work(asked: Asked): Uint8Array | readonly boolean[] {
  if (asked.do === 'stretch') return stretch(asked.password, asked.salt, costOf(asked.sheetVersion))
  return asked.signatures.map((s) => verifySignature(s.signature, s.message, s.publicKey))
}
