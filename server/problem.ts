// Refusals: one error with a code, and how it is told (RFC 9457 problem details).
import { Refused } from '#shared/log/refusal.ts'
import type { Code, Problem } from '#shared/wire/codes.ts'
import { WireError } from '#shared/wire/parse.ts'

const STATUS: Readonly<Record<Code, number>> = {
  'bad-json': 400,
  'bad-shape': 400,
  'too-large': 413,
  'too-deep': 400,
  'not-found': 404,
  'method-not-allowed': 405,
  'sign-in-needed': 401,
  'sign-in-failed': 401,
  'proof-needed': 401,
  'proof-replayed': 401,
  'token-expired': 401,
  'too-many-requests': 429,
  'not-yours': 403,
  'visit-needed': 403,
  conflict: 409,
  'rule-broken': 422,
  'seen-too-old': 422,
  'seen-unknown': 422,
  'card-went-back': 422,
  'blob-missing': 422,
  'blob-unexpected': 422,
  'lockbox-missing': 422,
  'lockbox-unexpected': 422,
  'invitation-closed': 404,
  quota: 429,
  'bookmark-moved': 409,
  'server-busy': 503,
  'server-failed': 500,
}

/** A request that is refused. `rule`: the broken rule; `logs`: those that moved on. */
export class Denied extends Error {
  override readonly name = 'Denied'
  readonly code: Code
  readonly more: { rule?: string; logs?: string[] }
  constructor(code: Code, more: { rule?: string; logs?: string[] } = {}) {
    super(code)
    this.code = code
    this.more = more
  }
}

/** What a refusal says of an error; null when the error is no refusal but a fault of ours. */
export function denialOf(error: unknown): Denied | null {
  if (error instanceof Denied) return error
  if (error instanceof WireError) return new Denied(error.code)
  if (error instanceof Refused) return new Denied('rule-broken', { rule: error.code })
  return null
}

export function problemResponse({ code, more }: Denied): Response {
  const status = STATUS[code]
  const problem: Problem = { type: 'about:blank', title: code, status, code, ...more }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  // RFC 9449 §7.1: a refused token or proof says which scheme is wanted.
  if (status === 401) headers['www-authenticate'] = 'DPoP algs="EdDSA Ed25519 ES256"'
  if (status === 429 || status === 503) headers['retry-after'] = '30'
  return new Response(JSON.stringify(problem), { status, headers })
}
