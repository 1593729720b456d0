// A log or an entry that breaks a rule: what is broken, by its code, and where.

/** Codes of the check that is the same for every kind of log; each kind adds the names of its own rules. */
export type CheckCode =
  | 'not-canonical'
  | 'not-public'
  | 'too-large'
  | 'malformed'
  | 'unknown-version'
  | 'unknown-event'
  | 'part-not-in-entry'
  | 'other-log'
  | 'wrong-seq'
  | 'wrong-prev'
  | 'card-unknown'
  | 'card-behind'
  | 'card-went-back'
  | 'device-not-active'
  | 'signature-missing'
  | 'signature-wrong'
  | 'seen-went-back'
  | 'first-part-wrong'
  | 'not-its-founder'
  | 'at-is-not-its-size'

/** Thrown when a log is broken: fatal for who reads it, a refusal for who writes it. */
export class Refused extends Error {
  readonly code: string
  /** The id of the log and the sequence number where it broke, when known. */
  readonly where: { log: string | null; seq: number } | null

  constructor(code: CheckCode | (string & {}), where: { log: string | null; seq: number } | null = null) {
    super(where ? `${code} at ${where.seq} of ${where.log ?? 'a first part'}` : code)
    this.name = 'Refused'
    this.code = code
    this.where = where
  }
}
