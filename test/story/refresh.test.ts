// A session that is renewed: everything that is asked at that moment waits for one new token, and nobody is locked out.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookmark, logList } from '#shared/wire/logs.ts'
import { House, type Somebody } from '#test/setup/house.ts'
import { household } from '#test/story/scene.ts'

/** Longer than an access token lasts, shorter than a session (seconds). */
const LATER = 1200

let house: House
let noor: Somebody

beforeAll(async () => {
  house = await House.open()
  noor = await house.person('Noor')
  await household(house, noor)
})
afterAll(() => house.close())

test('twenty minutes later Noor looks again: all requests at once renew her session once, and her vault stays open', async () => {
  await house.later(LATER)
  const { connection } = noor.core
  const asked = Array.from({ length: 8 }, (_, i) =>
    i % 2 === 0 ? connection.get('/api/logs', logList) : connection.get('/api/bookmark', bookmark),
  )
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(asked.map(() => 'fulfilled'))
  expect(connection.ended).toBe(false)
  await noor.look()
  expect(noor.engine.snapshot()).toMatchObject({ at: 'open', view: { connection: 'online' } })
})
