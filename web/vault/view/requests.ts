// Requests and helpers: who asks, who still has to say something, who has what until when, who fetched.
import { fromBase64url, fromUtf8 } from '#crypto/public/bytes.ts'
import { hasEnded } from '#shared/compartment/state.ts'
import { attestationOf } from '#shared/organisation/state.ts'
import { stateOn } from '#web/consent/state.ts'
import { dayOf } from '#web/record/day.ts'
import { offersOn, waitsFor } from '#web/vault/consent.ts'
import type { Core } from '#web/vault/core.ts'
import { requestsOf } from '#web/vault/request.ts'
import type { Person } from '#web/vault/sealed-kinds.ts'
import type { HelperView, MapView, RequestView } from '#web/vault/shown.ts'
import { decidersOver, mapsOf } from '#web/vault/vaults.ts'

export function requestViews(core: Core, vault: string, maps: readonly MapView[]): RequestView[] {
  const family = core.replica.log(vault, 'family')
  return requestsOf(core, vault).flatMap(({ id, member, time, ask, withdrawn }) => {
    const request = ask.request
    if (!request) return []
    const wishes = request.wishes.map((wish) => ({
      ...wish,
      log: maps.find((map) => map.name === wish.map && map.child === wish.child)?.log ?? null,
    }))
    const policy = [
      ...new Set(wishes.flatMap((wish) => (wish.log ? decidersOver(core, vault, wish.log) : []))),
    ]
    const offers = offersOn(core, vault, id)
    const last = offers.at(-1)
    const waits = family && last ? waitsFor(core, family, last.offer) : policy
    const declined = family?.state.declines.filter((d) => d.request === id).map((d) => d.by) ?? []
    const admitted = last?.offer.lines.some((line) =>
      core.replica.log(line.log, 'compartment')?.state.used.includes(last.hash),
    )
    const approved = last ? policy.filter((person) => !waits.includes(person)) : []
    const answers = {
      policy,
      approved: new Set(admitted ? policy : approved),
      declined: new Set(admitted ? [] : declined),
      withdrawn,
      replaced: false,
      until: request.end,
    }
    const proposal = last && !admitted ? last : null
    const state = stateOn(answers, dayOf(core.ports.now()))
    // Whose no ended it waits for nobody.
    const open = state === 'requested' || state === 'partly-agreed' || state === 'blocked'
    return [
      {
        id,
        person: member.state.owner,
        purpose: request.purpose,
        wishes,
        past: request.past,
        end: request.end,
        asked: time,
        state,
        waitsFor: open ? waits.filter((person) => !declined.includes(person)) : [],
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
      },
    ]
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
  const open = requests.filter(
    (r) => r.state === 'requested' || r.state === 'partly-agreed' || r.state === 'blocked',
  )
  for (const request of open) people.add(request.person)
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
export const askersOf = (core: Core, vault: string): Person[] =>
  requestsOf(core, vault).map(({ member, ask }) => ({
    person: member.state.owner,
    profile: ask.profile,
    shape:
      ask.as === 'network'
        ? ('network' as const)
        : ask.as === 'holder' || ask.as === 'young'
          ? ('family' as const)
          : ('helper' as const),
    coordinator: ask.as === 'coordinator',
  }))
