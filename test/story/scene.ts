// What stories begin with: a family with a vault, and a professional who was given something.
import { done, type House, type Somebody, sure } from '#test/setup/house.ts'
import type { Wish } from '#web/consent/wish.ts'
import type { ChildView, MapView } from '#web/vault/shown.ts'

export const childOf = (who: Somebody, name = 'Bram'): ChildView =>
  sure(who.vault().children.find((child) => child.name === name))

/** A map by its name: of this child, or of the family when there is none. */
export const mapOf = (who: Somebody, name: string, child = 'Bram'): MapView =>
  sure(
    childOf(who, child).maps.find((map) => map.name === name) ??
      who.vault().maps.find((m) => m.name === name),
  )

export const textsOf = (who: Somebody, child = 'Bram'): string[] =>
  childOf(who, child).timeline.map(({ history: { current } }) =>
    'text' in current.content ? String(current.content.text) : current.content.kind,
  )

export const note = (text: string) => ({ kind: 'note' as const, on: '2026-11-24', text })

/** A parent with a vault and these children. */
export async function household(house: House, parent: Somebody, children = ['Bram']): Promise<Somebody> {
  const family = { family: 'De Boer', name: 'Noor', children: children.map((name) => ({ name })) }
  done(await parent.engine.startVault(family))
  await house.later()
  await parent.look()
  return parent
}

/** A parent writes in a map of a child. */
export const write = async (who: Somebody, map: string, text: string, child = 'Bram') =>
  done(await who.engine.write(who.vault().id, mapOf(who, map, child).log, note(text)))

export type Given = {
  maps: readonly string[]
  write?: boolean
  past?: 'with-history' | 'from-today'
  end?: string
  child?: string
}

const wishesFor = (child: string, { maps, write = true }: Given): Wish[] =>
  maps.map((map) => ({ child, map: map as Wish['map'], read: true, write }))

/** The professional asks by a code; the request's id. */
export async function asks(house: House, parent: Somebody, helper: Somebody, given: Given): Promise<string> {
  const child = childOf(parent, given.child).id
  const vault = parent.vault().id
  const { invitation } = done(await parent.engine.invite(vault, { children: [child], days: 14, uses: 1 }))
  await house.later()
  const { invited } = done(await helper.engine.openInvitation(sure(invitation).link))
  const { past = 'with-history', end = '2027-02-28' } = given
  const request = { purpose: 'Ik wil helpen.', wishes: wishesFor(child, given), past, end }
  done(await helper.engine.ask(sure(invited), request))
  await house.later()
  await parent.look()
  const all = parent.vault().requests.filter((r) => r.person === helper.core.person)
  return sure(all.find((r) => r.state === 'requested')).id
}

/** The professional asks and the parent gives all of it. */
export async function grants(house: House, parent: Somebody, helper: Somebody, given: Given): Promise<void> {
  const request = await asks(house, parent, helper, given)
  const { past = 'with-history', end = '2027-02-28' } = given
  const choice = { given: wishesFor(childOf(parent, given.child).id, given), past, end }
  done(await parent.engine.give(parent.vault().id, request, choice))
  await house.later()
  await parent.look()
  await helper.look()
}

/** The professional comes to look in these maps (logs). */
export const visits = async (helper: Somebody, vault: string, logs: readonly string[]) =>
  done(await helper.engine.visit(vault, logs))
