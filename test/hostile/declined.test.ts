// A server that lies to Fatima about the no to her request; and what she is served of the family's log because of it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { base64url, fromBase64url } from '#crypto/public/bytes.ts'
import { encodeLeaf, parseLeaf } from '#shared/log/entry.ts'
import { type Named, named, namedOrNot } from '#shared/wire/named.ts'
import { done, House, sure } from '#test/setup/house.ts'
import { asks, household } from '#test/story/scene.ts'
import { alarmOf, reopened, THERAPIST, type Victim, victim } from './people.ts'
import { Liar } from './proxy.ts'

const NAMED = /\/api\/vaults\/.*\/named/

let house: House
let noor: Victim
let fatima: Victim
let ravi: Victim
let vault: string

beforeAll(async () => {
  house = await House.open()
  noor = await victim(house, 'Noor')
  await household(house, noor)
  vault = noor.vault().id
  fatima = await victim(house, 'Fatima', THERAPIST)
  ravi = await victim(house, 'Ravi', THERAPIST)
  const request = await asks(house, noor, fatima, { maps: ['school'] })
  await asks(house, noor, ravi, { maps: ['school'] })
  done(await noor.engine.decline(vault, request))
  await house.later()
  await fatima.look()
})
afterAll(() => house.close())
beforeEach(() => fatima.liar.honest())

const served = (who: Victim): Promise<Named> =>
  who.core.connection.get(`/api/vaults/${vault}/named?from=0`, named)

/** What Fatima's client says that is told this from now on, as if it had never heard of the no. */
async function verdict(lie: (answer: Named) => unknown): Promise<string | null> {
  const told = await reopened(house, fatima)
  told.core.named.clear()
  told.liar.lie(NAMED, (answer) => lie(answer as Named))
  await told.look()
  told.liar.honest()
  return alarmOf(told)
}

test('61: Fatima is served the one leaf with the no to her, and the log no further; Ravi, who was told nothing, none', async () => {
  const { leaves, size } = await served(fatima)
  expect(leaves).toHaveLength(1)
  const [only] = leaves
  const events = parseLeaf(fromBase64url(sure(only).leaf)).part.events
  expect(events).toEqual([{ type: 'decline', request: expect.any(String), grantee: fatima.core.person }])
  expect(size).toBe(sure(only).seq + 1)
  expect(await ravi.core.connection.get(`/api/vaults/${vault}/named?from=0`, namedOrNot)).toBeNull()
})

test('27: told the truth nothing is raised; a no that was changed in a word is no no', async () => {
  expect(await verdict((answer) => answer)).toBeNull()
  const changed = (answer: Named) => ({
    ...answer,
    leaves: answer.leaves.map((one) => {
      const leaf = parseLeaf(fromBase64url(one.leaf))
      return { ...one, leaf: base64url(encodeLeaf({ ...leaf, entry: { ...leaf.entry, time: 1 } })) }
    }),
  })
  expect(await verdict(changed)).toBe('not-included')
})

test('49: a no that was heard is not taken back by a server that denies it', async () => {
  const gone = { type: 'about:blank', title: 'not-found', status: 404, code: 'not-found' }
  const liar = new Liar(house)
  const honest = liar.fetch
  const fetch = async (request: Request) =>
    NAMED.test(request.url) ? Response.json(gone, { status: 404 }) : honest(request)
  const told = await reopened(house, fatima, Object.assign(liar, { fetch }))
  await told.look()
  expect(alarmOf(told)).toBe('log-withheld')
  expect(told.vault().requests.map(({ state }) => state)).toEqual(['refused'])
})
