// Terms in words: the consent record that stands behind an approval (ISO/IEC TS 27560), and the end of a day.
import { base64url, utf8 } from '#crypto/public/bytes.ts'
import { sha256 } from '#crypto/public/hash.ts'
import { randomId } from '#crypto/secret/random.ts'
import type { Consent } from '#web/consent/consent.ts'
import { CONSENT_SCHEMA } from '#web/consent/consent.ts'
import { dayOf } from '#web/record/day.ts'
import type { Core } from './core.ts'
import type { Choice } from './engine.ts'
import type { AskedRequest } from './request.ts'

/** The notice a family reads before it gives, version 1: what the record's hash is of. */
const NOTICE =
  'U bepaalt wie wat mag zien, tot wanneer. U kunt het altijd terugnemen. Intrekken stopt het delen via deze kluis. Wat iemand al gelezen heeft, kan niet terug.'
const SPECIAL = new Set(['gezondheid', 'ontwikkeling', 'hulp'])

/** The last second of that day in the Netherlands (Unix seconds), in winter time or summer time. */
export function endOfDay(day: string): number {
  const inWinter = Math.floor(Date.parse(`${day}T22:59:59Z`) / 1000)
  return dayOf(inWinter) === day ? inWinter : inWinter - 3600
}

export function consentOf(core: Core, asked: AskedRequest, choice: Choice): Consent {
  const given = choice.given.filter((wish) => wish.read || wish.write)
  const { profile } = asked.ask
  const now = core.ports.now()
  return {
    kind: 'consent',
    schema: CONSENT_SCHEMA,
    consent: randomId(),
    subjects: [...new Set(given.map((wish) => wish.child ?? core.person))],
    notice: {
      uri: 'gezinskluis:toestemming',
      version: '1',
      hash: base64url(sha256(utf8(NOTICE))),
      language: 'nl',
    },
    purpose: asked.ask.request?.purpose ?? '-',
    lawfulBasis: given.some((wish) => SPECIAL.has(wish.map)) ? 'explicit-consent' : 'consent',
    sensitivity: given.some((wish) => SPECIAL.has(wish.map)) ? 'special' : 'plain',
    recipient: {
      person: asked.member.state.owner,
      name: profile.name,
      ...(profile.profession ? { role: profile.profession } : {}),
      ...(profile.organisation ? { organisation: profile.organisation } : {}),
    },
    given,
    past: choice.past,
    period: { from: dayOf(now), until: choice.end },
    withdrawal: 'In de kluis, met één besluit, zonder reden.',
    storage: 'Versleuteld in de kluis van het gezin.',
    retention: 'Tot het gezin het wist.',
    decidedBy: [{ who: core.person, role: 'gezaghouder' }],
    events: [{ at: now, state: 'active', actor: core.person }],
  }
}
