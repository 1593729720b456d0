// Consent: the record of one decision to share, with the fields of ISO/IEC TS 27560:2023 and GDPR art. 7(1).
import * as v from 'valibot'
import { legalPositions } from '#web/people/position.ts'
import { basis, day, id, line, seconds, text, words } from '#web/record/field.ts'
import { pasts } from './request.ts'
import { consentStates } from './state.ts'
import { wishes } from './wish.ts'

export const CONSENT_SCHEMA = 'iso-27560/gezinskluis-1'

/** GDPR art. 6(1)(a) with 9(2)(a), or without special categories art. 6(1)(a) alone. */
const lawfulBases = ['consent', 'explicit-consent'] as const

/** GDPR art. 9 and 10: what asks for more care. A plain map may still hold what is sensitive to somebody. */
const sensitivities = ['plain', 'special'] as const

export const consentRecord = v.strictObject({
  kind: v.literal('consent'),
  basis,
  schema: v.literal(CONSENT_SCHEMA),
  /** The consent's own id, cited by its events. */
  consent: id,
  /** Whom the data is about, by opaque ids: no name is needed to prove a consent. */
  subjects: v.pipe(v.array(id), v.minLength(1), v.maxLength(20)),
  /** The text that was shown: where, which version, its SHA-256 (base64url) and language. */
  notice: v.strictObject({
    uri: words,
    version: words,
    hash: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
    language: v.picklist(['nl', 'en']),
  }),
  purpose: text,
  lawfulBasis: v.picklist(lawfulBases),
  sensitivity: v.picklist(sensitivities),
  recipient: v.strictObject({
    person: id,
    name: words,
    role: v.exactOptional(words),
    organisation: v.exactOptional(words),
    registration: v.exactOptional(words),
  }),
  given: wishes,
  past: v.picklist(pasts),
  period: v.strictObject({ from: day, until: day }),
  withdrawal: text,
  storage: text,
  retention: text,
  /** Who decided; the signature is the line in the family's log that carries it. */
  decidedBy: v.pipe(
    v.array(
      v.strictObject({
        who: id,
        role: words,
        position: v.exactOptional(v.picklist(legalPositions)),
        line: v.exactOptional(line),
      }),
    ),
    v.maxLength(10),
  ),
  request: v.exactOptional(id),
  reason: v.exactOptional(text),
  events: v.pipe(
    v.array(v.strictObject({ at: seconds, state: v.picklist(consentStates), actor: id })),
    v.maxLength(100),
  ),
})

export type Consent = v.InferOutput<typeof consentRecord>
