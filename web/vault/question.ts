// Questions: what is put before somebody who decides over a child's maps and does not hold the vault, and what they say to it.
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import type { PolicyState } from '#shared/family/state.ts'
import { policyOver, termsHash, termsLine } from '#shared/family/state.ts'
import type { Log } from '#shared/log/check.ts'
import { nextRevision } from '#shared/log/records.ts'
import { decideMember } from '#shared/member/decide.ts'
import type { Wish } from '#web/consent/wish.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import { familyOf } from './family.ts'
import { type AskedRequest, requestsOf } from './request.ts'
import { encodeSealedKind, type Offer, type Person, parseSealedKind, type Question } from './sealed-kinds.ts'
import { innerMapsOf, mapsOf } from './vaults.ts'

type Done = { done: true; draft: Draft }

/** One record for each request, whoever's client writes it: 16 bytes of the hash of the request's leaf. */
const recordOf = (request: string): string => base64url(fromBase64url(request, 32).subarray(0, 16))

/** Everything that was put before this person in a vault, with the map it stands in; the newest of each. */
export function questionsOf(
  core: Core,
  vault: string,
): { log: string; by: string; seen: number; question: Question }[] {
  return innerMapsOf(core, vault).flatMap(({ log }) =>
    core.contents.newest(log.id).flatMap(({ author, seen, bytes }) => {
      const question = parseSealedKind(bytes)
      return question?.kind === 'question' ? [{ log: log.id, by: author, seen, question }] : []
    }),
  )
}

/** The policies over these maps under which somebody decides who does not hold the vault, with the map they share. */
function shared(core: Core, family: Log<'family'>, logs: readonly string[]) {
  const policies = new Map<string, PolicyState>()
  for (const log of logs) {
    const policy = policyOver(family.state, log)
    if (policy?.grant.some((person) => !family.state.holders.includes(person)))
      policies.set(policy.policy, policy)
  }
  return [...policies.values()].flatMap((policy) => {
    const found = innerMapsOf(core, family.id).find(
      ({ log }) => policyOver(family.state, log.id)?.policy === policy.policy,
    )
    return found ? [{ policy, log: found.log }] : []
  })
}

const logsOf = (core: Core, vault: string, wishes: readonly Wish[]): string[] =>
  mapsOf(core, vault).flatMap(({ log, card }) => {
    const child = card?.about.child?.id ?? null
    return wishes.some((wish) => wish.map === card?.about.map && wish.child === child) ? [log.id] : []
  })

/**
 * Puts a request, and the terms offered on it, before everyone who decides over its maps and does not read the family's
 * log: in the entry that approves them, so that nobody is asked about other terms than a holder signed.
 */
export function putQuestions(
  core: Core,
  draft: Draft,
  family: Log<'family'>,
  asked: AskedRequest,
  offer: Offer | null,
): void {
  const { request } = asked.ask
  if (!request) return
  const logs = offer ? offer.lines.map((line) => line.log) : logsOf(core, family.id, request.wishes)
  for (const { policy, log } of shared(core, family, logs)) {
    const under = (id: string) => policyOver(family.state, id)?.policy === policy.policy
    const wishes = request.wishes.filter((wish) => logsOf(core, family.id, [wish]).some(under))
    if (wishes.length === 0) continue
    const from: Person = {
      person: asked.member.state.owner,
      profile: asked.ask.profile,
      shape: asked.ask.as === 'network' ? 'network' : 'helper',
      coordinator: asked.ask.as === 'coordinator',
    }
    const lines = offer?.lines.filter((line) => under(line.log))
    const question: Question = {
      kind: 'question',
      request: asked.id,
      from,
      asked: asked.time,
      ask: { ...request, wishes },
      ...(offer && lines ? { offer: { terms: offer.terms, lines } } : {}),
    }
    const record = recordOf(asked.id)
    const plaintext = encodeSealedKind(question)
    draft.seal(draft.part(log.id, log), { record, ...nextRevision(log.state, record), plaintext })
  }
}

