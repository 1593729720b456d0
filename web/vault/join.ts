// Joining the family itself: a second holder of authority, and a young person with a vote over their own maps.
import { randomId } from '#crypto/secret/random.ts'
import { decideCompartment } from '#shared/compartment/decide.ts'
import { decideFamily } from '#shared/family/decide.ts'
import { policyOver } from '#shared/family/state.ts'
import type { Log } from '#shared/log/check.ts'
import { carryOutFamily } from './carry.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import { requestsOf } from './request.ts'
import type { MapCard, Person } from './sealed-kinds.ts'
import { innerMapsOf, mapsOf, nameMap, rollOf, withPerson, writeMapCard, writeRoll } from './vaults.ts'

type Done = { done: true; draft: Draft }

/** A second holder: named by every policy, keeper of every map, with a key to everything that is there. */
export function admitHolder(core: Core, vault: string, request: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const found = asking(core, vault, request)
    if (!found) return { refused: 'no-access' }
    const { family, person } = found
    const now = core.seenTime
    // The policies first: once there are two holders a policy takes both. Each in a line of its own: whom a policy names
    // is served that line, and it tells them of no other child.
    for (const { policy, grant, revoke } of family.state.policies) {
      const named = {
        grant: [...grant, person.person],
        revoke: [...revoke, person.person],
        next: null,
        opens: null,
        wait: null,
      }
      const set = decideFamily(family.state, { do: 'set-policy', policy, ...named }, core.person, now)
      if (isRefusal(set)) return set
      carryOutFamily(draft, draft.furtherPart(vault, family), set)
    }
    const added = decideFamily(
      family.state,
      { do: 'add-holder', person: person.person, wait: null },
      core.person,
      now,
    )
    if (isRefusal(added)) return added
    carryOutFamily(draft, draft.furtherPart(vault, family), added)
    for (const { log } of [...mapsOf(core, vault), ...innerMapsOf(core, vault)]) {
      const refused = admitDecider(core, draft, log, person, now)
      if (refused) return refused
    }
    const roll = rollOf(core, vault)?.value
    if (!roll) return { refused: 'no-access' }
    const member = {
      id: randomId(),
      name: person.profile.name,
      role: 'parent' as const,
      person: person.person,
    }
    const members = [...roll.directory.members, member]
    const people = withPerson(roll.people, person)
    writeRoll(core, draft, family, { ...roll, directory: { ...roll.directory, members }, people })
    return null
  })
}

/** A young person: has a vote over their own maps, and keeps their keys. */
export function admitYoung(core: Core, vault: string, request: string): Promise<Refusal | Done> {
  return core.act(vault, (draft) => {
    const found = asking(core, vault, request)
    const roll = rollOf(core, vault)?.value
    const child = found?.child
    if (!found || !roll || child === undefined) return { refused: 'no-access' }
    const { family } = found
    const person: Person = { ...found.person, shape: 'child' }
    const own = mapsOf(core, vault).filter(({ card }) => card?.about.child?.id === child)
    const policy = own[0] && policyOver(family.state, own[0].log.id)
    if (!policy) return { refused: 'no-access' }
    const now = core.seenTime
    const { grant, revoke } = policy
    const named = {
      grant: [...grant, person.person],
      revoke: [...revoke, person.person],
      next: null,
      opens: null,
      wait: null,
    }
    const set = decideFamily(
      family.state,
      { do: 'set-policy', policy: policy.policy, ...named },
      core.person,
      now,
    )
    if (isRefusal(set)) return set
    carryOutFamily(draft, draft.furtherPart(vault, family), set)
    for (const { log } of own) {
      const refused = admitDecider(core, draft, log, person, now)
      if (refused) return refused
    }
    const members = roll.directory.members.map((m) => (m.id === child ? { ...m, person: person.person } : m))
    const people = withPerson(roll.people, person)
    // A map for those who decide over this child alone: there requests are put before who does not read the family's log.
    const name = roll.directory.members.find((m) => m.id === child)?.name ?? ''
    const about = { map: 'besluiten' as const, child: { id: child, name } }
    const refused = nameMap(core, draft, {
      family,
      roll: { ...roll, people },
      policy: { policy: policy.policy, grant: named.grant },
      about,
    })
    if (refused) return refused
    writeRoll(core, draft, family, { ...roll, directory: { ...roll.directory, members }, people })
    return null
  })
}

function admitDecider(
  core: Core,
  draft: Draft,
  map: Log<'compartment'>,
  person: Person,
  now: number,
): Refusal | null {
  const intents = decideCompartment(
    map.state,
    { do: 'admit-decider', person: person.person, keeper: true },
    now,
  )
  if (isRefusal(intents)) return intents
  draft.carryOut(draft.part(map.id, map), intents)
  const inbox = draft.inbox ? { inbox: draft.inbox.inbox, inboxEpoch: draft.inbox.epoch } : {}
  writeMapCard(core, draft, map, (card: MapCard) => ({
    ...card,
    ...inbox,
    people: withPerson(card.people, person),
  }))
  return null
}

function asking(core: Core, vault: string, request: string) {
  const family = core.replica.log(vault, 'family')
  const asked = requestsOf(core, vault).find((r) => r.id === request)
  if (!family || !asked) return null
  const { profile, child } = asked.ask
  const person: Person = { person: asked.member.state.owner, profile, shape: 'family', coordinator: false }
  return { family, person, child }
}
