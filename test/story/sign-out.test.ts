// Signing out everywhere: every other device hears it at its next request, and asks for the password.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, PASSWORD, type Somebody, somebody } from '#test/setup/house.ts'
import { household } from '#test/story/scene.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'

let house: House
let noor: Somebody

beforeAll(async () => {
  house = await House.open()
  noor = await house.person('Noor')
  await household(house, noor)
})
afterAll(() => house.close())

test('Noor signs out everywhere: her other device locks, and opens again with the password', async () => {
  const device = memoryDevice()
  const engine = await createEngine(house.ports(device), { follow: false })
  done(await engine.signIn({ code: noor.code, password: PASSWORD }))
  const phone = somebody(engine, device, noor.code)
  done(await noor.engine.signOutEverywhere())
  expect(noor.engine.snapshot().at).toBe('locked')
  await phone.look()
  expect(engine.snapshot().at).toBe('locked')
  done(await engine.unlock(PASSWORD))
  await phone.look()
  expect(engine.snapshot()).toMatchObject({ at: 'open', view: { connection: 'online' } })
})

test('a server that answers nothing it should is shown as no connection', async () => {
  let fails = false
  const fetch = (request: Request) =>
    fails ? Promise.resolve(new Response('', { status: 500 })) : house.app.fetch(request)
  const engine = await createEngine(house.ports(noor.device, fetch), { follow: false })
  done(await engine.unlock(PASSWORD))
  await engine.sync()
  expect(engine.snapshot()).toMatchObject({ view: { connection: 'online' } })
  fails = true
  await engine.sync()
  expect(engine.snapshot()).toMatchObject({ view: { connection: 'offline' } })
})