/** Requests that stand open here and were not put before everyone who decides: as soon as a holder's client reads them. */
const unasked = (core: Core, family: Log<'family'>): AskedRequest[] =>
  requestsOf(core, family.id).filter(
    ({ id, ask, withdrawn }) =>
      !withdrawn &&
      ask.request !== undefined &&
      shared(core, family, logsOf(core, family.id, ask.request.wishes)).some(
        ({ log }) => log.state.records.get(recordOf(id)) === undefined,
      ),
  )

/** The terms a holder offered last, perhaps before anybody else decided along. */
const newestOffer = (core: Core, vault: string, request: string): Offer | null =>
  core.contents
    .of(vault)
    .flatMap(({ bytes }) => {
      const offer = parseSealedKind(bytes)
      return offer?.kind === 'offer' && offer.request === request ? [offer] : []
    })
    .at(-1) ?? null

/** Puts every open request before whom it concerns, in every vault held here. */
export async function forwardRequests(core: Core): Promise<void> {
  for (const { id } of core.replica.of('family')) {
    const now = () => core.replica.log(id, 'family')
    const family = now()
    if (!family || !core.holds(id) || unasked(core, family).length === 0) continue
    await core.act(id, (draft) => {
      const current = now()
      if (!current) return { refused: 'no-access' }
      for (const asked of unasked(core, current))
        putQuestions(core, draft, current, asked, newestOffer(core, id, asked.id))
      return null
    })
  }
}

/** The terms in a question as a yes would be to exactly those: null when they are none that somebody approved. */
export function offerIn(core: Core, vault: string, { offer, request, ask }: Question): Offer | null {
  const family = familyOf(core, vault)
  if (!offer || !family?.state.terms.has(termsHash(offer.terms)) || offer.terms.vault !== vault) return null
  if (!offer.lines.every((line) => offer.terms.compartments.includes(termsLine(line)))) return null
  const given = offer.lines.flatMap(({ log, may }): Wish[] => {
    const about = mapsOf(core, vault).find((map) => map.log.id === log)?.card?.about
    const wish = ask.wishes.find((one) => one.map === about?.map && one.child === (about?.child?.id ?? null))
    return wish ? [{ ...wish, read: may !== 'write', write: may !== 'read' }] : []
  })
  // What cannot be said in words is not agreed to.
  return given.length === offer.lines.length ? { kind: 'offer', request, ...offer, given } : null
}

const questionOn = (core: Core, vault: string, request: string): Question | null =>
  questionsOf(core, vault).findLast(({ question }) => question.request === request)?.question ?? null

/** A yes in one's own member log, over the hash of exactly the terms that stand before one. */
export function agreeAsNamed(core: Core, vault: string, request: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const own = core.replica.memberLog(vault, core.person)
    const family = familyOf(core, vault)
    const question = questionOn(core, vault, request)
    const offer = question && offerIn(core, vault, question)
    if (!own || !family || !offer) return { refused: 'no-access' }
    const policies = new Map<string, number>()
    for (const { log } of offer.lines) {
      const policy = policyOver(family.state, log)
      if (policy?.grant.includes(core.person)) policies.set(policy.policy, policy.version)
    }
    const intents = decideMember(own.state, {
      do: 'approve',
      request,
      terms: termsHash(offer.terms),
      policies: [...policies].map(([policy, version]) => ({ policy, version })),
    })
    if (isRefusal(intents)) return intents
    draft.part(own.id, own).events.push(...intents)
    return null
  })
}

/** A no in one's own member log. */
export function declineAsNamed(core: Core, vault: string, request: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const own = core.replica.memberLog(vault, core.person)
    const question = questionOn(core, vault, request)
    if (!own || !question) return { refused: 'no-access' }
    const grantee = question.from.person
    const intents = decideMember(own.state, { do: 'decline', request, grantee })
    if (isRefusal(intents)) return intents
    draft.part(own.id, own).events.push(...intents)
    return null
  })
}
