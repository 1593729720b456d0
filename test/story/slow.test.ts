// A slow connection: beats pass and others write while somebody's client is still looking. That is no alarm.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, House, PASSWORD, type Somebody, somebody } from '#test/setup/house.ts'
import { joins } from '#test/setup/joins.ts'
import { memoryDevice } from '#web/vault/memory.ts'
import { createEngine } from '#web/vault/open.ts'
import { childOf, household, write } from './scene.ts'

/** Short beats (seconds): a request may be on its way for several of them. */
const BEAT = 5

let house: House
let noor: Somebody
let sam: Somebody

beforeAll(async () => {
  house = await House.open()
  noor = await household(house, await house.person('Noor'), ['Sam'])
  sam = await house.person('Sam')
  await joins(house, noor, sam, { name: 'Sam', as: 'young', child: childOf(noor, 'Sam').id })
  await house.later()
  await sam.look()
})
afterAll(() => house.close())

/** Somebody's second device; what `meanwhile` does happens once, before its next request to that path is answered. */
async function slowDevice(who: Somebody, path: RegExp) {
  let meanwhile: (() => Promise<unknown>) | null = null
  const device = memoryDevice()
  const ports = house.ports(device, async (request) => {
    const does = path.test(new URL(request.url).pathname) ? meanwhile : null
    if (does) meanwhile = null
    await does?.()
    return house.app.fetch(request)
  })
  const engine = await createEngine(ports, { follow: false })
  done(await engine.signIn({ code: who.code, password: PASSWORD }))
  const slow = somebody(engine, device, who.code)
  await house.later()
  await slow.look()
  const look = async (does: (() => Promise<unknown>) | null) => {
    meanwhile = does
    await slow.look()
  }
  return { slow, look }
}

/** A server with nothing new does not beat. */
const beats = async (count: number) => {
  for (let i = 0; i < count; i++) {
    await write(noor, 'school', `Regel ${i}.`, 'Sam')
    await house.later(BEAT)
  }
}
const invites = () =>
  noor.engine.invite(noor.vault().id, { children: [childOf(noor, 'Sam').id], days: 7, uses: 1 })

test('Noor’s phone looks for so long that three beats pass, and a note lands just before it is given the list', async () => {
  const { slow, look } = await slowDevice(noor, /^\/api\/logs$/)
  await look(async () => {
    await beats(3)
    await write(noor, 'school', 'Net geschreven.', 'Sam')
  })
  await look(null)
  expect(slow.core.alarm).toBeNull()
})

test('three beats pass while Sam asks for the lines that name Sam, and the family’s log has just grown', async () => {
  const { slow, look } = await slowDevice(sam, /\/named$/)
  await look(async () => {
    await beats(3)
    done(await invites())
  })
  await look(null)
  expect(slow.core.alarm).toBeNull()
})

test('each time Sam looks a beat comes in between with a newer head: Sam’s client looks once more', async () => {
  const { slow, look } = await slowDevice(sam, /\/named$/)
  for (let i = 0; i < 4; i++)
    await look(async () => {
      done(await invites())
      await house.later(BEAT)
    })
  expect(slow.core.alarm).toBeNull()
})
