// Making a vault, its maps, and the records that say what they are.
import { randomId } from '#crypto/secret/random.ts'
import { decideCompartment } from '#shared/compartment/decide.ts'
import { decideFamily } from '#shared/family/decide.ts'
import { policyOver } from '#shared/family/state.ts'
import type { Log } from '#shared/log/check.ts'
import { currentEpoch } from '#shared/log/epochs.ts'
import { nextRevision } from '#shared/log/records.ts'
import type { About } from '#web/child/about.ts'
import { type ChildMap, innerMaps, startMaps } from '#web/child/maps.ts'
import { childrenOf, type Member } from '#web/people/directory.ts'
import type { Profile } from '#web/people/profile.ts'
import { beginnings, carryOutFamily } from './carry.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import type { NewChild } from './engine.ts'
import { familyOf } from './family.ts'
import { encodeSealedKind, type MapCard, type Person, parseSealedKind, type Roll } from './sealed-kinds.ts'

/** The newest record of a kind in a log, with its place. */
function newestOf<K extends 'map' | 'roll'>(core: Core, log: string, kind: K) {
  for (const opened of core.contents.newest(log).toReversed()) {
    const parsed = parseSealedKind(opened.bytes)
    if (parsed?.kind === kind)
      return { record: opened.record, rev: opened.rev, value: parsed as Extract<MapCard | Roll, { kind: K }> }
  }
  return null
}

export const rollOf = (core: Core, vault: string) => newestOf(core, vault, 'roll')
export const mapCardOf = (core: Core, log: string) => newestOf(core, log, 'map')

/** Whether a newer revision stands in the log than the one that opened here: writing on would undo what it says. */
const isBehind = (
  state: Parameters<typeof nextRevision>[0],
  known: { record: string; rev: number },
): boolean => nextRevision(state, known.record).rev !== known.rev + 1

/** Writes the roll again, as part of what a draft does in the family's log. */
export function writeRoll(core: Core, draft: Draft, family: Log<'family'>, roll: Roll): void {
  const known = rollOf(core, family.id)
  if (known && isBehind(family.state, known)) draft.refuse('content-withheld')
  const record = known?.record ?? randomId()
  const part = draft.part(family.id, family)
  draft.seal(part, { record, ...nextRevision(family.state, record), plaintext: encodeSealedKind(roll) })
}

/** Writes a map's card again, under the key in force or the one this draft makes. */
export function writeMapCard(
  core: Core,
  draft: Draft,
  map: Log<'compartment'>,
  change: (card: MapCard) => MapCard,
): void {
  const known = mapCardOf(core, map.id)
  if (!known) return
  if (isBehind(map.state, known)) draft.refuse('content-withheld')
  const plaintext = encodeSealedKind(change(known.value))
  draft.seal(draft.part(map.id, map), {
    record: known.record,
    ...nextRevision(map.state, known.record),
    plaintext,
  })
}

/** What keeps a person in the vault's lists: once, with the newest that is known of them. */
export const withPerson = (people: readonly Person[], person: Person): Person[] => [
  ...people.filter((p) => p.person !== person.person),
  person,
]

type NewMap = {
  about: About
  deciders: readonly string[]
  people: readonly Person[]
  inbox: { inbox: string; epoch: number }
}

/** The log of a new map; what is in it follows with `openMap`, once the vault's inbox is known. */
const createMap = (draft: Draft): string =>
  draft.create({ type: 'create', kind: 'compartment', vault: draft.vault, by: draft.author.person })

/** Who decides over a new map, its first key and its card. */
function openMap(draft: Draft, log: string, { about, deciders, people, inbox }: NewMap): void {
  const part = draft.part(log, null)
  const open = { do: 'open' as const, keepers: [...deciders], admit: deciders.map((person) => ({ person })) }
  const intents = decideCompartment(beginnings.compartment(draft.vault), open, 0)
  if (isRefusal(intents)) throw new RangeError(intents.refused)
  draft.carryOut(part, intents)
  const card: MapCard = {
    kind: 'map',
    about,
    inbox: inbox.inbox,
    inboxEpoch: inbox.epoch,
    people: [...people],
  }
  draft.seal(part, { record: randomId(), rev: 1, prev: null, plaintext: encodeSealedKind(card) })
}

