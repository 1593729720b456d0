// Joining: a parent starts the vault, and the family itself comes in: the young person, the second holder.

import type { Child, Family, Moment, Person, PersonKey } from '#server/cli/demo/content/index.ts'
import { people } from '#server/cli/demo/content/index.ts'
import { admitHolder, admitYoung, joiners } from '#web/vault/join.ts'
import { keepBirth, keepInvitation } from '#web/vault/own.ts'
import { ask, invite, openInvitation } from '#web/vault/request.ts'
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
      const joins = child ? { as: 'young' as const, child: home.child(child.key) } : { as: 'holder' as const }
      const known = family.children.map((one) => home.child(one.key))
      const code = { children: child ? [home.child(child.key)] : known, days: 7, uses: 1 }
      const { invitation } = done(await invite(await cast.enter(first), vault, code, joins))
      const own = await cast.enter(key)
      const { record, proof } = done(await openInvitation(own, invitation.code.join(' ')))
      await keepInvitation(own, record)
      home.invited.set(key, record)
      const profile = { kind: 'profile' as const, name: person.name, claims: [] }
      if (child) done(await keepBirth(own, days.day(child.bornAgo)))
      const wanted = child ? { child: home.child(child.key), proof } : { proof }
      done(await ask(own, record, profile, joins.as, wanted))
      const core = await cast.enter(first)
      const asked = joiners(core, vault).findLast((one) => one.member.state.owner === own.person)
      if (!asked) throw new Error(`no request of ${key}`)
      done(await (child ? admitYoung(core, vault, asked.id) : admitHolder(core, vault, asked.id)))
      if (!child) await recordAuthority(home, days, family.children, own.person)
      // Somebody with a vote writes in their own words too.
      if (child) done(await addMap(core, vault, home.child(child.key), 'eigen-woorden'))
    })
  }
}

/** What the parents record of the second holder: of each child since its birth, with what shows it. */
async function recordAuthority(
  home: Household,
  days: Days,
  children: readonly Child[],
  who: string,
): Promise<void> {
  for (const child of children)
    done(
      await home.cast.engine(home.first).recordPosition(home.vault, {
        kind: 'legal-position',
        who,
        child: home.child(child.key),
        position: 'gezag_gezamenlijk',
        since: days.day(child.bornAgo),
        evidence: 'Uittreksel uit het gezagsregister',
      }),
    )
}
