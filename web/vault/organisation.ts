// Organisations: a public log in which one confirms who works there, and how a family's client comes to read it.
import { base64url, utf8 } from '#crypto/public/bytes.ts'
import { decideOrganisation } from '#shared/organisation/decide.ts'
import { type Core, isRefusal, type Refusal } from './core.ts'
import type { Draft } from './draft.ts'
import { WireError } from './http.ts'
import { learnOrganisation } from './learn.ts'
import { Alarm } from './register.ts'
import { requestsOf } from './request.ts'
import { rollOf } from './vaults.ts'

type Done = { done: true; draft: Draft }

/** Opens an organisation's log with oneself as its first administrator. `kvk`: 8 digits. */
export async function openOrganisation(
  core: Core,
  input: { name: string; kvk: string },
): Promise<Refusal | (Done & { organisation: string })> {
  let organisation = ''
  const made = await core.act('', (draft) => {
    const create = {
      type: 'create',
      kind: 'organisation',
      name: base64url(utf8(input.name)),
      kvk: input.kvk,
      by: core.person,
    }
    organisation = draft.create(create)
    const empty = { name: '', kvk: '', admins: [], attestations: [] }
    const intents = decideOrganisation(empty, { do: 'open', admin: core.person }, core.seenTime)
    if (isRefusal(intents)) return intents
    draft.part(organisation, null).events.push(...intents)
    return null
  })
  return isRefusal(made) ? made : { ...made, organisation }
}

/** Confirms that this person works here, until `end` (Unix seconds; 0: until withdrawn). */
export async function attest(
  core: Core,
  organisation: string,
  person: string,
  end = 0,
): Promise<Refusal | Done> {
  await learnOrganisation(core, organisation)
  return core.act('', (draft) => {
    const log = core.replica.log(organisation, 'organisation')
    if (!log?.state.admins.includes(core.person)) return { refused: 'no-access' }
    const intents = decideOrganisation(log.state, { do: 'attest', person, end }, core.seenTime)
    if (isRefusal(intents)) return intents
    draft.part(organisation, log).events.push(...intents)
    return null
  })
}

/** Learns the logs that people of the vaults held here name as their organisation's: is it confirmed, and still? */
export async function learnOrganisations(core: Core): Promise<void> {
  const named = new Set<string>()
  for (const family of core.replica.of('family')) {
    if (!core.holds(family.id)) continue
    for (const { profile } of rollOf(core, family.id)?.value.people ?? [])
      if (profile.organisationLog) named.add(profile.organisationLog)
    for (const { ask } of requestsOf(core, family.id))
      if (ask.profile.organisationLog) named.add(ask.profile.organisationLog)
  }
  for (const organisation of named) {
    try {
      await learnOrganisation(core, organisation)
    } catch (error) {
      if (error instanceof Alarm) core.alarm = error
      // Anybody may name any log: one that is no organisation's confirms nothing.
      else if (!(error instanceof WireError && error.code === 'not-found')) throw error
    }
  }
}
