// Consent: exact terms, everyone's yes, the admission.
import { randomId } from '#crypto/secret/random.ts'
import { decideCompartment } from '#shared/compartment/decide.ts'
import { yesTo } from '#shared/family/approval.ts'
import { decideFamily } from '#shared/family/decide.ts'
import type { Terms } from '#shared/family/events.ts'
import { APPROVAL_SECONDS, policyOver, termsHash, termsLine } from '#shared/family/state.ts'
import type { Log } from '#shared/log/check.ts'
import { memberOf } from '#web/people/directory.ts'
import { carryOutFamily } from './carry.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import type { Choice } from './engine.ts'
import type { KnownFamily } from './family.ts'
import { isRegistered } from './heads.ts'
import { putQuestions } from './question.ts'
import { type AskedRequest, requestsOf } from './request.ts'
import { encodeSealedKind, type MapCard, type Offer, type Person, parseSealedKind } from './sealed-kinds.ts'
import { consentOf, endOfDay } from './terms.ts'
import { saltFor } from './unread.ts'
import { mapsOf, rollOf, withPerson, writeMapCard, writeRoll } from './vaults.ts'

type Done = { done: true; draft: Draft }

const refused = (code: string): Refusal => ({ refused: code })

/** Exact offers that holders made on a request, newest last, with their hash. */
export function offersOn(
  core: Core,
  vault: string,
  request: string,
): { hash: string; offer: Offer; by: string; seen: number }[] {
  return core.contents.of(vault).flatMap((opened) => {
    const parsed = parseSealedKind(opened.bytes)
    if (parsed?.kind !== 'offer' || parsed.request !== request) return []
    return [{ hash: termsHash(parsed.terms), offer: parsed, by: opened.author, seen: opened.seen }]
  })
}

/** The last moment at which a request can be answered: 30 days after it was asked, or after the newest terms on it. */
export const lapsesAt = (asked: number, offers: readonly { seen: number }[]): number =>
  Math.max(asked, ...offers.map(({ seen }) => seen)) + APPROVAL_SECONDS

const hasLapsed = (core: Core, vault: string, asked: AskedRequest): boolean =>
  lapsesAt(asked.seen, offersOn(core, vault, asked.id)) <= core.seenTime

/** Gives what was chosen: exact terms, approved; and admitted at once when nobody else has to say yes. */
export function give(core: Core, vault: string, request: string, choice: Choice): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    const asked = requestsOf(core, vault).find((r) => r.id === request)
    if (!family || !asked) return refused('no-access')
    if (hasLapsed(core, vault, asked)) return refused('request-lapsed')
    const end = endOfDay(choice.end)
    const maps = mapsOf(core, vault)
    const directory = rollOf(core, vault)?.value.directory
    // A `bladzijde` is the asker's own.
    const page = (directory && memberOf(directory, asked.member.state.owner)?.id) ?? null
    // Whoever gives alone lets in at once: no terms stand in the log of which anybody could know the salts beforehand.
    const alone = maps.every(({ log }) => (policyOver(family.state, log.id)?.grant.length ?? 1) === 1)
    const lines: Offer['lines'] = choice.given.flatMap((wish) => {
      const map = maps.find(
        ({ card }) =>
          card?.about.map === wish.map &&
          (card.about.child?.id ?? null) === wish.child &&
          (card.about.member?.id ?? null) === (wish.map === 'bladzijde' ? page : null),
      )
      if (!map || !(wish.read || wish.write)) return []
      const may = wish.read ? (wish.write ? 'both' : 'read') : 'write'
      const history = choice.past === 'with-history' ? 'whole' : 'from-now'
      return [{ log: map.log.id, may, history, end, salt: saltFor(asked.ask, wish, may, alone) } as const]
    })
    if (lines.length === 0) return refused('nothing-given')
    const part = draft.part(vault, family)
    const consent = encodeSealedKind({ kind: 'decision', consent: consentOf(core, asked, choice) })
    const consentRecord = randomId()
    const consentHash = draft.seal(part, { record: consentRecord, rev: 1, prev: null, plaintext: consent })
    const role =
      asked.ask.as === 'coordinator' ? 'coordinator' : asked.ask.as === 'network' ? 'network' : 'professional'
    const terms: Terms = {
      v: 1,
      vault,
      grantee: asked.member.state.owner,
      organisation: asked.ask.profile.organisationLog ?? null,
      role,
      consent: consentHash,
      compartments: lines.map(termsLine),
      end,
    }
    const offer: Offer = {
      kind: 'offer',
      request,
      terms,
      lines,
      given: choice.given.filter((w) => w.read || w.write),
    }
    draft.seal(part, { record: randomId(), rev: 1, prev: null, plaintext: encodeSealedKind(offer) })
    putQuestions(core, draft, family, asked, offer)
    return approve(core, draft, family, offer)
  })
}

