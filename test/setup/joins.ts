// Somebody joins the family itself, by a code: the second parent, or a young person who decides along.
import { admitHolder, admitYoung } from '#web/vault/join.ts'
import { ask, openInvitation, requestsOf } from '#web/vault/request.ts'
import { done, type House, type Somebody, sure } from './house.ts'

/** `child`: the id in the family's directory of who is young. */
export async function joins(
  house: House,
  parent: Somebody,
  who: Somebody,
  { name, as, child }: { name: string; as: 'holder' | 'young'; child?: string },
): Promise<void> {
  const vault = parent.vault().id
  const children = parent.vault().children.map(({ id }) => id)
  const { invitation } = done(await parent.engine.invite(vault, { children, days: 14, uses: 1 }))
  await house.later()
  const found = await openInvitation(who.core, sure(invitation).link)
  if ('refused' in found) throw new Error(found.refused)
  const profile = { kind: 'profile' as const, name, claims: [] }
  await ask(who.core, found.record, profile, as, child === undefined ? {} : { child })
  await house.later()
  await parent.look()
  const asked = requestsOf(parent.core, vault).find((r) => r.member.state.owner === who.core.person)
  const admitted = await (as === 'holder' ? admitHolder : admitYoung)(parent.core, vault, sure(asked).id)
  if ('refused' in admitted) throw new Error(admitted.refused)
  await house.later()
  await parent.look()
  await who.look()
}
