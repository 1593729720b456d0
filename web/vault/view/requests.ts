// Requests and helpers: who asks, who still has to say something, who has what until when, who fetched.
import { fromBase64url, fromUtf8 } from '#crypto/public/bytes.ts'
import { hasEnded } from '#shared/compartment/state.ts'
import { termsHash } from '#shared/family/state.ts'
import { attestationOf } from '#shared/organisation/state.ts'
import type { AccessRequest } from '#web/consent/request.ts'
import { stateOn } from '#web/consent/state.ts'
import { dayOf } from '#web/record/day.ts'
import { comparedIn, comparisonNumber } from '#web/vault/compare.ts'
import { lapsesAt, offersOn, waitsFor } from '#web/vault/consent.ts'
import type { Core } from '#web/vault/core.ts'
import { familyOf } from '#web/vault/family.ts'
import { offerIn, questionsOf } from '#web/vault/question.ts'
import { requestsOf } from '#web/vault/request.ts'
import type { Offer, Person } from '#web/vault/sealed-kinds.ts'
import type { HelperView, MapView, RequestView } from '#web/vault/shown.ts'
import { decidersOver, mapsOf } from '#web/vault/vaults.ts'

/** A request as it reached this person: opened from the inbox by a holder, or put before who decides and does not hold. */
type Put = {
  id: string
  person: string
  time: number
  request: AccessRequest
  withdrawn: boolean
  /** when it was asked, in the time that decides */
  seen: number
  /** exact terms, newest last */
  offers: readonly { hash: string; offer: Offer; by: string; seen: number }[]
}

function putHere(core: Core, vault: string): Put[] {
  const opened = requestsOf(core, vault).flatMap(({ id, member, time, seen, ask, withdrawn }): Put[] => {
    const { request } = ask
    const offers = offersOn(core, vault, id)
    return request ? [{ id, person: member.state.owner, time, seen, request, withdrawn, offers }] : []
  })
  const questions = questionsOf(core, vault).flatMap(({ by, seen, question }): Put[] => {
    const { request: id, from, asked: time, ask: request } = question
    const offer = offerIn(core, vault, question)
    const offers = offer ? [{ hash: termsHash(offer.terms), offer, by, seen }] : []
    return [{ id, person: from.person, time, seen, request, withdrawn: false, offers }]
  })
  return [...opened, ...questions.filter(({ id }) => !opened.some((one) => one.id === id))]
}

/** Who said no to a request: in the family's log, or in a member log of their own. */
const declinedBy = (core: Core, vault: string, request: string): string[] => [
  ...(familyOf(core, vault)?.state.declines ?? []).filter((d) => d.request === request).map((d) => d.by),
  ...core.replica
    .of('member')
    .filter(({ state }) => state.vault === vault && state.declines.some((d) => d.request === request))
    .map(({ state }) => state.owner),
]

/** What became of terms by which somebody was let in; null when nobody was. */
function whatBecame(
  core: Core,
  hash: string,
  { lines, terms }: Offer,
): 'stands' | 'taken-back' | 'replaced' | null {
  const maps = lines.flatMap(({ log }) => core.replica.log(log, 'compartment')?.state ?? [])
  if (!maps.some((map) => map.used.includes(hash))) return null
  const now = maps.flatMap((map) => map.access.filter((a) => a.person === terms.grantee))
  if (now.some((access) => access.terms === hash)) return 'stands'
  if (now.length > 0) return 'replaced'
  return terms.end > core.ports.now() ? 'taken-back' : 'stands'
}

/** Who still has to say something. */
const isOpen = (state: RequestView['state']): boolean =>
  state === 'requested' || state === 'partly-agreed' || state === 'blocked'

const lastDay = (end: string, lapses: number): string => (end < dayOf(lapses) ? end : dayOf(lapses))