/** A vault with one holder, its roll and its first maps; the id once it is in the draft. */
export function makeVault(
  draft: Draft,
  input: { family: string; me: Person; member: Member; maps: readonly About['map'][] },
): string {
  const { person } = draft.author
  draft.vault = draft.create({ type: 'create', kind: 'family', by: person })
  const part = draft.part(draft.vault, null)
  const policy = randomId()
  const compartments = input.maps.map(() => ({ policy, log: createMap(draft) }))
  const policies = [{ policy, grant: [person], revoke: [person] }]
  const intents = decideFamily(
    beginnings.family(),
    { do: 'open', holder: person, policies, compartments },
    person,
    0,
  )
  if (isRefusal(intents)) throw new RangeError(intents.refused)
  carryOutFamily(draft, part, intents)
  const { inbox } = draft
  if (!inbox) throw new RangeError('a vault without an inbox')
  input.maps.forEach((map, i) => {
    const about: About = { kind: 'about', family: input.family, map }
    openMap(draft, compartments[i]?.log ?? '', { about, deciders: [person], people: [input.me], inbox })
  })
  const roll: Roll = {
    kind: 'roll',
    directory: { kind: 'directory', name: input.family, members: [input.member] },
    people: [input.me],
  }
  draft.seal(part, { record: randomId(), rev: 1, prev: null, plaintext: encodeSealedKind(roll) })
  return draft.vault
}

/** The family's vault: its plan; children are added one by one, each in an entry of its own. */
export async function startVault(
  core: Core,
  input: { family: string; profile: Profile; children: readonly NewChild[] },
): Promise<Refusal | { done: true; vault: string }> {
  const me: Person = { person: core.person, profile: input.profile, shape: 'family', coordinator: false }
  const member: Member = { id: randomId(), name: input.profile.name, role: 'parent', person: core.person }
  const made = await core.act('', (draft) => {
    makeVault(draft, { family: input.family, me, member, maps: ['gezinsplan'] })
    return null
  })
  if (isRefusal(made)) return made
  const { vault } = made.draft
  for (const child of input.children) {
    const added = await addChild(core, vault, child)
    if (isRefusal(added)) return added
  }
  return { done: true, vault }
}

/** A child: a policy of their own and the maps of the start set. */
export function addChild(
  core: Core,
  vault: string,
  child: NewChild,
): Promise<Refusal | { done: true; draft: Draft }> {
  const id = randomId()
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    const roll = rollOf(core, vault)?.value
    const inbox = family && inboxOf(family)
    if (!family || !roll || !inbox) return { refused: 'no-access' }
    const { holders } = family.state
    const now = core.seenTime
    const policy = randomId()
    const named = { policy, grant: [...holders], revoke: [...holders], next: null, opens: null, wait: null }
    const settled = decideFamily(family.state, { do: 'set-policy', ...named }, core.person, now)
    if (isRefusal(settled)) return settled
    const part = draft.part(vault, family)
    carryOutFamily(draft, part, settled)
    const people = roll.people.filter((p) => holders.includes(p.person))
    for (const map of startMaps) {
      const about: About = {
        kind: 'about',
        family: roll.directory.name,
        map,
        child: { id, name: child.name },
      }
      const log = createMap(draft)
      openMap(draft, log, { about, deciders: holders, people, inbox })
      part.events.push({ type: 'compartment', log, policy, acts: 'add' })
    }
    const member: Member = { id, role: 'child', order: childrenOf(roll.directory).length, ...child }
    const members = [...roll.directory.members, member]
    writeRoll(core, draft, family, { ...roll, directory: { ...roll.directory, members } })
    return null
  })
}

