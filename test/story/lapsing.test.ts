// What becomes of a request: it waits for a key, it is given, it is taken back, or it lapses when nobody answers.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideMember } from '#shared/member/decide.ts'
import { done, House, PASSWORD, type Somebody, sure } from '#test/setup/house.ts'
import { dayOf } from '#web/record/day.ts'
import { offersOn, waitsFor } from '#web/vault/consent.ts'
import { admitHolder, admitYoung } from '#web/vault/join.ts'
import { createEngine } from '#web/vault/open.ts'
import { ask, openInvitation, requestsOf } from '#web/vault/request.ts'
import { asks, childOf, household, mapOf } from './scene.ts'

const DAY = 86_400
let house: House
let noor: Somebody
let vault: string
const fatima = (name: string) =>
  house.person(name, { as: 'professional', profession: 'kinderfysiotherapeut' })

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'), ['Bram', 'Sam'])
  vault = noor.vault().id
})
afterAll(() => house.close())

const choice = (child = 'Bram') => ({
  given: [{ child: childOf(noor, child).id, map: 'school' as const, read: true, write: true }],
  past: 'with-history' as const,
  end: '2027-02-28',
})
const requestOf = (who: Somebody, id: string) => sure(who.vault().requests.find((r) => r.id === id))
const stateOf = (who: Somebody, id: string) => requestOf(who, id).state

test('What everybody gave waits for a key while the register does not show the newest card, and is given after it does', async () => {
  const helper = await fatima('Fatima')
  const request = await asks(house, noor, helper, { maps: ['school'] })
  // She says something here from a second device: her card has grown, and no beat has passed since.
  const second = await createEngine(house.ports(), { follow: false })
  done(await second.signIn({ code: helper.code, password: PASSWORD }))
  await second.sync()
  const more = {
    purpose: 'En ook thuis.',
    wishes: choice().given,
    past: 'with-history' as const,
    end: '2027-02-28',
  }
  done(await second.askAgain(vault, more))
  await noor.look()
  done(await noor.engine.give(vault, request, choice()))
  expect(stateOf(noor, request)).toBe('awaiting-key')
  expect(noor.vault().helpers.flatMap((one) => one.maps)).toEqual([])
  await house.later()
  await noor.look()
  await noor.look()
  expect(requestOf(noor, request)).toMatchObject({ state: 'active', given: true })
  expect(noor.vault().helpers.flatMap((one) => one.maps)).toHaveLength(1)
  done(await noor.engine.takeBack(vault, helper.core.person))
  await house.later()
  await noor.look()
  expect(requestOf(noor, request)).toMatchObject({ state: 'withdrawn', given: true })
})

test('A request that nobody answered in 30 days has lapsed: nobody can give it, and it is asked again', async () => {
  const helper = await fatima('Pim')
  const request = await asks(house, noor, helper, { maps: ['school'] })
  await house.later(29 * DAY)
  await noor.look()
  expect(stateOf(noor, request)).toBe('requested')
  await house.later(2 * DAY)
  await noor.look()
  done(await helper.engine.unlock(PASSWORD))
  await helper.look()
  expect(stateOf(noor, request)).toBe('expired')
  expect(helper.vault().requests.map((r) => r.state)).toEqual(['expired'])
  expect(noor.vault().helpers.some((one) => one.person === helper.core.person)).toBe(false)
  expect(await noor.engine.give(vault, request, choice())).toMatchObject({ refused: 'request-lapsed' })
  const again = {
    purpose: 'Nog eens.',
    wishes: choice().given,
    past: 'with-history' as const,
    end: '2027-02-28',
  }
  done(await helper.engine.askAgain(vault, again))
  await house.later()
  await noor.look()
  const mine = noor.vault().requests.filter((r) => r.person === helper.core.person)
  const asked = sure(mine.find((r) => r.state === 'requested'))
  done(await noor.engine.give(vault, asked.id, choice()))
  expect(stateOf(noor, asked.id)).toBe('active')
})