/** Says yes to exact terms that another holder proposed. */
export function agree(core: Core, vault: string, request: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    const asked = requestsOf(core, vault).find((r) => r.id === request)
    const proposed = offersOn(core, vault, request).at(-1)
    if (!family || !asked || !proposed) return refused('no-access')
    if (hasLapsed(core, vault, asked)) return refused('request-lapsed')
    return approve(core, draft, family, proposed.offer)
  })
}

/** Adds this holder's approval; with it the admission, when every other yes is there. */
function approve(core: Core, draft: Draft, family: Log<'family'>, offer: Offer): Refusal | null {
  const logs = offer.lines.map((line) => line.log)
  const command = { do: 'approve' as const, request: offer.request, terms: offer.terms, logs }
  const intents = decideFamily(family.state, command, core.person, core.seenTime)
  if (isRefusal(intents)) return intents
  carryOutFamily(draft, draft.part(family.id, family), intents)
  const waits = waitsFor(core, family, offer, core.person).length > 0
  // Keys only go to a card that the register shows to everybody; until then the yes stands and the admission follows.
  return waits || !isRegistered(core, offer.terms.grantee) ? null : admit(core, draft, family, offer)
}

/** Who still has to say yes to these exact terms, apart from `except` who is saying it now. */
export function waitsFor(
  core: Core,
  family: KnownFamily,
  offer: Pick<Offer, 'terms' | 'lines'>,
  except: string | null = null,
): string[] {
  const hash = termsHash(offer.terms)
  const now = core.seenTime
  const missing = new Set<string>()
  for (const { log } of offer.lines) {
    const policy = policyOver(family.state, log)
    if (!policy) continue
    const memberOf = (person: string) => core.replica.memberLog(family.id, person)?.state ?? null
    const yes = yesTo(family.state, hash, policy, now, memberOf)
    for (const person of policy.grant) if (person !== except && !yes.includes(person)) missing.add(person)
  }
  return [...missing]
}

/** Lets the grantee into every map of the offer, and the people there know of them. */
function admit(core: Core, draft: Draft, family: Log<'family'>, offer: Offer): Refusal | null {
  const now = core.seenTime
  const asked = requestsOf(core, family.id).find((r) => r.id === offer.request)
  if (!asked) return refused('no-access')
  const { grantee } = offer.terms
  const person: Person = {
    person: grantee,
    profile: asked.ask.profile,
    shape: offer.terms.role === 'network' ? 'network' : 'helper',
    coordinator: offer.terms.role === 'coordinator',
  }
  const terms = termsHash(offer.terms)
  for (const { log: id, may, history, end, salt } of offer.lines) {
    const map = core.replica.log(id, 'compartment')
    if (!map) return refused('no-access')
    const intents = decideCompartment(
      map.state,
      { do: 'admit', person: grantee, may, history, end, terms, salt },
      now,
    )
    if (isRefusal(intents)) return intents
    draft.carryOut(draft.part(id, map), intents)
    writeMapCard(core, draft, map, (card: MapCard) => ({ ...card, people: withPerson(card.people, person) }))
  }
  const roll = rollOf(core, family.id)?.value
  if (roll) writeRoll(core, draft, family, { ...roll, people: withPerson(roll.people, person) })
  return null
}

/** Admissions for which every yes is there and this person holds the keys: the last yes may come from elsewhere. */
export async function admitWhoWaits(core: Core): Promise<void> {
  for (const family of core.replica.of('family')) {
    if (!core.holds(family.id)) continue
    for (const opened of core.contents.of(family.id)) {
      const offer = parseSealedKind(opened.bytes)
      if (offer?.kind !== 'offer' || !isWaiting(core, family, offer)) continue
      await core.act(family.id, (draft) => {
        const now = core.replica.log(family.id, 'family')
        return now && isWaiting(core, now, offer) ? admit(core, draft, now, offer) : refused('no-change')
      })
    }
  }
}

const isWaiting = (core: Core, family: Log<'family'>, offer: Offer): boolean => {
  const hash = termsHash(offer.terms)
  const some = family.state.terms.has(hash) && family.state.approvals.some((a) => a.terms === hash)
  const open =
    isRegistered(core, offer.terms.grantee) &&
    offer.terms.end > core.seenTime &&
    waitsFor(core, family, offer).length === 0
  const request = requestsOf(core, family.id).find((r) => r.id === offer.request)
  const unused = offer.lines.every(
    (line) => core.replica.log(line.log, 'compartment')?.state.used.includes(hash) === false,
  )
  return some && open && request !== undefined && !request.withdrawn && unused
}

export function decline(core: Core, vault: string, request: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    const asked = requestsOf(core, vault).find((r) => r.id === request)
    if (!family || !asked) return refused('no-access')
    const command = { do: 'decline' as const, request, grantee: asked.member.state.owner }
    const intents = decideFamily(family.state, command, core.person, core.seenTime)
    if (isRefusal(intents)) return intents
    carryOutFamily(draft, draft.part(vault, family), intents)
    return null
  })
}
