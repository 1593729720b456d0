// Every code with which the server refuses, in one list. Broken log rules keep the name of their rule.

export const CODES = [
  'bad-json',
  'bad-shape',
  'too-large',
  'too-deep',
  'not-found',
  'method-not-allowed',
  'sign-in-needed',
  'sign-in-failed',
  'proof-needed',
  'proof-replayed',
  'token-expired',
  'too-many-requests',
  'not-yours',
  'visit-needed',
  'conflict',
  'rule-broken',
  'seen-too-old',
  'seen-unknown',
  'card-went-back',
  'blob-missing',
  'blob-unexpected',
  'lockbox-missing',
  'lockbox-unexpected',
  'invitation-closed',
  'quota',
  'bookmark-moved',
  'server-busy',
  'server-failed',
] as const
export type Code = (typeof CODES)[number]

/** RFC 9457 problem details with our code; `rule` names the broken rule, `logs` the logs that moved on. */
export type Problem = {
  type: 'about:blank'
  title: string
  status: number
  code: Code
  rule?: string
  logs?: string[]
}