/** Somebody joins the family itself, by a code. */
async function joins(who: Somebody, as: 'holder' | 'young', child?: string): Promise<void> {
  const invited = { children: [childOf(noor, 'Sam').id], days: 14, uses: 1 }
  const { invitation } = done(await noor.engine.invite(vault, invited))
  await house.later()
  const found = await openInvitation(who.core, sure(invitation).link)
  if ('refused' in found) throw new Error(found.refused)
  const profile = { kind: 'profile' as const, name: as, claims: [] }
  await ask(who.core, found.record, profile, as, child === undefined ? {} : { child })
  await house.later()
  await noor.look()
  const request = sure(requestsOf(noor.core, vault).find((r) => r.member.state.owner === who.core.person)).id
  const admit = as === 'holder' ? admitHolder : admitYoung
  expect(await admit(noor.core, vault, request)).toMatchObject({ done: true })
  await house.later()
  await noor.look()
  await who.look()
}

let sam: Somebody

test('A grant in Sam’s map ends with its day by Sam’s own software, though Sam does not hold the vault', async () => {
  sam = await house.person('Sam')
  await joins(sam, 'young', childOf(noor, 'Sam').id)
  const helper = await fatima('Chaim')
  const request = await asks(house, noor, helper, { maps: ['school'], child: 'Sam' })
  done(await noor.engine.give(vault, request, { ...choice('Sam'), end: dayOf(house.now + 5 * DAY) }))
  await house.later()
  const { hash } = sure(offersOn(noor.core, vault, request).at(-1))
  await saysYes(sam, request, hash)
  await house.later()
  await noor.look()
  const school = mapOf(noor, 'school', 'Sam').log
  expect(mapOf(noor, 'school', 'Sam').readers).toContain(helper.core.person)
  await house.later(7 * DAY)
  done(await sam.engine.unlock(PASSWORD))
  await sam.look()
  const state = () => sure(sam.core.replica.log(school, 'compartment')).state
  expect(state().access.some((one) => one.person === helper.core.person)).toBe(false)
  const ended = sure(
    sam.core.replica.file(school)?.lines.findLast((l) => l.events.some((e) => e.type === 'expire')),
  )
  expect(ended.person).toBe(sam.core.person)
  expect(sure(state().epochs.at(-1)).boxes.map((box) => box.person)).not.toContain(helper.core.person)
})

/** Sam's yes, in a log of their own. */
async function saysYes(who: Somebody, request: string, terms: string): Promise<void> {
  const family = sure(noor.core.replica.log(vault, 'family'))
  const policy = sure(family.state.policies.find((p) => p.grant.includes(who.core.person)))
  const said = await who.core.act(vault, (draft) => {
    const own = sure(who.core.replica.memberLog(vault, who.core.person))
    const policies = [{ policy: policy.policy, version: policy.version }]
    const intents = decideMember(own.state, { do: 'approve', request, terms, policies })
    if (!Array.isArray(intents)) return intents
    draft.part(own.id, own).events.push(...intents)
    return null
  })
  expect(said).toMatchObject({ done: true })
}

test('30: a yes of Sam of longer than 30 days ago counts for nobody: the software waits for Sam, and sends nothing the server refuses', async () => {
  const [daan, ravi] = [await house.person('Daan'), await fatima('Ravi')]
  await joins(daan, 'holder')
  const request = await asks(house, noor, ravi, { maps: ['school'], child: 'Sam' })
  done(await noor.engine.give(vault, request, choice('Sam')))
  await house.later()
  const { hash, offer } = sure(offersOn(noor.core, vault, request).at(-1))
  const family = () => sure(noor.core.replica.log(vault, 'family'))
  await saysYes(sam, request, hash)
  await house.later(29 * DAY)
  await noor.look()
  await daan.look()
  expect(waitsFor(noor.core, family(), offer)).toEqual([daan.core.person])
  // Noor says yes again on the last day; two days later Daan does. By then Sam's yes is too old.
  done(await noor.engine.agree(vault, request))
  await house.later(2 * DAY)
  await daan.look()
  expect(waitsFor(daan.core, sure(daan.core.replica.log(vault, 'family')), offer)).toContain(sam.core.person)
  const before = house.lines.length
  await daan.engine.agree(vault, request)
  await house.later()
  await noor.look()
  await daan.look()
  expect(house.lines.slice(before).filter((line) => line.status >= 400)).toEqual([])
  expect(stateOf(noor, request)).not.toBe('active')
  expect(mapOf(noor, 'school', 'Sam').readers).not.toContain(ravi.core.person)
})
