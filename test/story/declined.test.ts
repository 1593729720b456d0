// A no: who asked hears it, with what they had as it was; and twenty answered requests leave room for the next.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REQUESTS_MAX } from '#shared/member/open.ts'
import { done, House, type Somebody, sure } from '#test/setup/house.ts'
import { declinedIn, standingIn } from '#web/screens/board/standing-in.ts'
import { asks, childOf, household } from './scene.ts'

const DAY = 86_400

let house: House
let noor: Somebody
let fatima: Somebody
let vault: string

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'))
  fatima = await house.person('Fatima', { as: 'professional', profession: 'leerkracht' })
  vault = noor.vault().id
})
afterAll(() => house.close())

const standing = () => standingIn(fatima.vault(), fatima.core.person)
const wishes = () => [{ child: childOf(noor).id, map: 'school' as const, read: true, write: false }]
const asking = () => ({
  purpose: 'Ik wil helpen.',
  wishes: wishes(),
  past: 'from-today' as const,
  end: '2026-12-20',
})
const waiting = () => sure(noor.vault().requests.find((r) => r.state === 'requested')).id
const settle = async () => {
  await house.later()
  await noor.look()
  await fatima.look()
}

test('Noor says no, and Fatima reads that the family said no', async () => {
  const request = await asks(house, noor, fatima, { maps: ['school'] })
  await fatima.look()
  expect(standing()).toBe('asking')
  done(await noor.engine.decline(vault, request))
  await settle()
  expect(standing()).toBe('declined')
  expect(declinedIn(fatima.vault(), fatima.core.person)?.id).toBe(request)
  expect(fatima.vault().health.alarm).toBeNull()
})

test('Fatima asks again and is let in; a no to more leaves what she has', async () => {
  done(await fatima.engine.askAgain(vault, asking()))
  await settle()
  expect(standing()).toBe('asking')
  const given = { given: wishes(), past: 'from-today' as const, end: '2026-12-20' }
  done(await noor.engine.give(vault, waiting(), given))
  await settle()
  expect(standing()).toBe('in')
  expect(declinedIn(fatima.vault(), fatima.core.person)).toBeNull()
  done(await fatima.engine.askAgain(vault, { ...asking(), end: '2027-06-01' }))
  await settle()
  done(await noor.engine.decline(vault, waiting()))
  await settle()
  expect(standing()).toBe('in')
  expect(declinedIn(fatima.vault(), fatima.core.person)).not.toBeNull()
})

test('more requests than may wait at once, each answered before the next: none is refused', async () => {
  for (let i = 0; i < REQUESTS_MAX; i++) {
    done(await fatima.engine.askAgain(vault, asking()))
    await settle()
    done(await noor.engine.decline(vault, waiting()))
    await house.later(DAY / 2)
    await settle()
  }
  expect(noor.core.alarm).toBeNull()
})

test('unanswered ones fill the vault, until thirty days went by', async () => {
  for (let i = 0; i < REQUESTS_MAX; i++) {
    if (i % 10 === 0) await house.later(DAY)
    await fatima.look()
    done(await fatima.engine.askAgain(vault, asking()))
  }
  await house.later(DAY)
  await fatima.look()
  expect(await fatima.engine.askAgain(vault, asking())).toMatchObject({ refused: 'too-many' })
  for (let i = 0; i < 3; i++) {
    await house.later(10 * DAY)
    await noor.look()
    await fatima.look()
  }
  done(await fatima.engine.askAgain(vault, { ...asking(), end: '2027-03-01' }))
  await settle()
  expect(noor.core.alarm).toBeNull()
})
