// Consent: who asks, who says yes or no, what is given, taken back and what ends by itself.

import { type Grant, type Person, people, type Wish } from '#server/cli/demo/content/index.ts'
import type { Wish as EngineWish } from '#web/consent/wish.ts'
import { agree, decline, give } from '#web/vault/consent.ts'
import { myProfile } from '#web/vault/own.ts'
import { agreeAsNamed } from '#web/vault/question.ts'
import { ask, requestsOf } from '#web/vault/request.ts'
import { takeBack, takeBackMap } from '#web/vault/taking-back.ts'
import { addPage } from '#web/vault/vaults.ts'
import { done } from './cast.ts'
import type { Days } from './days.ts'
import type { Household } from './household.ts'
import { useCode } from './joining.ts'
import type { OrganisationLogs } from './organisations.ts'
import type { Walk } from './walk.ts'

/** Minutes between steps of one evening that the content tells as one. */
const MINUTE = 60

export function planConsent(
  walk: Walk,
  home: Household,
  days: Days,
  grants: readonly Grant[],
  organisations: OrganisationLogs,
): void {
  for (const grant of grants) {
    const person = people.find((one) => one.key === grant.to)
    if (!person) throw new Error(`nobody is called ${grant.to}`)
    const { key, approved, declined, takenBack } = grant
    walk.plan(days.at(grant.asked), `${key} is asked`, () =>
      asks(home, days, grant, person, organisations.get(grant.organisation ?? '')),
    )
    for (const [i, yes] of approved.entries())
      walk.plan(days.at(yes), `${yes.by} approves ${key}`, () => approves(home, days, grant, yes.by, i === 0))
    const last = approved.at(-1)
    if (last)
      walk.plan(days.at(last) + MINUTE, `${key} is admitted`, async () => {
        // A last yes from who does not hold the vault is carried out by a holder's client.
        if (last.by === 'sam') await home.cast.tidy(home.first)
      })
    if (declined)
      walk.plan(days.at(declined), `${declined.by} declines ${key}`, async () => {
        done(await decline(await home.cast.enter(declined.by), home.vault, requestOf(home, grant)))
      })
    if (takenBack)
      walk.plan(days.at(takenBack), `${takenBack.by} takes back ${key}`, () =>
        takesBack(home, grant, takenBack.by),
      )
    if (last && !takenBack && grant.endAgo > 0)
      walk.plan(days.at({ ago: grant.endAgo - 1, at: '07:15' }), `${key} ends`, () =>
        home.cast.tidy(home.first),
      )
  }
}

/** Asks, with a code from the family the first time. A network member's page is made when they ask for it. */
async function asks(
  home: Household,
  days: Days,
  grant: Grant,
  person: Person,
  organisation: { name: string; log: string } | undefined,
): Promise<void> {
  const { cast, vault, first } = home
  await cast.appear(person)
  const network = person.role === 'network'
  const children = grant.wishes.flatMap(({ on }) => ('child' in on ? [home.child(on.child)] : []))
  const record = home.invited.get(person.key) ?? (await useCode(home, person.key, [...new Set(children)]))
  const core = await cast.enter(person.key)
  const own = myProfile(core)?.profile
  if (!own) throw new Error(`${person.key} has no profile`)
  const from = organisation ? { organisation: organisation.name, organisationLog: organisation.log } : {}
  const profile = { ...own, ...from }
  const wishes = grant.wishes.map((wish) => wishOf(home, wish))
  const { purpose, past, endAgo } = grant
  const as = grant.coordinator ? 'coordinator' : network ? 'network' : 'professional'
  done(await ask(core, record, profile, as, { purpose, wishes, past, end: days.day(endAgo) }))
  const family = await cast.enter(first)
  const asked = requestsOf(family, vault).filter((one) => one.member.state.owner === core.person)
  const newest = asked.toSorted((a, b) => a.seq - b.seq).at(-1)
  if (!newest) throw new Error(`no request ${grant.key}`)
  home.requests.set(grant.key, newest.id)
  if (network && asked.length === 1) {
    const relation = person.profession ? { relation: person.profession } : {}
    done(await addPage(family, vault, { name: person.name, person: core.person, ...relation }))
  }
}

const wishOf = (home: Household, { on, read, write }: Wish): EngineWish => ({
  child: 'child' in on ? home.child(on.child) : null,
  map: on.map,
  read,
  write,
})

/** The first to say yes makes the exact terms; the others say yes to those. */
async function approves(
  home: Household,
  days: Days,
  grant: Grant,
  by: string,
  first: boolean,
): Promise<void> {
  const { cast, vault } = home
  const request = requestOf(home, grant)
  const core = await cast.enter(by)
  if (first) {
    const given = (grant.given ?? grant.wishes).map((wish) => wishOf(home, wish))
    done(await give(core, vault, request, { given, past: grant.past, end: days.day(grant.endAgo) }))
  } else done(await (core.holds(vault) ? agree : agreeAsNamed)(core, vault, request))
}

/** A holder ends everything of a person; a young person one map at a time. */
async function takesBack(home: Household, grant: Grant, by: string): Promise<void> {
  const core = await home.cast.enter(by)
  const { person } = home.cast.core(grant.to)
  if (core.holds(home.vault)) done(await takeBack(core, home.vault, person))
  else for (const { on } of grant.wishes) done(await takeBackMap(core, home.log(on), person))
}

function requestOf(home: Household, grant: Grant): string {
  const request = home.requests.get(grant.key)
  if (request === undefined) throw new Error(`${grant.key} was not asked`)
  return request
}