export function requestViews(core: Core, vault: string, maps: readonly MapView[]): RequestView[] {
  const family = familyOf(core, vault)
  return putHere(core, vault).map(({ id, person, time, seen, request, withdrawn, offers }) => {
    const wishes = request.wishes.map((wish) => ({
      ...wish,
      log: maps.find((map) => map.name === wish.map && map.child === wish.child)?.log ?? null,
    }))
    const deciders = wishes.flatMap((wish) => (wish.log ? decidersOver(core, vault, wish.log) : []))
    const declined = declinedBy(core, vault, id)
    // Who asked knows of those who decide only the one who said no.
    const policy = [...new Set(person === core.person && !core.holds(vault) ? declined : deciders)]
    const last = offers.at(-1)
    const waits = family && last ? waitsFor(core, family, last.offer) : policy
    const given = last ? whatBecame(core, last.hash, last.offer) : null
    const admitted = given !== null
    const approved = last ? policy.filter((one) => !waits.includes(one)) : []
    const answers = {
      policy,
      approved: new Set(admitted ? policy : approved),
      declined: new Set(admitted ? [] : declined),
      admitted,
      withdrawn: given ? given === 'taken-back' : withdrawn,
      replaced: given === 'replaced',
      until:
        last && admitted ? dayOf(last.offer.terms.end) : lastDay(request.end, lapsesAt(seen, offers) - 1),
    }
    const proposal = last && !admitted ? last : null
    const state = stateOn(answers, dayOf(core.ports.now()))
    // Whose no ended it waits for nobody.
    const open = isOpen(state)
    return {
      id,
      person,
      purpose: request.purpose,
      wishes,
      past: request.past,
      end: request.end,
      asked: time,
      state,
      given: admitted,
      waitsFor: open ? waits.filter((one) => !declined.includes(one)) : [],
      proposed: proposal
        ? {
            by: proposal.by,
            given: proposal.offer.given,
            past: proposal.offer.lines.some((line) => line.history === 'whole')
              ? 'with-history'
              : 'from-today',
            end: dayOf(proposal.offer.terms.end),
          }
        : null,
    }
  })
}

export function helperViews(
  core: Core,
  vault: string,
  known: ReadonlyMap<string, Person>,
  maps: readonly MapView[],
  requests: readonly RequestView[],
): HelperView[] {
  const now = core.ports.now()
  const people = new Set<string>()
  const given = new Map<string, HelperView['maps'][number][]>()
  for (const { log } of mapsOf(core, vault))
    for (const access of log.state.access) {
      if (access.end === 0 || hasEnded(access, now)) continue
      const map = maps.find((m) => m.log === log.id)
      people.add(access.person)
      if (map)
        given.set(access.person, [
          ...(given.get(access.person) ?? []),
          { log: log.id, name: map.name, child: map.child, may: access.may, end: access.end },
        ])
    }
  const open = requests.filter((r) => isOpen(r.state) || r.state === 'awaiting-key')
  for (const request of open) people.add(request.person)
  const compared = comparedIn(core, vault)
  return [...people].map((person) => {
    const of = known.get(person)
    const own = given.get(person) ?? []
    const visits = core.replica.memberLog(vault, person)?.state.visits ?? []
    return {
      person,
      shape: of?.shape === 'network' ? 'network' : 'helper',
      maps: own,
      end: own.length > 0 ? Math.min(...own.map((map) => map.end)) : null,
      asks: open.some((request) => request.person === person),
      coordinator: of?.coordinator ?? false,
      fetched: visits.at(-1)?.time ?? null,
      confirmed: confirmation(core, person, of?.profile.organisationLog),
      claims: of?.profile.claims ?? [],
      number: comparisonNumber(vault, person),
      compared: compared.get(person) ?? null,
      otherBefore: [...compared.keys()].some(
        (one) => one !== person && known.get(one)?.profile.name === of?.profile.name,
      ),
    }
  })
}

/** Whether the organisation they come from, and no other they may work for, confirms this person now. */
function confirmation(core: Core, person: string, log: string | undefined): HelperView['confirmed'] {
  const organisation = log === undefined ? null : core.replica.log(log, 'organisation')
  const attestation = organisation && attestationOf(organisation.state, person, core.ports.now())
  if (!attestation) return null
  return {
    organisation: fromUtf8(fromBase64url(organisation.state.name)),
    since: attestation.since,
  }
}

/** Everybody an open request is of, as they say they are themselves. */
export const askersOf = (core: Core, vault: string): Person[] => [
  ...questionsOf(core, vault).map(({ question }) => question.from),
  ...requestsOf(core, vault).map(({ member, ask }) => ({
    person: member.state.owner,
    profile: ask.profile,
    shape:
      ask.as === 'network'
        ? ('network' as const)
        : ask.as === 'holder' || ask.as === 'young'
          ? ('family' as const)
          : ('helper' as const),
    coordinator: ask.as === 'coordinator',
  })),
]
