// Joining: a parent starts the vault, and the family itself comes in: the young person, the second holder.

import type { Child, Family, Moment, Person, PersonKey } from '#server/cli/demo/content/index.ts'
import { people } from '#server/cli/demo/content/index.ts'
import { admitHolder, admitYoung } from '#web/vault/join.ts'
import { keepBirth, keepInvitation } from '#web/vault/own.ts'
import { ask, invite, openInvitation, requestsOf } from '#web/vault/request.ts'
import type { InvitedRecord } from '#web/vault/sealed-kinds.ts'
import { addMap, startVault } from '#web/vault/vaults.ts'
import { done } from './cast.ts'
import type { Days } from './days.ts'
import type { Household } from './household.ts'
import type { Walk } from './walk.ts'

type Start = { name: string; parent: Person; children: readonly Child[]; started: Moment }

/** Plans the first evening: an account, a vault, the children. */
export function planStart(
  walk: Walk,
  home: Household,
  days: Days,
  { name, parent, children, started }: Start,
): void {
  walk.plan(days.at(started), `${name} starts`, async () => {
    await home.cast.appear(parent)
    const core = await home.cast.enter(parent.key)
    const profile = { kind: 'profile' as const, name: parent.name, claims: [] }
    const born = children.map((child) => ({ name: child.name, birth: days.day(child.bornAgo) }))
    home.vault = done(await startVault(core, { family: name, profile, children: born })).vault
  })
}

/** Somebody gets a code from the family and opens it on their own device. */
export async function useCode(
  home: Household,
  key: PersonKey,
  children: readonly string[],
): Promise<InvitedRecord> {
  const { cast, vault, first } = home
  const { invitation } = done(await invite(await cast.enter(first), vault, { children, days: 14, uses: 1 }))
  const core = await cast.enter(key)
  const { record } = done(await openInvitation(core, invitation.code.join(' ')))
  await keepInvitation(core, record)
  home.invited.set(key, record)
  return record
}

/** Plans the young person and the second holder. Sam comes first: with two holders a change of policy takes both. */
export function planJoining(walk: Walk, home: Household, days: Days, family: Family): void {
  for (const { person: key, ...moment } of family.joined) {
    const person = people.find((one) => one.key === key)
    const child = family.children.find((one) => one.person === key)
    if (!person) throw new Error(`nobody is called ${key}`)
    walk.plan(days.at(moment), `${key} joins`, async () => {
      const { cast, vault, first } = home
      await cast.appear(person)
      const record = await useCode(home, key, child ? [home.child(child.key)] : [])
      const wanted = child ? { child: home.child(child.key) } : {}
      const profile = { kind: 'profile' as const, name: person.name, claims: [] }
      const own = cast.core(key)
      if (child) done(await keepBirth(own, days.day(child.bornAgo)))
      done(await ask(own, record, profile, child ? 'young' : 'holder', wanted))
      const core = await cast.enter(first)
      const asked = requestsOf(core, vault).findLast((one) => one.member.state.owner === own.person)
      if (!asked) throw new Error(`no request of ${key}`)
      done(await (child ? admitYoung(core, vault, asked.id) : admitHolder(core, vault, asked.id)))
      // Somebody with a vote writes in their own words too.
      if (child) done(await addMap(core, vault, home.child(child.key), 'eigen-woorden'))
    })
  }
}