/** One more map of a child, decided over as the others of that child are: *eigen-woorden*, once a child writes. */
export function addMap(
  core: Core,
  vault: string,
  child: string,
  map: ChildMap,
): Promise<Refusal | { done: true; draft: Draft }> {
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    const roll = rollOf(core, vault)?.value
    const own = roll?.directory.members.find((m) => m.id === child)
    const maps = mapsOf(core, vault).filter(({ card }) => card?.about.child?.id === child)
    const policy = family && maps[0] && policyOver(family.state, maps[0].log.id)
    if (!family || !roll || !own || !policy) return { refused: 'no-access' }
    if (maps.some(({ card }) => card?.about.map === map)) return { refused: 'no-change' }
    const about = { map, child: { id: child, name: own.name } }
    return nameMap(core, draft, { family, roll, policy, about })
  })
}

/** A network member's one page, over which all holders decide; `person`: the account they asked with, if any. */
export function addPage(
  core: Core,
  vault: string,
  { name, relation, person }: { name: string; relation?: string; person?: string },
): Promise<Refusal | { done: true; draft: Draft }> {
  const id = randomId()
  return core.act(vault, (draft) => {
    const family = core.replica.log(vault, 'family')
    const roll = rollOf(core, vault)?.value
    const policy = family?.state.policies.find(({ grant }) => sameSet(grant, family.state.holders))
    if (!family || !roll || !policy) return { refused: 'no-access' }
    const refused = nameMap(core, draft, {
      family,
      roll,
      policy,
      about: { map: 'bladzijde', member: { id, name } },
    })
    if (refused) return refused
    const more = { ...(relation ? { relation } : {}), ...(person ? { person } : {}) }
    const members = [...roll.directory.members, { id, name, role: 'network' as const, ...more }]
    writeRoll(core, draft, family, { ...roll, directory: { ...roll.directory, members } })
    return null
  })
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one))

/** Makes a map under a policy that stands or that this draft sets, with everyone it names as its keepers. */
export function nameMap(
  core: Core,
  draft: Draft,
  of: {
    family: Log<'family'>
    roll: Roll
    policy: { policy: string; grant: readonly string[] }
    about: Place
  },
): Refusal | null {
  const { family, roll, policy } = of
  const inbox = inboxOf(family)
  if (!inbox) return { refused: 'no-access' }
  const log = createMap(draft)
  const command = { do: 'add-compartment' as const, log, policy: policy.policy }
  const named = decideFamily(family.state, command, core.person, core.seenTime)
  if (isRefusal(named)) return named
  carryOutFamily(draft, draft.part(family.id, family), named)
  const about: About = { kind: 'about', family: roll.directory.name, ...of.about }
  const people = roll.people.filter((p) => policy.grant.includes(p.person))
  openMap(draft, log, { about, deciders: policy.grant, people, inbox })
  return null
}
type Place = Pick<About, 'map' | 'child' | 'member'>

type ReadMap = { log: Log<'compartment'>; card: MapCard | null }

const readMaps = (core: Core, vault: string): ReadMap[] =>
  core.replica
    .of('compartment')
    .filter((log) => log.state.vault === vault && core.served.has(log.id))
    .map((log) => ({ log, card: mapCardOf(core, log.id)?.value ?? null }))

const isInner = ({ card }: ReadMap): boolean => innerMaps.some((inner) => inner === card?.about.map)

/** The maps of a vault that are read here, with what they are. */
export const mapsOf = (core: Core, vault: string): ReadMap[] =>
  readMaps(core, vault).filter((map) => !isInner(map))

/** The maps of those who decide: they are not shown as maps, and never shared. */
export const innerMapsOf = (core: Core, vault: string): ReadMap[] => readMaps(core, vault).filter(isInner)

/** Who must say yes over a map, and whose yes is enough to take back. Only whom the family's log names knows. */
export const decidersOver = (core: Core, vault: string, log: string): readonly string[] => {
  const family = familyOf(core, vault)
  return (family && policyOver(family.state, log)?.grant) ?? []
}

/** The vault's inbox as it is now, for who reads the family's log. */
export const inboxOf = (family: Log<'family'>): { inbox: string; epoch: number } | null => {
  const epoch = currentEpoch(family.state)?.epoch
  const inbox = family.state.epochs.at(-1)?.inbox
  return epoch !== undefined && inbox !== undefined ? { inbox, epoch } : null
}
