// Entering the family: keys to what somebody decides over from now on, and their name where the others read it.
import { randomId } from '#crypto/secret/random.ts'
import { decideCompartment } from '#shared/compartment/decide.ts'
import type { Holder, Policy } from '#shared/family/events.ts'
import { policyOver } from '#shared/family/state.ts'
import type { Log } from '#shared/log/check.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import { requestsOf } from './request.ts'
import type { ChangeRecord, MapCard, Person } from './sealed-kinds.ts'
import { innerMapsOf, mapsOf, nameMap, rollOf, withPerson, writeMapCard, writeRoll } from './vaults.ts'

type Entering = Pick<ChangeRecord, 'what' | 'person' | 'child' | 'request'>

/** Beside the steps that name them: keeper of every map under those policies, in the roll, and for a child a map to decide in. */
export function enter(
  core: Core,
  draft: Draft,
  family: Log<'family'>,
  { what, person: id, child, request }: Entering,
  steps: readonly (Holder | Policy)[],
): Refusal | null {
  const vault = family.id
  const roll = rollOf(core, vault)?.value
  const asked = requestsOf(core, vault).find((one) => one.id === request && one.member.state.owner === id)
  if (!roll || !asked) return { refused: 'no-access' }
  const shape = what === 'young' ? 'child' : 'family'
  const person: Person = { person: id, profile: asked.ask.profile, shape, coordinator: false }
  const policies = steps.flatMap((step) => (step.type === 'policy' ? [step] : []))
  const under = (log: string) =>
    policies.find(({ policy }) => policy === policyOver(family.state, log)?.policy) ?? null
  for (const { log } of [...mapsOf(core, vault), ...innerMapsOf(core, vault)]) {
    const refused = under(log.id) && admitDecider(core, draft, log, person)
    if (refused) return refused
  }
  const people = withPerson(roll.people, person)
  const { members } = roll.directory
  if (what === 'holder') {
    const member = { id: randomId(), name: person.profile.name, role: 'parent' as const, person: id }
    const known = members.some((one) => one.person === id)
    const all = known ? members : [...members, member]
    writeRoll(core, draft, family, { ...roll, directory: { ...roll.directory, members: all }, people })
    return null
  }
  const [policy] = policies
  const own = members.find((member) => member.id === child)
  if (!policy || !own) return { refused: 'no-access' }
  // A map for those who decide over this child alone: there requests are put before who does not read the family's log.
  const inner = innerMapsOf(core, vault).some(({ log }) => under(log.id))
  const about = { map: 'besluiten' as const, child: { id: own.id, name: own.name } }
  const refused = inner ? null : nameMap(core, draft, { family, roll: { ...roll, people }, policy, about })
  if (refused) return refused
  const all = members.map((member) => (member === own ? { ...member, person: id } : member))
  writeRoll(core, draft, family, { ...roll, directory: { ...roll.directory, members: all }, people })
  return null
}

function admitDecider(core: Core, draft: Draft, map: Log<'compartment'>, person: Person): Refusal | null {
  const command = { do: 'admit-decider' as const, person: person.person, keeper: true }
  const intents = decideCompartment(map.state, command, core.seenTime)
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
